// The sections of projects, always seen through their owner.
#pragma once

#include <optional>
#include <vector>

#include "database/transaction.hpp"
#include "model/list_position.hpp"
#include "model/section.hpp"

namespace tasklight::store {

// Whether or not it was deleted.
[[nodiscard]] std::optional<Section> find_section(database::Connection& connection,
                                                  const UserId& owner, const SectionId& section);
[[nodiscard]] std::optional<Section> lock_section(database::Transaction& transaction,
                                                  const UserId& owner, const SectionId& section);

// By (created_at, id), after `after` if it is given.
[[nodiscard]] std::vector<Section> list_sections(database::Connection& connection,
                                                 const UserId& owner,
                                                 const std::optional<ListPosition>& after,
                                                 std::int64_t limit);

// Those of the project that were not deleted, locked.
[[nodiscard]] std::vector<Section> lock_sections_in(database::Transaction& transaction,
                                                    const UserId& owner, const ProjectId& project);

// False if the id is taken already, whoever has it.
[[nodiscard]] bool insert_section(database::Transaction& transaction, const UserId& owner,
                                  const Section& section);
void update_section(database::Transaction& transaction, const UserId& owner,
                    const Section& section);

// How many sections without tasks that were deleted before `before` were removed for good; at most
// `limit`.
std::int64_t purge_sections(database::Transaction& transaction, Moment before, std::int64_t limit);

}  // namespace tasklight::store
