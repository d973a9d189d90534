// Projects, always seen through their owner.
#pragma once

#include <optional>
#include <vector>

#include "database/transaction.hpp"
#include "model/list_position.hpp"
#include "model/project.hpp"

namespace tasklight::store {

// Whether or not it was deleted; so does lock_project.
[[nodiscard]] std::optional<Project> find_project(database::Connection& connection,
                                                  const UserId& owner, const ProjectId& project);

[[nodiscard]] std::optional<Project> lock_project(database::Transaction& transaction,
                                                  const UserId& owner, const ProjectId& project);

// Throws std::logic_error if the user has none, which registration rules out.
[[nodiscard]] Project inbox_of(database::Connection& connection, const UserId& owner);

// By (created_at, id), after `after` if it is given.
[[nodiscard]] std::vector<Project> list_projects(database::Connection& connection,
                                                 const UserId& owner,
                                                 const std::optional<ListPosition>& after,
                                                 std::int64_t limit);

// Where a page of the projects in their order begins: after the one with this position and id.
struct ProjectPosition {
    std::int64_t position = 0;
    std::string id;
};

// By (position, id), archived ones too.
[[nodiscard]] std::vector<Project> projects_in_order(database::Connection& connection,
                                                     const UserId& owner,
                                                     const std::optional<ProjectPosition>& after,
                                                     std::int64_t limit);

// All of them in that order, locked.
[[nodiscard]] std::vector<Project> lock_projects(database::Transaction& transaction,
                                                 const UserId& owner);

// Those that lie in `parent`, locked.
[[nodiscard]] std::vector<Project> lock_projects_in(database::Transaction& transaction,
                                                    const UserId& owner, const ProjectId& parent);
[[nodiscard]] bool has_projects_in(database::Transaction& transaction, const UserId& owner,
                                   const ProjectId& parent);

// Writes every field that can change. The row is locked.
void update_project(database::Transaction& transaction, const UserId& owner,
                    const Project& project);

// Its stream must exist already.
void insert_project(database::Transaction& transaction, const Project& project);

// How many projects that were deleted before `before` were removed for good, with their streams; at
// most `limit`. None in which a task, or anything that was not deleted, lies.
std::int64_t purge_projects(database::Transaction& transaction, Moment before, std::int64_t limit);

}  // namespace tasklight::store
