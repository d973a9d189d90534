// What is due: /today, with what is overdue, and /upcoming, day by day.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::agenda::pages {

[[nodiscard]] http::Response today(web::Context& context);
[[nodiscard]] http::Response upcoming(web::Context& context);

}  // namespace tasklight::agenda::pages
