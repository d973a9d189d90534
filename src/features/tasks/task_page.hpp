// The page of one task for people, and what the forms on it do: its fields, what lies below and
// above it, and what has happened to it.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::tasks::pages {

[[nodiscard]] http::Response show(web::Context& context);            // GET /tasks/:id
[[nodiscard]] http::Response update(web::Context& context);          // POST /tasks/:id
[[nodiscard]] http::Response create_subtask(web::Context& context);  // POST /tasks/:id/subtasks
[[nodiscard]] http::Response edit_parent(web::Context& context);     // GET /tasks/:id/parent
[[nodiscard]] http::Response update_parent(web::Context& context);   // POST /tasks/:id/parent

// GET /tasks/:id/completions: the dates of a repeating task that were done or skipped.
[[nodiscard]] http::Response completions(web::Context& context);
// GET /tasks/:id/changes: what was changed, newest first.
[[nodiscard]] http::Response changes(web::Context& context);

}  // namespace tasklight::tasks::pages
