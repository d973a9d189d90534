// What was done or skipped of repeating tasks: once for each occurrence that was not taken back.
#pragma once

#include <optional>
#include <vector>

#include "database/transaction.hpp"
#include "model/completion.hpp"
#include "model/list_position.hpp"

namespace tasklight::store {

// False if the occurrence has one already.
[[nodiscard]] bool insert_completion(database::Transaction& transaction, const UserId& owner,
                                     const Completion& completion);

// Writes `deleted_at`. The row is locked, or its task is. Throws Conflict if the occurrence has
// another one by now.
void update_completion(database::Transaction& transaction, const Completion& completion);

// Of a task that the caller has locked; not what was taken back.
[[nodiscard]] std::optional<Completion> find_completion(database::Transaction& transaction,
                                                        const TaskId& task,
                                                        const std::string& occurrence);
[[nodiscard]] std::optional<Completion> lock_completion(database::Transaction& transaction,
                                                        const UserId& owner,
                                                        const CompletionId& completion);

// How often the task was completed, skipped dates not counted.
[[nodiscard]] std::int64_t count_completions(database::Transaction& transaction,
                                             const TaskId& task);

// Newest first, after `after` if it is given.
[[nodiscard]] std::vector<Completion> list_completions(database::Connection& connection,
                                                       const UserId& owner, const TaskId& task,
                                                       const std::optional<ListPosition>& after,
                                                       std::int64_t limit);

}  // namespace tasklight::store
