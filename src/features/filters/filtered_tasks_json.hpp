// The list of tasks that a filter selects, for programs: GET /tasks?filter=… and
// /api/v1/tasks?filter=….
#pragma once

#include <string_view>

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::filters {

// {"tasks":[…],"next_cursor":…,"filter":{…}}. Throws Invalid for the field "filter". The answer
// has no tag: what is due today is another thing tomorrow.
[[nodiscard]] http::Response filtered_tasks(web::Context& context, std::string_view filter);

}  // namespace tasklight::filters
