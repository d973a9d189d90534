#include "store/task_store.hpp"

#include "base/fold.hpp"
#include "store/search_index.hpp"
#include "store/task_fields.hpp"

namespace tasklight::store {

using database::Connection;
using database::named;
using database::Transaction;

namespace {

// Each list is a pair of whole statements, for the first page and for the ones after it.
struct ListQueries {
    const char* first;
    const char* next;
};

constexpr ListQueries kAllQueries{"SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE owner_id = :owner_id AND deleted_at IS NULL
        ORDER BY created_at, id
        LIMIT :row_limit
    )sql",
                                  "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE owner_id = :owner_id AND deleted_at IS NULL
          AND (created_at, id) > (:moment, :after)
        ORDER BY created_at, id
        LIMIT :row_limit
    )sql"};

constexpr ListQueries kOpenQueries{"SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE owner_id = :owner_id AND deleted_at IS NULL AND completed_at IS NULL
        ORDER BY created_at, id
        LIMIT :row_limit
    )sql",
                                   "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE owner_id = :owner_id AND deleted_at IS NULL AND completed_at IS NULL
          AND (created_at, id) > (:moment, :after)
        ORDER BY created_at, id
        LIMIT :row_limit
    )sql"};

constexpr ListQueries kCompletedQueries{"SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE owner_id = :owner_id AND deleted_at IS NULL AND completed_at IS NOT NULL
        ORDER BY completed_at DESC, id DESC
        LIMIT :row_limit
    )sql",
                                        "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE owner_id = :owner_id AND deleted_at IS NULL AND completed_at IS NOT NULL
          AND (completed_at, id) < (:moment, :after)
        ORDER BY completed_at DESC, id DESC
        LIMIT :row_limit
    )sql"};

constexpr ListQueries kTrashQueries{"SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE owner_id = :owner_id AND deleted_at IS NOT NULL
        ORDER BY deleted_at DESC, id DESC
        LIMIT :row_limit
    )sql",
                                    "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE owner_id = :owner_id AND deleted_at IS NOT NULL
          AND (deleted_at, id) < (:moment, :after)
        ORDER BY deleted_at DESC, id DESC
        LIMIT :row_limit
    )sql"};

void mark_parent(Transaction& transaction, const TaskId& parent) {
    constexpr auto* kSql = "UPDATE tasks SET is_parent = 1 WHERE id = :id AND is_parent = 0";
    transaction.connection().execute(kSql, named("id", parent));
}

void add_labels(Transaction& transaction, const UserId& owner, const Task& task) {
    constexpr auto* kSql = R"sql(
        INSERT INTO task_labels (task_id, owner_id, name_folded)
        VALUES (:task_id, :owner_id, :name_folded)
    )sql";
    for (const std::string& label : task.labels)
        transaction.connection().execute(kSql, named("task_id", task.id), named("owner_id", owner),
                                         named("name_folded", folded(label)));
}

void remove_labels(Transaction& transaction, const TaskId& task) {
    constexpr auto* kSql = "DELETE FROM task_labels WHERE task_id = :task_id";
    transaction.connection().execute(kSql, named("task_id", task));
}

const ListQueries& queries_of(TaskList which) {
    switch (which) {
        case TaskList::kAll:
            return kAllQueries;
        case TaskList::kOpen:
            return kOpenQueries;
        case TaskList::kCompleted:
            return kCompletedQueries;
        case TaskList::kTrash:
            return kTrashQueries;
    }
    return kAllQueries;
}

}  // namespace

std::vector<Task> list_tasks(Connection& connection, const UserId& owner, TaskList which,
                             const std::optional<ListPosition>& after, std::int64_t limit) {
    const ListQueries& queries = queries_of(which);
    auto rows = after ? connection.list<TaskRow>(
                            queries.next, named("owner_id", owner), named("moment", after->moment),
                            named("after", after->id), named("row_limit", limit))
                      : connection.list<TaskRow>(queries.first, named("owner_id", owner),
                                                 named("row_limit", limit));
    return read_tasks(std::move(rows));
}

ListPosition position_of(const Task& task, TaskList which) {
    switch (which) {
        case TaskList::kCompleted:
            return {task.completed_at.value(), task.id.text()};
        case TaskList::kTrash:
            return {task.deleted_at.value(), task.id.text()};
        default:
            return {task.created_at, task.id.text()};
    }
}

