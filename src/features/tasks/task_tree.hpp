// Tasks under tasks, and where a task may lie: a section belongs to its project, a task under
// another one lies in the same project and section, and nothing lies under itself.
#pragma once

#include <vector>

#include "features/tasks/task_form.hpp"
#include "model/task.hpp"
#include "store/operation.hpp"

namespace tasklight::tasks {

inline constexpr std::int64_t kDepthMost = 10;  // levels of tasks under tasks

// Puts the task where the form says. Throws Invalid, naming the field, for a place that does not
// exist or cannot be.
void place(store::Operation& operation, Task& task, const TaskForm& form);

// Leaves the project, section and parent of the task if they are gone.
void stand_where_possible(store::Operation& operation, Task& task);

// Throws Conflict if an undo put the task into a place where no new one could lie.
void check_place(store::Operation& operation, const Task& task);

// After `task` was moved from where `before` says: those below it go along.
void move_subtasks(store::Operation& operation, const Task& before, const Task& task);

// Those below the task, locked, nearest first; also what is in the Trash.
[[nodiscard]] std::vector<Task> subtasks_below(store::Operation& operation, const TaskId& task);

}  // namespace tasklight::tasks
