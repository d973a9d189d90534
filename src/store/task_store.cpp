#include "store/task_store.hpp"

namespace tasklight::store {

using database::Connection;
using database::named;
using database::Transaction;

namespace {

using TaskRow = std::tuple<TaskId, ProjectId, std::string, std::string, std::optional<Moment>,
                           std::optional<Moment>, Moment, Moment, std::int64_t>;

Task read_task(TaskRow& row) {
    auto& [id, project_id, title, notes, completed_at, deleted_at, created_at, updated_at,
           version] = row;
    return {std::move(id),    std::move(project_id),
            std::move(title), std::move(notes),
            completed_at,     deleted_at,
            created_at,       updated_at,
            version};
}

std::optional<Task> read_task(std::optional<TaskRow> row) {
    if (!row) return std::nullopt;
    return read_task(*row);
}

// Each list is a pair of whole statements, for the first page and for the ones after it.
struct ListQueries {
    const char* first;
    const char* next;
};

constexpr ListQueries kAllQueries{
    R"sql(
        SELECT id, project_id, title, notes, completed_at, deleted_at, created_at, updated_at,
               version
        FROM tasks
        WHERE owner_id = :owner_id AND deleted_at IS NULL
        ORDER BY created_at, id
        LIMIT :row_limit
    )sql",
    R"sql(
        SELECT id, project_id, title, notes, completed_at, deleted_at, created_at, updated_at,
               version
        FROM tasks
        WHERE owner_id = :owner_id AND deleted_at IS NULL
          AND (created_at, id) > (:moment, :after)
        ORDER BY created_at, id
        LIMIT :row_limit
    )sql"};

constexpr ListQueries kOpenQueries{
    R"sql(
        SELECT id, project_id, title, notes, completed_at, deleted_at, created_at, updated_at,
               version
        FROM tasks
        WHERE owner_id = :owner_id AND deleted_at IS NULL AND completed_at IS NULL
        ORDER BY created_at, id
        LIMIT :row_limit
    )sql",
    R"sql(
        SELECT id, project_id, title, notes, completed_at, deleted_at, created_at, updated_at,
               version
        FROM tasks
        WHERE owner_id = :owner_id AND deleted_at IS NULL AND completed_at IS NULL
          AND (created_at, id) > (:moment, :after)
        ORDER BY created_at, id
        LIMIT :row_limit
    )sql"};

constexpr ListQueries kCompletedQueries{
    R"sql(
        SELECT id, project_id, title, notes, completed_at, deleted_at, created_at, updated_at,
               version
        FROM tasks
        WHERE owner_id = :owner_id AND deleted_at IS NULL AND completed_at IS NOT NULL
        ORDER BY completed_at DESC, id DESC
        LIMIT :row_limit
    )sql",
    R"sql(
        SELECT id, project_id, title, notes, completed_at, deleted_at, created_at, updated_at,
               version
        FROM tasks
        WHERE owner_id = :owner_id AND deleted_at IS NULL AND completed_at IS NOT NULL
          AND (completed_at, id) < (:moment, :after)
        ORDER BY completed_at DESC, id DESC
        LIMIT :row_limit
    )sql"};

constexpr ListQueries kTrashQueries{
    R"sql(
        SELECT id, project_id, title, notes, completed_at, deleted_at, created_at, updated_at,
               version
        FROM tasks
        WHERE owner_id = :owner_id AND deleted_at IS NOT NULL
        ORDER BY deleted_at DESC, id DESC
        LIMIT :row_limit
    )sql",
    R"sql(
        SELECT id, project_id, title, notes, completed_at, deleted_at, created_at, updated_at,
               version
        FROM tasks
        WHERE owner_id = :owner_id AND deleted_at IS NOT NULL
          AND (deleted_at, id) < (:moment, :after)
        ORDER BY deleted_at DESC, id DESC
        LIMIT :row_limit
    )sql"};

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
    std::vector<Task> tasks;
    tasks.reserve(rows.size());
    for (auto& row : rows)
        tasks.push_back(read_task(row));
    return tasks;
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
    constexpr auto* kSql = R"sql(
        SELECT id, project_id, title, notes, completed_at, deleted_at, created_at, updated_at,
               version
        FROM tasks
        WHERE owner_id = :owner_id AND id = :id
    )sql";
    return read_task(connection.find<TaskRow>(kSql, named("owner_id", owner), named("id", task)));
}

std::optional<Task> lock_task(Transaction& transaction, const UserId& owner, const TaskId& task) {
    constexpr auto* kSql = R"sql(
        SELECT id, project_id, title, notes, completed_at, deleted_at, created_at, updated_at,
               version
        FROM tasks
        WHERE owner_id = :owner_id AND id = :id
        @for_update@
    )sql";
    return read_task(
        transaction.connection().find<TaskRow>(kSql, named("owner_id", owner), named("id", task)));
}

bool insert_task(Transaction& transaction, const UserId& owner, const Task& task) {
    constexpr auto* kSql = R"sql(
        INSERT INTO tasks (id, owner_id, project_id, title, notes, completed_at, deleted_at,
                           created_at, updated_at, version)
        VALUES (:id, :owner_id, :project_id, :title, :notes, :completed_at, :deleted_at,
                :created_at, :updated_at, :version)
        ON CONFLICT (id) DO NOTHING
    )sql";
    return transaction.connection().execute(
               kSql, named("id", task.id), named("owner_id", owner),
               named("project_id", task.project_id), named("title", task.title),
               named("notes", task.notes), named("completed_at", task.completed_at),
               named("deleted_at", task.deleted_at), named("created_at", task.created_at),
               named("updated_at", task.updated_at), named("version", task.version)) == 1;
}

void update_task(Transaction& transaction, const UserId& owner, const Task& task) {
    constexpr auto* kSql = R"sql(
        UPDATE tasks
        SET project_id = :project_id, title = :title, notes = :notes,
            completed_at = :completed_at, deleted_at = :deleted_at, updated_at = :updated_at,
            version = :version
        WHERE owner_id = :owner_id AND id = :id
    )sql";
    transaction.connection().execute(
        kSql, named("project_id", task.project_id), named("title", task.title),
        named("notes", task.notes), named("completed_at", task.completed_at),
        named("deleted_at", task.deleted_at), named("updated_at", task.updated_at),
        named("version", task.version), named("owner_id", owner), named("id", task.id));
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
