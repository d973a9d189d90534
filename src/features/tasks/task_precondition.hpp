// The conditions of a request on the task that it changes.
#pragma once

#include "features/tasks/task_saving.hpp"
#include "web/context.hpp"

namespace tasklight::tasks {

// If-Match, and If-None-Match where it guards a change (RFC 9110, section 13.1). The context
// outlives it.
[[nodiscard]] Precondition precondition_of(const web::Context& context);

}  // namespace tasklight::tasks
