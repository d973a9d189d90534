// Keeps what the search looks in: written in the transaction of the task's own change.
#pragma once

#include "database/transaction.hpp"
#include "model/task.hpp"
#include "model/user.hpp"

namespace tasklight::store {

// Whether a search could find one of them and not the other.
[[nodiscard]] bool is_found_differently(const Task& before, const Task& after);

// Makes the task found by its present words; one in the Trash by none.
void index_task(database::Transaction& transaction, const UserId& owner, const Task& task);

// Makes up for tasks whose words are unknown or out of date; how many, at most `limit`.
std::int64_t index_missing_tasks(database::Transaction& transaction, std::int64_t limit);

}  // namespace tasklight::store
