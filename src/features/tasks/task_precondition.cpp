#include "features/tasks/task_precondition.hpp"

#include "features/tasks/task_json.hpp"
#include "web/precondition.hpp"

namespace tasklight::tasks {

Precondition precondition_of(const web::Context& context) {
    const http::Request& request = context.request();
    return [&request](const Task* task) {
        web::check_conditions(request, task ? std::optional(task_tag(*task)) : std::nullopt,
                              [&] { return to_json(*task); });
    };
}

}  // namespace tasklight::tasks
