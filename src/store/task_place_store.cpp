#include "store/task_place_store.hpp"

#include "store/task_row.hpp"

namespace tasklight::store {

using database::Connection;
using database::named;
using database::Transaction;

std::vector<Task> lock_tasks_in_section(Transaction& transaction, const UserId& owner,
                                        const SectionId& section) {
    constexpr auto* kSql = "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE t.owner_id = :owner_id AND t.section_id = :section_id
        ORDER BY t.created_at, t.id
        @for_update@
    )sql";
    return read_tasks(transaction.connection().list<TaskRow>(kSql, named("owner_id", owner),
                                                             named("section_id", section)));
}

std::vector<Task> lock_tasks_in_project(Transaction& transaction, const UserId& owner,
                                        const ProjectId& project) {
    constexpr auto* kSql = "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE t.owner_id = :owner_id AND t.project_id = :project_id AND t.deleted_at IS NULL
        ORDER BY t.created_at, t.id
        @for_update@
    )sql";
    return read_tasks(transaction.connection().list<TaskRow>(kSql, named("owner_id", owner),
                                                             named("project_id", project)));
}

std::vector<Task> list_tasks_in_project(Connection& connection, const UserId& owner,
                                        const ProjectId& project,
                                        const std::optional<PlacePosition>& after,
                                        std::int64_t limit) {
    constexpr auto* kFirst = "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE t.owner_id = :owner_id AND t.project_id = :project_id AND t.deleted_at IS NULL
          AND t.completed_at IS NULL
        ORDER BY t.position, t.id
        LIMIT :row_limit
    )sql";
    constexpr auto* kNext = "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE t.owner_id = :owner_id AND t.project_id = :project_id AND t.deleted_at IS NULL
          AND t.completed_at IS NULL AND (t.position, t.id) > (:position, :after)
        ORDER BY t.position, t.id
        LIMIT :row_limit
    )sql";
    return read_tasks(
        after ? connection.list<TaskRow>(kNext, named("owner_id", owner),
                                         named("project_id", project),
                                         named("position", after->position),
                                         named("after", after->id), named("row_limit", limit))
              : connection.list<TaskRow>(kFirst, named("owner_id", owner),
                                         named("project_id", project), named("row_limit", limit)));
}

}  // namespace tasklight::store
