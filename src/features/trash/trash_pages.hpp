// What was deleted in the last 30 days, with the way back: GET /tasks/trash.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::trash::pages {

[[nodiscard]] http::Response show(web::Context& context);

}  // namespace tasklight::trash::pages
