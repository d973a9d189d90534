// The tasks of a section or a project, always seen through their owner.
#pragma once

#include <optional>
#include <vector>

#include "database/transaction.hpp"
#include "model/task.hpp"

namespace tasklight::store {

// Also what is in the Trash; locked.
[[nodiscard]] std::vector<Task> lock_tasks_in_section(database::Transaction& transaction,
                                                      const UserId& owner,
                                                      const SectionId& section);
// Not what is in the Trash; locked.
[[nodiscard]] std::vector<Task> lock_tasks_in_project(database::Transaction& transaction,
                                                      const UserId& owner,
                                                      const ProjectId& project);

// Where a page of a project's list begins: after the task with this position and id.
struct PlacePosition {
    std::int64_t position = 0;
    std::string id;
};

// Open tasks, in the order of their positions, at most `limit`.
[[nodiscard]] std::vector<Task> list_tasks_in_project(database::Connection& connection,
                                                      const UserId& owner, const ProjectId& project,
                                                      const std::optional<PlacePosition>& after,
                                                      std::int64_t limit);

}  // namespace tasklight::store
