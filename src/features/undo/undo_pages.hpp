// POST /tasks/undo (pages and scripts in pages) and POST /api/v1/undo.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::undo {

[[nodiscard]] http::Response create(web::Context& context);       // a form: 303
[[nodiscard]] http::Response create_json(web::Context& context);  // {"status","operation","tasks"}

}  // namespace tasklight::undo
