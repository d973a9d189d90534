// Tasks for people: the task page, the page of one task, completed tasks and the Trash, and the
// forms on them. Every form answers 303, or the page again with what was wrong.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::tasks::pages {

[[nodiscard]] http::Response index(web::Context& context);      // GET /, /tasks
[[nodiscard]] http::Response create(web::Context& context);     // POST /tasks/add
[[nodiscard]] http::Response show(web::Context& context);       // GET /tasks/:id
[[nodiscard]] http::Response update(web::Context& context);     // POST /tasks/:id
[[nodiscard]] http::Response destroy(web::Context& context);    // POST /tasks/delete/:id
[[nodiscard]] http::Response completed(web::Context& context);  // GET /tasks/completed
[[nodiscard]] http::Response trash(web::Context& context);      // GET /tasks/trash

[[nodiscard]] http::Response create_completion(web::Context& context);
[[nodiscard]] http::Response destroy_completion(web::Context& context);
[[nodiscard]] http::Response create_skip(web::Context& context);
[[nodiscard]] http::Response create_restoration(web::Context& context);

}  // namespace tasklight::tasks::pages
