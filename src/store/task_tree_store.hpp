// Tasks under tasks, always seen through their owner.
#pragma once

#include <optional>
#include <vector>

#include "database/transaction.hpp"
#include "model/task.hpp"
#include "store/task_store.hpp"

namespace tasklight::store {

// Every task below this one, whether or not it is in the Trash, by (created_at, id); locked.
[[nodiscard]] std::vector<Task> lock_tasks_below(database::Transaction& transaction,
                                                 const UserId& owner, const TaskId& task);

// A task, what it lies under, and what lies directly below it, in the order of positions. Also what
// is completed; below it nothing that is in the Trash.
struct TaskFamily {
    Task task;
    std::optional<Task> parent;
    std::vector<Task> children;
};

// Whether or not the task is in the Trash.
[[nodiscard]] std::optional<TaskFamily> find_task_family(database::Connection& connection,
                                                         const UserId& owner, const TaskId& task);

enum class Below { kPresent, kAll };  // the latter with what is in the Trash

// How many levels lie below the task; 0 if nothing does.
[[nodiscard]] std::int64_t height_below(database::Transaction& transaction, const UserId& owner,
                                        const TaskId& task, Below which);

// The ids of what the task lies under, nearest first.
[[nodiscard]] std::vector<TaskId> tasks_above(database::Transaction& transaction,
                                              const UserId& owner, const TaskId& task);

}  // namespace tasklight::store
