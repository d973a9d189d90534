// Forms as templates see them: what was typed stands in the fields again, the message beside its
// field, and all messages in a summary at the top. Pure; any thread may call.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "web/view_model.hpp"

namespace tasklight::web {

// For `{{#x_field}}…{{/x_field}}` around one field. `field` is its name in the form. The page
// begins in the first field at fault; if no field is, in the one that `begins_here`.
[[nodiscard]] ViewModel field_model(std::string_view field, std::string_view value,
                                    const std::vector<FieldError>& errors,
                                    bool begins_here = false);

// One choice of a field that offers several. Template: shared/_options.
struct Option {
    std::string value;
    std::string words;
};

// A field whose value is one of the options; a value that is none of them is offered as well.
[[nodiscard]] ViewModel choice_model(std::string_view field, std::string_view value,
                                     const std::vector<Option>& options,
                                     const std::vector<FieldError>& errors);

// For shared/_error_summary. An error without a field belongs to the whole form.
void add_errors(ViewModel& model, const std::vector<FieldError>& errors);

// The messages of a refusal; one that names no field stands above the form.
[[nodiscard]] std::vector<FieldError> errors_of(const Refusal& refusal);

}  // namespace tasklight::web
