// Tasks for programs: the original routes under /tasks in JSON, and /api/v1/tasks.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::tasks::api {

// GET /tasks and GET /api/v1/tasks
[[nodiscard]] http::Response index(web::Context& context);

// POST /tasks/add
[[nodiscard]] http::Response add(web::Context& context);
// POST, DELETE /tasks/delete/:id
[[nodiscard]] http::Response remove(web::Context& context);

// POST /api/v1/tasks
[[nodiscard]] http::Response create(web::Context& context);
// /api/v1/tasks/:id
[[nodiscard]] http::Response show(web::Context& context);
[[nodiscard]] http::Response update(web::Context& context);
[[nodiscard]] http::Response put(web::Context& context);
// POST /api/v1/tasks/:id/restoration
[[nodiscard]] http::Response create_restoration(web::Context& context);

// The same verbs under the pages' addresses, for scripts in pages: {"status","task","operation"}.
[[nodiscard]] http::Response edit(web::Context& context);
[[nodiscard]] http::Response complete(web::Context& context);
[[nodiscard]] http::Response reopen(web::Context& context);
[[nodiscard]] http::Response skip(web::Context& context);
[[nodiscard]] http::Response restore(web::Context& context);

}  // namespace tasklight::tasks::api
