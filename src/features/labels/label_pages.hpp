// Labels for people: the list, the tasks that carry one, and its form. Every form answers 303, or
// its page again with what was wrong.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::labels::pages {

[[nodiscard]] http::Response index(web::Context& context);    // GET /labels
[[nodiscard]] http::Response create(web::Context& context);   // POST /labels
[[nodiscard]] http::Response show(web::Context& context);     // GET /labels/:id
[[nodiscard]] http::Response edit(web::Context& context);     // GET /labels/:id/edit
[[nodiscard]] http::Response update(web::Context& context);   // POST /labels/:id
[[nodiscard]] http::Response destroy(web::Context& context);  // POST /labels/:id/delete

}  // namespace tasklight::labels::pages
