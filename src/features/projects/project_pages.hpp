// Projects for people: the list, one with its tasks and sections, its form, and what the forms on
// them do. Every form answers 303, or its page again with what was wrong.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::projects::pages {

[[nodiscard]] http::Response index(web::Context& context);    // GET /projects
[[nodiscard]] http::Response create(web::Context& context);   // POST /projects
[[nodiscard]] http::Response show(web::Context& context);     // GET /projects/:id
[[nodiscard]] http::Response edit(web::Context& context);     // GET /projects/:id/edit
[[nodiscard]] http::Response update(web::Context& context);   // POST /projects/:id
[[nodiscard]] http::Response destroy(web::Context& context);  // POST /projects/:id/delete

[[nodiscard]] http::Response create_archive(web::Context& context);   // POST /projects/:id/archive
[[nodiscard]] http::Response destroy_archive(web::Context& context);  // …/archive/delete
[[nodiscard]] http::Response update_position(web::Context& context);  // …/position, move=up or down
[[nodiscard]] http::Response create_task(web::Context& context);      // POST /projects/:id/tasks
[[nodiscard]] http::Response create_section(web::Context& context);  // POST /projects/:id/sections

}  // namespace tasklight::projects::pages
