// Saved filters and the search for people. Every form answers 303, or the page again with what was
// wrong and where.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::filters::pages {

[[nodiscard]] http::Response search(web::Context& context);   // GET /search?q=
[[nodiscard]] http::Response index(web::Context& context);    // GET /filters
[[nodiscard]] http::Response create(web::Context& context);   // POST /filters
[[nodiscard]] http::Response show(web::Context& context);     // GET /filters/:id
[[nodiscard]] http::Response update(web::Context& context);   // POST /filters/:id
[[nodiscard]] http::Response destroy(web::Context& context);  // POST /filters/:id/delete

}  // namespace tasklight::filters::pages
