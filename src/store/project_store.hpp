// Projects, always seen through their owner.
#pragma once

#include <optional>
#include <vector>

#include "database/transaction.hpp"
#include "model/list_position.hpp"
#include "model/project.hpp"

namespace tasklight::store {

[[nodiscard]] std::optional<Project> find_project(database::Connection& connection,
                                                  const UserId& owner, const ProjectId& project);

// Throws std::logic_error if the user has none, which registration rules out.
[[nodiscard]] Project inbox_of(database::Connection& connection, const UserId& owner);

// By (created_at, id), after `after` if it is given.
[[nodiscard]] std::vector<Project> list_projects(database::Connection& connection,
                                                 const UserId& owner,
                                                 const std::optional<ListPosition>& after,
                                                 std::int64_t limit);

// Its stream must exist already.
void insert_project(database::Transaction& transaction, const Project& project);

}  // namespace tasklight::store
