// What a request may say about a task, and the rules its words must keep. The same for JSON and
// for forms.
#pragma once

#include <optional>
#include <string>

#include "model/task.hpp"
#include "web/fields.hpp"

namespace tasklight::tasks {

// An absent field is left as it is; in a new task it has its default.
struct TaskForm {
    std::optional<TaskId> id;
    std::optional<ProjectId> project_id;
    std::optional<std::string> title;
    std::optional<std::string> notes;
    std::optional<bool> completed;
    std::optional<std::int64_t> version;  // what the client read, in forms
};

// Throws Invalid with every fault. A title must be there.
[[nodiscard]] TaskForm read_new_task(web::Fields fields);

// For PUT: a whole task, `id` may only repeat `path_id`.
[[nodiscard]] TaskForm read_whole_task(web::Fields fields, const TaskId& path_id);

// For PATCH and edit forms: only what is there changes; null stands for the default.
[[nodiscard]] TaskForm read_task_edit(web::Fields fields);

}  // namespace tasklight::tasks
