// Tasks for people: the task page, completed tasks, and what the buttons of rows do.
// Every form answers 303, or the page again with what was wrong. For one task see task_page.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::tasks::pages {

[[nodiscard]] http::Response index(web::Context& context);      // GET /, /tasks
[[nodiscard]] http::Response create(web::Context& context);     // POST /tasks/add
[[nodiscard]] http::Response destroy(web::Context& context);    // POST /tasks/delete/:id
[[nodiscard]] http::Response completed(web::Context& context);  // GET /tasks/completed

[[nodiscard]] http::Response create_completion(web::Context& context);
[[nodiscard]] http::Response destroy_completion(web::Context& context);
[[nodiscard]] http::Response create_skip(web::Context& context);
[[nodiscard]] http::Response create_restoration(web::Context& context);

}  // namespace tasklight::tasks::pages
