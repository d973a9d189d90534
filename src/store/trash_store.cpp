#include "store/trash_store.hpp"

#include <optional>
#include <tuple>
#include <utility>

namespace tasklight::store {

std::vector<DeletedRecord> deleted_records(database::Connection& connection, const UserId& owner,
                                           std::int64_t limit) {
    // Nothing happens to what is deleted, so the last operation that could delete it did. A record
    // whose operation is not in the log any more cannot come back.
    constexpr auto* kSql = R"sql(
        SELECT gone.kind, gone.name, gone.deleted_at,
               (SELECT c.operation_id FROM changes c
                WHERE c.entity_id = gone.id AND c.action IN ('deleted', 'undone')
                ORDER BY c.operation_id DESC
                LIMIT 1)
        FROM (
            SELECT 'project' AS kind, p.id, p.name, p.deleted_at
            FROM projects p
            LEFT JOIN projects outer_one ON outer_one.id = p.parent_id
            WHERE p.owner_id = :owner_id AND p.deleted_at IS NOT NULL
              AND outer_one.deleted_at IS NULL
            UNION ALL
            SELECT 'section', s.id, s.name, s.deleted_at
            FROM sections s
            JOIN projects p ON p.id = s.project_id AND p.deleted_at IS NULL
            WHERE s.owner_id = :owner_id AND s.deleted_at IS NOT NULL
            UNION ALL
            SELECT 'label', id, name, deleted_at
            FROM labels
            WHERE owner_id = :owner_id AND deleted_at IS NOT NULL
            UNION ALL
            SELECT 'filter', id, name, deleted_at
            FROM filters
            WHERE owner_id = :owner_id AND deleted_at IS NOT NULL
            ORDER BY deleted_at DESC, id
            LIMIT :row_limit
        ) AS gone
        ORDER BY gone.deleted_at DESC, gone.id
    )sql";
    using Row = std::tuple<std::string, std::string, Moment, std::optional<OperationId>>;
    std::vector<DeletedRecord> records;
    for (auto& [kind, name, deleted_at, operation] : connection.list<Row>(
             kSql, database::named("owner_id", owner), database::named("row_limit", limit)))
        if (operation)
            records.push_back(
                {std::move(kind), std::move(name), deleted_at, *std::move(operation)});
    return records;
}

}  // namespace tasklight::store
