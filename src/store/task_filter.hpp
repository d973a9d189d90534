// The tasks that a filter selects. A filter means open tasks that have started and lie in no
// archived project, unless it says otherwise: `completed` lets it see completed tasks, a start date
// those that have not started, a project those of archived ones, `all tasks` everything but the
// Trash. A subtask is selected for itself, whatever its parent is like.
#pragma once

#include <optional>
#include <vector>

#include "base/time_zone.hpp"
#include "database/connection.hpp"
#include "model/filter.hpp"
#include "model/list_position.hpp"
#include "model/task.hpp"
#include "store/filter_names.hpp"
#include "store/filter_sql.hpp"

namespace tasklight::store {

// When and where somebody looks. A task that is due at an instant is due on the viewer's day.
struct FilterView {
    Moment now;
    TimeZone zone;
};

// The statement that filter_tasks runs.
[[nodiscard]] FilterSql filter_query(database::Connection& connection, const UserId& owner,
                                     const FilterNode& filter, const FilterView& view,
                                     const std::optional<ListPosition>& after, std::int64_t limit);

// By (created_at, id), oldest first. Throws Invalid for the field "filter" if the names in it mean
// too many projects.
[[nodiscard]] std::vector<Task> filter_tasks(database::Connection& connection, const UserId& owner,
                                             const FilterNode& filter, const FilterView& view,
                                             const std::optional<ListPosition>& after,
                                             std::int64_t limit);

// The same, with the owner's names at hand.
[[nodiscard]] std::vector<Task> filter_tasks(database::Connection& connection, const UserId& owner,
                                             const FilterNode& filter, const FilterView& view,
                                             const FilterNames& names,
                                             const std::optional<ListPosition>& after,
                                             std::int64_t limit);

}  // namespace tasklight::store
