#include "features/tasks/task_precondition.hpp"

#include "features/tasks/task_json.hpp"
#include "web/entity_tag.hpp"

namespace tasklight::tasks {

Precondition precondition_of(const web::Context& context) {
    const http::Request& request = context.request();
    return [&request](const Task* task) {
        if (!task) {
            if (!request.header("If-Match")) return;
            (void)web::match_holds(request, {});  // one that cannot be read is told first
            throw Stale("null");
        }
        const std::string tag = task_tag(*task);
        if (!web::match_holds(request, tag) || web::none_match_holds(request, tag))
            throw Stale(to_json(*task));
    };
}

}  // namespace tasklight::tasks
