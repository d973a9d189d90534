// Tasks, always seen through their owner. Deleted tasks stay in the Trash until they are purged.
#pragma once

#include <optional>
#include <vector>

#include "database/transaction.hpp"
#include "model/list_position.hpp"
#include "model/task.hpp"

namespace tasklight::store {

enum class TaskList {
    kAll,        // undeleted, by (created_at, id), oldest first
    kOpen,       // neither completed nor deleted, in the same order
    kCompleted,  // undeleted, the latest completion first
    kTrash,      // the latest deletion first
};

[[nodiscard]] std::vector<Task> list_tasks(database::Connection& connection, const UserId& owner,
                                           TaskList which, const std::optional<ListPosition>& after,
                                           std::int64_t limit);

// What `after` is for the list's next page.
[[nodiscard]] ListPosition position_of(const Task& task, TaskList which);

// Whether or not it is in the Trash.
[[nodiscard]] std::optional<Task> find_task(database::Connection& connection, const UserId& owner,
                                            const TaskId& task);

// The same, and nobody else can change the row until the transaction ends.
[[nodiscard]] std::optional<Task> lock_task(database::Transaction& transaction, const UserId& owner,
                                            const TaskId& task);

// False if the id is taken already, whoever has it.
[[nodiscard]] bool insert_task(database::Transaction& transaction, const UserId& owner,
                               const Task& task);

// Writes every field that can change. The row is locked by lock_task, which read `before`.
void update_task(database::Transaction& transaction, const UserId& owner, const Task& before,
                 const Task& task);

// How many tasks that were deleted before `before` were removed for good; at most `limit`.
std::int64_t purge_trash(database::Transaction& transaction, Moment before, std::int64_t limit);

}  // namespace tasklight::store
