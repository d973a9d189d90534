// The page that says what went wrong, in words for people, with the request's id for those who
// run the server. Template: errors/error.
#pragma once

#include <string>
#include <string_view>

#include "web/view_model.hpp"

namespace tasklight::web {

struct ErrorView {
    int status = 500;
    std::string heading;
    std::string detail;
    std::string request_id;
    bool may_retry = false;

    [[nodiscard]] ViewModel to_model() const;
};

// `detail` is what a refusal says; empty for a defect, of which the page tells nothing.
[[nodiscard]] ErrorView error_view(int status, std::string_view detail,
                                   std::string_view request_id);

}  // namespace tasklight::web