std::optional<Task> find_task(Connection& connection, const UserId& owner, const TaskId& task) {
    constexpr auto* kSql = "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE owner_id = :owner_id AND id = :id
    )sql";
    return read_task(connection.find<TaskRow>(kSql, named("owner_id", owner), named("id", task)));
}

std::optional<Task> lock_task(Transaction& transaction, const UserId& owner, const TaskId& task) {
    constexpr auto* kSql = "SELECT " TASK_COLUMNS R"sql(
        FROM tasks t
        WHERE owner_id = :owner_id AND id = :id
        @for_update@
    )sql";
    return read_task(
        transaction.connection().find<TaskRow>(kSql, named("owner_id", owner), named("id", task)));
}

bool insert_task(Transaction& transaction, const UserId& owner, const Task& task) {
    constexpr auto* kSql = R"sql(
        INSERT INTO tasks (id, owner_id, project_id, section_id, parent_id, position, title, notes,
                           labels, priority, start_date, deadline, due_date, due_time, due_zone,
                           due_at, repeat_rule, repeat_mode, repeat_month_end, repeat_anchor,
                           repeat_missed, repeat_zone,
                           repeat_paused, occurrence, quick_text, completed_at, deleted_at,
                           created_at, updated_at, version, search_version)
        VALUES (:id, :owner_id, :project_id, :section_id, :parent_id, :position, :title, :notes,
                :labels, :priority, :start_date, :deadline, :due_date, :due_time, :due_zone,
                :due_at, :repeat_rule, :repeat_mode, :repeat_month_end, :repeat_anchor,
                :repeat_missed, :repeat_zone,
                :repeat_paused, :occurrence, :quick_text, :completed_at, :deleted_at,
                :created_at, :updated_at, :version, :version)
        ON CONFLICT (id) DO NOTHING
    )sql";
    const auto run = [&](const auto&... values) {
        return transaction.connection().execute(kSql, values...);
    };
    if (with_fields(task, run, named("id", task.id), named("owner_id", owner),
                    named("created_at", task.created_at)) == 0)
        return false;
    if (task.parent_id) mark_parent(transaction, *task.parent_id);
    add_labels(transaction, owner, task);
    index_task(transaction, owner, task);
    return true;
}

void update_task(Transaction& transaction, const UserId& owner, const Task& before,
                 const Task& task) {
    constexpr auto* kSql = R"sql(
        UPDATE tasks
        SET project_id = :project_id, section_id = :section_id, parent_id = :parent_id,
            position = :position, title = :title, notes = :notes, labels = :labels,
            priority = :priority, start_date = :start_date, deadline = :deadline,
            due_date = :due_date, due_time = :due_time, due_zone = :due_zone, due_at = :due_at,
            repeat_rule = :repeat_rule, repeat_mode = :repeat_mode,
            repeat_month_end = :repeat_month_end, repeat_anchor = :repeat_anchor,
            repeat_missed = :repeat_missed, repeat_zone = :repeat_zone,
            repeat_paused = :repeat_paused, occurrence = :occurrence, quick_text = :quick_text,
            completed_at = :completed_at, deleted_at = :deleted_at, updated_at = :updated_at,
            version = :version,
            search_version = CASE WHEN :is_indexed = 1 OR search_version = version THEN :version
                                  ELSE search_version END
        WHERE owner_id = :owner_id AND id = :id
    )sql";
    const auto run = [&](const auto&... values) {
        return transaction.connection().execute(kSql, values...);
    };
    const bool is_indexed = is_found_differently(before, task);
    with_fields(task, run, named("owner_id", owner), named("id", task.id),
                named("is_indexed", is_indexed));
    if (is_indexed) index_task(transaction, owner, task);
    if (task.parent_id && task.parent_id != before.parent_id)
        mark_parent(transaction, *task.parent_id);
    if (task.labels == before.labels) return;
    remove_labels(transaction, task.id);
    add_labels(transaction, owner, task);
}

std::int64_t purge_trash(Transaction& transaction, Moment before, std::int64_t limit) {
    constexpr auto* kSql = R"sql(
        DELETE FROM tasks
        WHERE deleted_at < :before AND id IN (
            SELECT id FROM tasks
            WHERE deleted_at IS NOT NULL AND deleted_at < :before
            ORDER BY deleted_at
            LIMIT :row_limit)
    )sql";
    return transaction.connection().execute(kSql, named("before", before),
                                            named("row_limit", limit));
}

}  // namespace tasklight::store
