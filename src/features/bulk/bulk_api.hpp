// Many changes of tasks at once: one transaction, one operation, one undo. POST /api/v1/bulk takes
// one of
//     {"add": [{task}, …]}                                  new tasks
//     {"tasks": ["id", …], "change": {fields of a task}}    the same edit of each
//     {"tasks": ["id", …], "action": "complete"}            or reopen, skip, delete, restore
// with at most 1,000 tasks. All of it is done or none. The answer holds the tasks as they then
// stand, in the order of the request; deleted ones are left out.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::bulk {

[[nodiscard]] http::Response create(web::Context& context);

}  // namespace tasklight::bulk
