// Open tasks by their dates, always seen through their owner.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "database/connection.hpp"
#include "model/list_position.hpp"
#include "model/task.hpp"

namespace tasklight::store {

// Where a page of a list by due dates begins: after the task with this due date and id.
struct DuePosition {
    Date date;
    std::string id;
};

// A day as one reader's clocks have it: its date, and the moment at which it is over. A time with a
// zone of its own belongs to the day on which its moment falls there.
struct ReadersDay {
    Date date;
    Moment end;
};

// Here nothing is listed before its start date, and nothing of an archived project.

// Due on that day or earlier, and due after it; by (due date, id).
[[nodiscard]] std::vector<Task> list_due_until(database::Connection& connection,
                                               const UserId& owner, const ReadersDay& day,
                                               const std::optional<DuePosition>& after,
                                               std::int64_t limit);
[[nodiscard]] std::vector<Task> list_due_after(database::Connection& connection,
                                               const UserId& owner, const ReadersDay& day,
                                               const std::optional<DuePosition>& after,
                                               std::int64_t limit);

// All others; by (created_at, id).
[[nodiscard]] std::vector<Task> list_started(database::Connection& connection, const UserId& owner,
                                             Date today, const std::optional<ListPosition>& after,
                                             std::int64_t limit);

}  // namespace tasklight::store
