// Saved filters, always seen through their owner.
#pragma once

#include <optional>
#include <vector>

#include "database/transaction.hpp"
#include "model/list_position.hpp"
#include "model/saved_filter.hpp"
#include "model/user.hpp"
#include "store/filter_names.hpp"

namespace tasklight::store {

// Whether or not it was deleted.
[[nodiscard]] std::optional<SavedFilter> find_filter(database::Connection& connection,
                                                     const UserId& owner, const FilterId& filter);
// The same beside the names that it may use, in one statement.
struct FilterAndNames {
    std::optional<SavedFilter> filter;
    FilterNames names;
};
[[nodiscard]] FilterAndNames find_filter_and_names(database::Connection& connection,
                                                   const UserId& owner, const FilterId& filter);
// The filter alone, and nobody else can change the row until the transaction ends.
[[nodiscard]] std::optional<SavedFilter> lock_filter(database::Transaction& transaction,
                                                     const UserId& owner, const FilterId& filter);

// By (created_at, id), after `after` if it is given.
[[nodiscard]] std::vector<SavedFilter> list_filters(database::Connection& connection,
                                                    const UserId& owner,
                                                    const std::optional<ListPosition>& after,
                                                    std::int64_t limit);

// False if the id is taken already, whoever has it.
[[nodiscard]] bool insert_filter(database::Transaction& transaction, const UserId& owner,
                                 const SavedFilter& filter);
void update_filter(database::Transaction& transaction, const UserId& owner,
                   const SavedFilter& filter);

// How many filters that were deleted before `before` were removed for good; at most `limit`.
std::int64_t purge_filters(database::Transaction& transaction, Moment before, std::int64_t limit);

}  // namespace tasklight::store
