// What quick add understood, as the template tasks/quick sees it.
#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "features/quick_add/known.hpp"
#include "web/view_model.hpp"

namespace tasklight::quick_add {

struct QuickAddView {
    std::string text;
    std::vector<QuickTask> lines;
    Destination destination;  // where the tasks go if the line names no place
    std::vector<FieldError> errors;
    Date today;  // the reader's

    [[nodiscard]] web::ViewModel to_model() const;
};

// The name of the checkbox that keeps a token as words.
[[nodiscard]] std::string literal_field(const Token& token);

}  // namespace tasklight::quick_add
