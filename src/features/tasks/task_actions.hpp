// The verbs on tasks. Each runs inside an operation, looks its task up through the actor (what
// belongs to somebody else does not exist), and records what it changed. A verb that finds
// everything as it should be changes and records nothing.
#pragma once

#include "features/tasks/task_form.hpp"
#include "features/tasks/task_saving.hpp"
#include "model/task.hpp"
#include "store/operation.hpp"

namespace tasklight::tasks {

struct Added {
    Task task;
    bool is_new;
};

// With an id of the client's that exists already, the task as it is, if it says the same; else
// throws Conflict. Throws Invalid for a project that the actor does not have.
[[nodiscard]] Added add(store::Operation& operation, const TaskForm& form);

// Makes the task with the form's id, or gives it exactly the form's values.
[[nodiscard]] Added put(store::Operation& operation, const TaskForm& form,
                        const Precondition& precondition);

[[nodiscard]] Task edit(store::Operation& operation, const TaskId& id, const TaskForm& form,
                        const Precondition& precondition);

// Moves the task to the Trash, and what lies below it.
void remove(store::Operation& operation, const TaskId& id, const Precondition& precondition = {});

// Takes the task out of the Trash, and what went there with it. Where its project, section or the
// task above it is gone, it comes to the Inbox.
[[nodiscard]] Task restore(store::Operation& operation, const TaskId& id);

}  // namespace tasklight::tasks
