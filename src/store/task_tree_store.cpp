#include "store/task_tree_store.hpp"

#include <algorithm>
#include <tuple>

#include "store/task_row.hpp"

namespace tasklight::store {

using database::Connection;
using database::named;
using database::Transaction;

// Depth is bounded here as well, so that no loop that a defect might write can hold a worker.

std::vector<Task> lock_tasks_below(Transaction& transaction, const UserId& owner,
                                   const TaskId& task) {
    constexpr auto* kSql = R"sql(
        WITH RECURSIVE below (id, depth) AS (
            SELECT child.id, 1
            FROM tasks child
            WHERE child.owner_id = :owner_id AND child.parent_id = :id
            UNION ALL
            SELECT child.id, below.depth + 1
            FROM below
            JOIN tasks child ON child.parent_id = below.id
            WHERE below.depth < 20
        )
        SELECT )sql" TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE t.id IN (SELECT below.id FROM below)
        ORDER BY t.created_at, t.id
        @for_update@
    )sql";
    return read_tasks(
        transaction.connection().list<TaskRow>(kSql, named("owner_id", owner), named("id", task)));
}

std::optional<TaskFamily> find_task_family(Connection& connection, const UserId& owner,
                                           const TaskId& task) {
    constexpr auto* kSql = "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE t.owner_id = :owner_id AND t.id = :id
        UNION ALL
        SELECT )sql" TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE t.owner_id = :owner_id
          AND t.id = (SELECT me.parent_id FROM tasks me WHERE me.id = :id)
        UNION ALL
        SELECT )sql" TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE t.owner_id = :owner_id AND t.parent_id = :id AND t.deleted_at IS NULL
    )sql";
    std::optional<TaskFamily> family;
    std::vector<Task> others;
    for (TaskRow& row :
         connection.list<TaskRow>(kSql, named("owner_id", owner), named("id", task))) {
        Task found = read_task(row);
        if (found.id == task) {
            family.emplace().task = std::move(found);
        } else {
            others.push_back(std::move(found));
        }
    }
    if (!family) return family;
    for (Task& other : others)
        if (other.parent_id == task) {
            family->children.push_back(std::move(other));
        } else if (!other.is_deleted()) {
            family->parent = std::move(other);
        }
    std::sort(family->children.begin(), family->children.end(), [](const Task& a, const Task& b) {
        return std::tie(a.position, a.id) < std::tie(b.position, b.id);
    });
    return family;
}

std::int64_t height_below(Transaction& transaction, const UserId& owner, const TaskId& task,
                          Below which) {
    constexpr auto* kSql = R"sql(
        WITH RECURSIVE below (id, depth) AS (
            SELECT child.id, 1
            FROM tasks child
            WHERE child.owner_id = :owner_id AND child.parent_id = :id
              AND (child.deleted_at IS NULL OR :with_trash = 1)
            UNION ALL
            SELECT child.id, below.depth + 1
            FROM below
            JOIN tasks child ON child.parent_id = below.id
            WHERE below.depth < 20 AND (child.deleted_at IS NULL OR :with_trash = 1)
        )
        SELECT CAST(COALESCE(MAX(below.depth), 0) AS BIGINT)
        FROM below
    )sql";
    const auto row = transaction.connection().find<std::tuple<std::int64_t>>(
        kSql, named("owner_id", owner), named("id", task),
        named("with_trash", which == Below::kAll));
    return row ? std::get<0>(*row) : 0;
}

std::vector<TaskId> tasks_above(Transaction& transaction, const UserId& owner, const TaskId& task) {
    constexpr auto* kSql = R"sql(
        WITH RECURSIVE above (id, depth) AS (
            SELECT t.parent_id, 1
            FROM tasks t
            WHERE t.owner_id = :owner_id AND t.id = :id AND t.parent_id IS NOT NULL
            UNION ALL
            SELECT t.parent_id, above.depth + 1
            FROM above
            JOIN tasks t ON t.id = above.id
            WHERE t.parent_id IS NOT NULL AND above.depth < 20
        )
        SELECT above.id
        FROM above
        ORDER BY above.depth, above.id
    )sql";
    std::vector<TaskId> ids;
    for (auto& [id] : transaction.connection().list<std::tuple<TaskId>>(
             kSql, named("owner_id", owner), named("id", task)))
        ids.push_back(std::move(id));
    return ids;
}

}  // namespace tasklight::store
