// How every change of a task is written: the row, its version, and what the change log says.
#pragma once

#include <functional>
#include <string>

#include "model/task.hpp"
#include "store/operation.hpp"

namespace tasklight::tasks {

// Looks at the task before it is changed (null: there is none), and throws Stale if the client
// has not seen it as it is.
using Precondition = std::function<void(const Task*)>;

void check(const Precondition& precondition, const Task* task);

// The task, locked to the end of the operation. Throws NotFound also for one in the Trash.
[[nodiscard]] Task locked(store::Operation& operation, const TaskId& id);

// Writes nothing if nothing differs. Gives back the task as it then stands.
Task save(store::Operation& operation, const Task& before, Task after, const std::string& action);

// The task of the actor as it stands now, with what was done to others in this operation counted.
[[nodiscard]] Task as_it_stands(store::Operation& operation, const TaskId& id);

// What every change of a present task has in common.
template <class Change>
Task change(store::Operation& operation, const TaskId& id, const Precondition& precondition,
            const std::string& action, Change&& make) {
    const Task before = locked(operation, id);
    check(precondition, &before);
    Task after = before;
    make(after);
    return save(operation, before, std::move(after), action);
}

}  // namespace tasklight::tasks
