// The labels of one user, found by id or by their folded names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "database/transaction.hpp"
#include "model/label.hpp"
#include "model/list_position.hpp"
#include "model/task.hpp"

namespace tasklight::store {

// Whether or not it was deleted.
[[nodiscard]] std::optional<Label> find_label(database::Connection& connection, const UserId& owner,
                                              const LabelId& label);
[[nodiscard]] std::optional<Label> lock_label(database::Transaction& transaction,
                                              const UserId& owner, const LabelId& label);
// Not a deleted one.
[[nodiscard]] std::optional<Label> find_label_named(database::Connection& connection,
                                                    const UserId& owner,
                                                    std::string_view folded_name);

// By (created_at, id), after `after` if it is given.
[[nodiscard]] std::vector<Label> list_labels(database::Connection& connection, const UserId& owner,
                                             const std::optional<ListPosition>& after,
                                             std::int64_t limit);

// False if the id is taken already, whoever has it. Throws Invalid for a name that is taken.
[[nodiscard]] bool insert_label(database::Transaction& transaction, const UserId& owner,
                                const Label& label);
// Throws Invalid for a name that is taken.
void update_label(database::Transaction& transaction, const UserId& owner, const Label& label);

// Open tasks that carry the label and are shown today, by id, after `after` if it is given.
[[nodiscard]] std::vector<Task> list_tasks_labelled(database::Connection& connection,
                                                    const UserId& owner,
                                                    std::string_view folded_name, Date today,
                                                    const std::optional<TaskId>& after,
                                                    std::int64_t limit);

// Every task that carries the label, also in the Trash, by (created_at, id); locked.
[[nodiscard]] std::vector<Task> lock_tasks_labelled(database::Transaction& transaction,
                                                    const UserId& owner,
                                                    std::string_view folded_name);

// How many labels that were deleted before `before` were removed for good; at most `limit`.
std::int64_t purge_labels(database::Transaction& transaction, Moment before, std::int64_t limit);

}  // namespace tasklight::store
