#include "store/search_index.hpp"

#include <string>
#include <tuple>
#include <utility>

#include "store/search_words.hpp"
#include "store/task_row.hpp"

namespace tasklight::store {

using database::Connection;
using database::Engine;
using database::named;
using database::Transaction;

namespace {

struct Document {
    const TaskId& task;
    const UserId& owner;
    Moment created_at;
    std::string_view title;
    std::string_view labels;
    std::string_view notes;
};

void write_sqlite(Connection& connection, const Document& document) {
    constexpr auto* kNumber = R"sql(
        INSERT INTO search_documents (task_id, owner_id)
        VALUES (:task_id, :owner_id)
        ON CONFLICT (task_id) DO UPDATE SET owner_id = excluded.owner_id
        RETURNING number
    )sql";
    constexpr auto* kWords = R"sql(
        INSERT OR REPLACE INTO search_words (rowid, title, labels, notes)
        VALUES (:number, :title, :labels, :notes)
    )sql";
    const auto row = connection.find<std::tuple<std::int64_t>>(
        kNumber, named("task_id", document.task), named("owner_id", document.owner));
    connection.execute(kWords, named("number", std::get<0>(row.value())),
                       named("title", fts5_text(document.owner, document.title)),
                       named("labels", fts5_text(document.owner, document.labels)),
                       named("notes", fts5_text(document.owner, document.notes)));
}

void write_postgresql(Connection& connection, const Document& document) {
    constexpr auto* kSql = R"sql(
        INSERT INTO search_documents (task_id, owner_id, created_at, words)
        VALUES (:task_id, :owner_id, :created_at, CAST(:words AS TSVECTOR))
        ON CONFLICT (task_id) DO UPDATE SET words = excluded.words
    )sql";
    connection.execute(
        kSql, named("task_id", document.task), named("owner_id", document.owner),
        named("created_at", document.created_at),
        named("words", tsvector(document.owner, document.title, document.labels, document.notes)));
}

void write(Connection& connection, const Document& document) {
    connection.engine() == Engine::kSqlite ? write_sqlite(connection, document)
                                           : write_postgresql(connection, document);
}

void remove(Connection& connection, const TaskId& task) {
    constexpr auto* kWords = R"sql(
        DELETE FROM search_words
        WHERE rowid = (SELECT number FROM search_documents WHERE task_id = :task_id)
    )sql";
    constexpr auto* kDocument = "DELETE FROM search_documents WHERE task_id = :task_id";
    if (connection.engine() == Engine::kSqlite) connection.execute(kWords, named("task_id", task));
    connection.execute(kDocument, named("task_id", task));
}

}  // namespace

bool is_found_differently(const Task& before, const Task& after) {
    return before.title != after.title || before.notes != after.notes ||
           before.labels != after.labels || before.is_deleted() != after.is_deleted();
}

void index_task(Transaction& transaction, const UserId& owner, const Task& task) {
    if (task.is_deleted()) return remove(transaction.connection(), task.id);
    const std::string labels = joined_labels(task.labels);
    write(transaction.connection(),
          {task.id, owner, task.created_at, task.title, labels, task.notes});
}

std::int64_t index_missing_tasks(Transaction& transaction, std::int64_t limit) {
    constexpr auto* kMissing = R"sql(
        SELECT id, owner_id, created_at, title, labels, notes, deleted_at
        FROM tasks
        WHERE search_version <> version
        ORDER BY id
        LIMIT :row_limit
        @for_update@
    )sql";
    constexpr auto* kDone = "UPDATE tasks SET search_version = version WHERE id = :id";
    using Row = std::tuple<TaskId, UserId, Moment, std::string, std::string, std::string,
                           std::optional<Moment>>;
    std::int64_t count = 0;
    for (const auto& [task, owner, created_at, title, labels, notes, deleted_at] :
         transaction.connection().list<Row>(kMissing, named("row_limit", limit))) {
        if (deleted_at) {
            remove(transaction.connection(), task);
        } else {
            write(transaction.connection(), {task, owner, created_at, title, labels, notes});
        }
        transaction.connection().execute(kDone, named("id", task));
        ++count;
    }
    return count;
}

}  // namespace tasklight::store
