#include "store/label_store.hpp"

#include "base/error.hpp"
#include "base/fold.hpp"
#include "database/sql_error.hpp"
#include "store/task_row.hpp"

namespace tasklight::store {

using database::Connection;
using database::named;
using database::Transaction;

namespace {

constexpr auto* kTaken = "Another label has this name already.";

#define LABEL_COLUMNS                                                                \
    "SELECT id, name, color, position, deleted_at, created_at, updated_at, version " \
    "FROM labels "

using LabelRow = std::tuple<LabelId, std::string, std::optional<std::string>, std::int64_t,
                            std::optional<Moment>, Moment, Moment, std::int64_t>;

Label read_label(LabelRow& row) {
    auto& [id, name, color, position, deleted_at, created_at, updated_at, version] = row;
    return {std::move(id), std::move(name), std::move(color), position,
            deleted_at,    created_at,      updated_at,       version};
}

std::optional<Label> read_label(std::optional<LabelRow> row) {
    if (!row) return std::nullopt;
    return read_label(*row);
}

}  // namespace

std::optional<Label> find_label(Connection& connection, const UserId& owner, const LabelId& label) {
    constexpr auto* kSql = LABEL_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND id = :id
    )sql";
    return read_label(
        connection.find<LabelRow>(kSql, named("owner_id", owner), named("id", label)));
}

std::optional<Label> lock_label(Transaction& transaction, const UserId& owner,
                                const LabelId& label) {
    constexpr auto* kSql = LABEL_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND id = :id
        @for_update@
    )sql";
    return read_label(transaction.connection().find<LabelRow>(kSql, named("owner_id", owner),
                                                              named("id", label)));
}

std::optional<Label> find_label_named(Connection& connection, const UserId& owner,
                                      std::string_view folded_name) {
    constexpr auto* kSql = LABEL_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND name_folded = :name_folded AND deleted_at IS NULL
    )sql";
    return read_label(connection.find<LabelRow>(kSql, named("owner_id", owner),
                                                named("name_folded", folded_name)));
}

std::vector<Label> list_labels(Connection& connection, const UserId& owner,
                               const std::optional<ListPosition>& after, std::int64_t limit) {
    constexpr auto* kFirst = LABEL_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND deleted_at IS NULL
        ORDER BY created_at, id
        LIMIT :row_limit
    )sql";
    constexpr auto* kNext = LABEL_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND deleted_at IS NULL
          AND (created_at, id) > (:moment, :after)
        ORDER BY created_at, id
        LIMIT :row_limit
    )sql";
    auto rows = after ? connection.list<LabelRow>(
                            kNext, named("owner_id", owner), named("moment", after->moment),
                            named("after", after->id), named("row_limit", limit))
                      : connection.list<LabelRow>(kFirst, named("owner_id", owner),
                                                  named("row_limit", limit));
    std::vector<Label> labels;
    labels.reserve(rows.size());
    for (LabelRow& row : rows)
        labels.push_back(read_label(row));
    return labels;
}

bool insert_label(Transaction& transaction, const UserId& owner, const Label& label) {
    constexpr auto* kSql = R"sql(
        INSERT INTO labels (id, owner_id, name, name_folded, color, position, deleted_at,
                            created_at, updated_at, version)
        VALUES (:id, :owner_id, :name, :name_folded, :color, :position, :deleted_at,
                :created_at, :updated_at, :version)
        ON CONFLICT DO NOTHING
    )sql";
    const std::string name_folded = folded(label.name);
    const bool is_new =
        transaction.connection().execute(
            kSql, named("id", label.id), named("owner_id", owner), named("name", label.name),
            named("name_folded", name_folded), named("color", label.color),
            named("position", label.position), named("deleted_at", label.deleted_at),
            named("created_at", label.created_at), named("updated_at", label.updated_at),
            named("version", label.version)) == 1;
    if (is_new) return true;
    const auto namesake = find_label_named(transaction.connection(), owner, name_folded);
    if (namesake && namesake->id != label.id) throw Invalid("name", kTaken);
    return false;
}

void update_label(Transaction& transaction, const UserId& owner, const Label& label) {
    constexpr auto* kSql = R"sql(
        UPDATE labels
        SET name = :name, name_folded = :name_folded, color = :color, position = :position,
            deleted_at = :deleted_at, updated_at = :updated_at, version = :version
        WHERE owner_id = :owner_id AND id = :id
    )sql";
    try {
        transaction.connection().execute(
            kSql, named("name", label.name), named("name_folded", folded(label.name)),
            named("color", label.color), named("position", label.position),
            named("deleted_at", label.deleted_at), named("updated_at", label.updated_at),
            named("version", label.version), named("owner_id", owner), named("id", label.id));
    } catch (const database::UniqueViolation&) {
        throw Invalid("name", kTaken);
    }
}

std::vector<Task> list_tasks_labelled(Connection& connection, const UserId& owner,
                                      std::string_view folded_name, Date today,
                                      const std::optional<TaskId>& after, std::int64_t limit) {
    constexpr auto* kFirst = "SELECT " TASK_COLUMNS R"sql(
        FROM task_labels label
        JOIN tasks t ON t.id = label.task_id
        WHERE label.owner_id = :owner_id AND label.name_folded = :name_folded
          AND t.deleted_at IS NULL AND t.completed_at IS NULL AND )sql" TASK_IS_SHOWN R"sql(
        ORDER BY label.task_id
        LIMIT :row_limit
    )sql";
    constexpr auto* kNext = "SELECT " TASK_COLUMNS R"sql(
        FROM task_labels label
        JOIN tasks t ON t.id = label.task_id
        WHERE label.owner_id = :owner_id AND label.name_folded = :name_folded
          AND label.task_id > :after
          AND t.deleted_at IS NULL AND t.completed_at IS NULL AND )sql" TASK_IS_SHOWN R"sql(
        ORDER BY label.task_id
        LIMIT :row_limit
    )sql";
    const std::string day = to_text(today);
    if (!after)
        return read_tasks(connection.list<TaskRow>(kFirst, named("owner_id", owner),
                                                   named("name_folded", folded_name),
                                                   named("day", day), named("row_limit", limit)));
    return read_tasks(connection.list<TaskRow>(kNext, named("owner_id", owner),
                                               named("name_folded", folded_name), named("day", day),
                                               named("after", *after), named("row_limit", limit)));
}

std::vector<Task> lock_tasks_labelled(Transaction& transaction, const UserId& owner,
                                      std::string_view folded_name) {
    constexpr auto* kSql = "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE t.id IN (SELECT task_id
                       FROM task_labels
                       WHERE owner_id = :owner_id AND name_folded = :name_folded)
        ORDER BY t.created_at, t.id
        @for_update@
    )sql";
    return read_tasks(transaction.connection().list<TaskRow>(kSql, named("owner_id", owner),
                                                             named("name_folded", folded_name)));
}

std::int64_t purge_labels(Transaction& transaction, Moment before, std::int64_t limit) {
    constexpr auto* kSql = R"sql(
        DELETE FROM labels
        WHERE deleted_at < :before AND id IN (
            SELECT id FROM labels
            WHERE deleted_at IS NOT NULL AND deleted_at < :before
            ORDER BY deleted_at, id
            LIMIT :row_limit)
    )sql";
    return transaction.connection().execute(kSql, named("before", before),
                                            named("row_limit", limit));
}

}  // namespace tasklight::store
