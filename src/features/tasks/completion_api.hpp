// Completing for programs: /api/v1/tasks/:id/completion, /skip, /completions and /occurrences.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::tasks::completion_api {

// POST and DELETE …/completion
[[nodiscard]] http::Response create(web::Context& context);
[[nodiscard]] http::Response destroy(web::Context& context);
// POST …/skip
[[nodiscard]] http::Response skip(web::Context& context);

// GET …/completions: what was done and skipped, newest first.
[[nodiscard]] http::Response index(web::Context& context);
// GET …/occurrences: the next dates and their reasons.
[[nodiscard]] http::Response occurrences(web::Context& context);

}  // namespace tasklight::tasks::completion_api
