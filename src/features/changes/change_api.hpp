// GET /api/v1/changes and the history of one task.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::changes::api {

// Everything that the viewer may see since the token `since`. Without one: no changes and the
// present token. Whoever takes that first and lists everything then, misses nothing.
[[nodiscard]] http::Response index(web::Context& context);

// What happened to a task, newest first, as far back as changes are kept.
[[nodiscard]] http::Response index_of_task(web::Context& context);

}  // namespace tasklight::changes::api
