// The form of a section, and what it does; sections are seen and made on their project's page.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::sections::pages {

[[nodiscard]] http::Response edit(web::Context& context);     // GET /sections/:id/edit
[[nodiscard]] http::Response update(web::Context& context);   // POST /sections/:id
[[nodiscard]] http::Response destroy(web::Context& context);  // POST /sections/:id/delete

}  // namespace tasklight::sections::pages
