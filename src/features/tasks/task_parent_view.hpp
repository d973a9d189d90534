// What a task lies under, as its template sees it: tasks/parent. Pure; any thread may call.
#pragma once

#include <string>
#include <vector>

#include "model/task.hpp"
#include "web/form_model.hpp"

namespace tasklight::tasks {

struct TaskParentView {
    Task task;
    std::vector<Task> others;  // of its project
    std::string chosen;
    std::vector<FieldError> errors;

    [[nodiscard]] web::ViewModel to_model() const;
};

[[nodiscard]] TaskParentView task_parent_view(Task task, std::vector<Task> in_project);

}  // namespace tasklight::tasks
