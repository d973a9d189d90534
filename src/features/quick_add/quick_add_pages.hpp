// Quick add for people: POST /tasks/quick, from the box for a new task. A line in which nothing but
// a title was understood is added at once; else the page shows what was understood, each part of
// which can be taken as mere words, and adds the task when it is sent. From the box on a project's
// page, its project and the chosen section are the place of what names no other.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::quick_add::pages {

[[nodiscard]] http::Response create(web::Context& context);

}  // namespace tasklight::quick_add::pages
