#include "store/task_date_store.hpp"

#include "store/task_row.hpp"

namespace tasklight::store {

using database::Connection;
using database::named;

namespace {

// Dates of two zones lie at most this far apart, so the index bounds what is looked at.
constexpr std::int64_t kZonesApart = 2;

}  // namespace

std::vector<Task> list_due_until(Connection& connection, const UserId& owner, const ReadersDay& day,
                                 const std::optional<DuePosition>& after, std::int64_t limit) {
    constexpr auto* kFirst = "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE t.owner_id = :owner_id AND t.deleted_at IS NULL AND t.completed_at IS NULL
          AND t.due_date IS NOT NULL AND t.due_date <= :latest
          AND CASE WHEN t.due_at IS NULL THEN t.due_date <= :day ELSE t.due_at < :day_end END
          AND )sql" TASK_IS_SHOWN R"sql(
        ORDER BY t.due_date, t.id
        LIMIT :row_limit
    )sql";
    constexpr auto* kNext = "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE t.owner_id = :owner_id AND t.deleted_at IS NULL AND t.completed_at IS NULL
          AND t.due_date IS NOT NULL AND t.due_date <= :latest
          AND (t.due_date, t.id) > (:after_date, :after)
          AND CASE WHEN t.due_at IS NULL THEN t.due_date <= :day ELSE t.due_at < :day_end END
          AND )sql" TASK_IS_SHOWN R"sql(
        ORDER BY t.due_date, t.id
        LIMIT :row_limit
    )sql";
    const std::string latest = to_text(plus_days(day.date, kZonesApart));
    const std::string date = to_text(day.date);
    if (!after)
        return read_tasks(connection.list<TaskRow>(
            kFirst, named("owner_id", owner), named("latest", latest), named("day", date),
            named("day_end", day.end), named("row_limit", limit)));
    return read_tasks(connection.list<TaskRow>(
        kNext, named("owner_id", owner), named("latest", latest),
        named("after_date", to_text(after->date)), named("after", after->id), named("day", date),
        named("day_end", day.end), named("row_limit", limit)));
}

std::vector<Task> list_due_after(Connection& connection, const UserId& owner, const ReadersDay& day,
                                 const std::optional<DuePosition>& after, std::int64_t limit) {
    constexpr auto* kFirst = "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE t.owner_id = :owner_id AND t.deleted_at IS NULL AND t.completed_at IS NULL
          AND t.due_date IS NOT NULL AND t.due_date >= :earliest
          AND CASE WHEN t.due_at IS NULL THEN t.due_date > :day ELSE t.due_at >= :day_end END
          AND )sql" TASK_IS_SHOWN R"sql(
        ORDER BY t.due_date, t.id
        LIMIT :row_limit
    )sql";
    constexpr auto* kNext = "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE t.owner_id = :owner_id AND t.deleted_at IS NULL AND t.completed_at IS NULL
          AND t.due_date IS NOT NULL
          AND (t.due_date, t.id) > (:after_date, :after)
          AND CASE WHEN t.due_at IS NULL THEN t.due_date > :day ELSE t.due_at >= :day_end END
          AND )sql" TASK_IS_SHOWN R"sql(
        ORDER BY t.due_date, t.id
        LIMIT :row_limit
    )sql";
    const std::string date = to_text(day.date);
    if (!after)
        return read_tasks(connection.list<TaskRow>(
            kFirst, named("owner_id", owner),
            named("earliest", to_text(plus_days(day.date, -kZonesApart))), named("day", date),
            named("day_end", day.end), named("row_limit", limit)));
    return read_tasks(connection.list<TaskRow>(
        kNext, named("owner_id", owner), named("after_date", to_text(after->date)),
        named("after", after->id), named("day", date), named("day_end", day.end),
        named("row_limit", limit)));
}

std::vector<Task> list_started(Connection& connection, const UserId& owner, Date today,
                               const std::optional<ListPosition>& after, std::int64_t limit) {
    constexpr auto* kFirst = "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE t.owner_id = :owner_id AND t.deleted_at IS NULL AND t.completed_at IS NULL
          AND )sql" TASK_IS_SHOWN R"sql(
        ORDER BY t.created_at, t.id
        LIMIT :row_limit
    )sql";
    constexpr auto* kNext = "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE t.owner_id = :owner_id AND t.deleted_at IS NULL AND t.completed_at IS NULL
          AND (t.created_at, t.id) > (:moment, :after)
          AND )sql" TASK_IS_SHOWN R"sql(
        ORDER BY t.created_at, t.id
        LIMIT :row_limit
    )sql";
    const std::string date = to_text(today);
    if (!after)
        return read_tasks(connection.list<TaskRow>(kFirst, named("owner_id", owner),
                                                   named("day", date), named("row_limit", limit)));
    return read_tasks(connection.list<TaskRow>(
        kNext, named("owner_id", owner), named("moment", after->moment), named("after", after->id),
        named("day", date), named("row_limit", limit)));
}

}  // namespace tasklight::store
