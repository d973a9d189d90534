#include "web/error_view.hpp"

namespace tasklight::web {
namespace {

std::string_view heading_of(int status) {
    switch (status) {
        case 400:
            return "This request cannot be read";
        case 401:
            return "Please log in";
        case 403:
            return "This is not allowed";
        case 404:
            return "There is nothing here";
        case 405:
            return "This cannot be done here";
        case 409:
            return "Something changed in the meantime";
        case 410:
            return "This is not kept any more";
        case 412:
            return "This was changed in the meantime";
        case 413:
            return "This is too large";
        case 415:
            return "This format is not understood";
        case 422:
            return "Some values cannot be used";
        case 429:
            return "Too many attempts";
        case 503:
            return "Tasklight is busy for a moment";
        case 507:
            return "The server is full";
        default:
            return "Something went wrong";
    }
}

constexpr std::string_view kDefect =
    "This is our fault, not yours. Nothing that was saved before is lost.";

}  // namespace

ViewModel ErrorView::to_model() const {
    ViewModel model;
    model.text("error_status", std::to_string(status))
        .text("error_heading", heading)
        .flag("error_has_detail", !detail.empty() && detail != heading + '.')
        .text("error_detail", detail)
        .flag("error_has_request_id", status >= 500 && !request_id.empty())
        .text("error_request_id", request_id)
        .flag("error_may_retry", may_retry);
    return model;
}

ErrorView error_view(int status, std::string_view detail, std::string_view request_id) {
    return {.status = status,
            .heading = std::string(heading_of(status)),
            .detail = std::string(detail.empty() && status >= 500 ? kDefect : detail),
            .request_id = std::string(request_id),
            .may_retry = status == 429 || status >= 500};
}

}  // namespace tasklight::web
