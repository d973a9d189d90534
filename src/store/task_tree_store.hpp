// Tasks under tasks, always seen through their owner.
#pragma once

#include <vector>

#include "database/transaction.hpp"
#include "model/task.hpp"
#include "store/task_store.hpp"

namespace tasklight::store {

// Every task below this one, whether or not it is in the Trash, by (created_at, id); locked.
[[nodiscard]] std::vector<Task> lock_tasks_below(database::Transaction& transaction,
                                                 const UserId& owner, const TaskId& task);

// The same without a lock, and only what is not in the Trash, in the order of positions; at most
// `limit`.
[[nodiscard]] std::vector<Task> list_tasks_below(database::Connection& connection,
                                                 const UserId& owner, const TaskId& task,
                                                 std::int64_t limit);

// How many levels lie below the task; 0 if nothing does.
[[nodiscard]] std::int64_t height_below(database::Transaction& transaction, const UserId& owner,
                                        const TaskId& task);

// The ids of what the task lies under, nearest first.
[[nodiscard]] std::vector<TaskId> tasks_above(database::Transaction& transaction,
                                              const UserId& owner, const TaskId& task);

}  // namespace tasklight::store
