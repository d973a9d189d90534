// Doing a task: completing it, skipping one date of it, and taking that back. A task that repeats
// moves on to its next date and remembers each one; completing is once only for each occurrence,
// however often it is asked for.
#pragma once

#include <optional>

#include "features/tasks/task_saving.hpp"
#include "model/completion.hpp"

namespace tasklight::tasks {

// With `occurrence`, only if the task stands for that one now; else nothing changes. Tasks below
// are completed along, or, if the task moves on, opened again.
[[nodiscard]] Task complete(store::Operation& operation, const TaskId& id,
                            const Precondition& precondition = {},
                            const std::optional<LocalTime>& occurrence = {});

// Throws Conflict if the task does not repeat.
[[nodiscard]] Task skip(store::Operation& operation, const TaskId& id,
                        const Precondition& precondition = {},
                        const std::optional<LocalTime>& occurrence = {});

[[nodiscard]] Task reopen(store::Operation& operation, const TaskId& id,
                          const Precondition& precondition = {});

// On a task that is locked already; `after` may hold other changes, which are saved with it.
[[nodiscard]] Task complete_with(store::Operation& operation, const Task& before, Task after);
[[nodiscard]] Task reopen_with(store::Operation& operation, const Task& before, Task after);

// Puts back what `change` of an earlier operation did to a completion. Throws Conflict.
void revert_completion(store::Operation& operation, const store::RecordedChange& change);

}  // namespace tasklight::tasks
