// Quick add for programs: POST /api/v1/tasks/quick, and /tasks/quick for scripts in pages.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::quick_add::api {

// {"text", "dry_run", "dismissed":[{"start","end"}], "project_id", "section_id"}, with `dry_run`
// also `now`, `zone` and `locale`. The answer is the (first) task with its `tokens` and `problems`,
// and under `tasks` all of them.
[[nodiscard]] http::Response create(web::Context& context);

}  // namespace tasklight::quick_add::api
