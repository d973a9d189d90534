#include "store/completion_store.hpp"

#include "base/error.hpp"
#include "database/sql_error.hpp"

namespace tasklight::store {

using database::Connection;
using database::named;
using database::Transaction;

namespace {

#define COMPLETION_COLUMNS \
    "SELECT id, task_id, occurrence, kind, missed, happened_at, deleted_at FROM completions "

using CompletionRow = std::tuple<CompletionId, TaskId, std::string, std::string, std::int64_t,
                                 Moment, std::optional<Moment>>;

Completion read_completion(CompletionRow& row) {
    auto& [id, task_id, occurrence, kind, missed, happened_at, deleted_at] = row;
    return {std::move(id), std::move(task_id), std::move(occurrence), kind == "skipped", missed,
            happened_at,   deleted_at};
}

std::optional<Completion> read_completion(std::optional<CompletionRow> row) {
    if (!row) return std::nullopt;
    return read_completion(*row);
}

}  // namespace

bool insert_completion(Transaction& transaction, const UserId& owner,
                       const Completion& completion) {
    constexpr auto* kSql = R"sql(
        INSERT INTO completions (id, owner_id, task_id, occurrence, kind, missed, happened_at,
                                 deleted_at)
        VALUES (:id, :owner_id, :task_id, :occurrence, :kind, :missed, :happened_at, :deleted_at)
        ON CONFLICT (task_id, occurrence) WHERE deleted_at IS NULL DO NOTHING
    )sql";
    return transaction.connection().execute(
               kSql, named("id", completion.id), named("owner_id", owner),
               named("task_id", completion.task_id), named("occurrence", completion.occurrence),
               named("kind", completion.is_skip ? "skipped" : "completed"),
               named("missed", completion.missed), named("happened_at", completion.happened_at),
               named("deleted_at", completion.deleted_at)) == 1;
}

void update_completion(Transaction& transaction, const Completion& completion) {
    constexpr auto* kSql = "UPDATE completions SET deleted_at = :deleted_at WHERE id = :id";
    try {
        transaction.connection().execute(kSql, named("deleted_at", completion.deleted_at),
                                         named("id", completion.id));
    } catch (const database::UniqueViolation&) {
        throw Conflict("This date of the task was done again since.");
    }
}

std::optional<Completion> find_completion(Transaction& transaction, const TaskId& task,
                                          const std::string& occurrence) {
    constexpr auto* kSql = COMPLETION_COLUMNS R"sql(
        WHERE task_id = :task_id AND occurrence = :occurrence AND deleted_at IS NULL
    )sql";
    return read_completion(transaction.connection().find<CompletionRow>(
        kSql, named("task_id", task), named("occurrence", occurrence)));
}

std::optional<Completion> lock_completion(Transaction& transaction, const UserId& owner,
                                          const CompletionId& completion) {
    constexpr auto* kSql = COMPLETION_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND id = :id
        @for_update@
    )sql";
    return read_completion(transaction.connection().find<CompletionRow>(
        kSql, named("owner_id", owner), named("id", completion)));
}

std::int64_t count_completions(Transaction& transaction, const TaskId& task) {
    constexpr auto* kSql = R"sql(
        SELECT CAST(COUNT(*) AS BIGINT)
        FROM completions
        WHERE task_id = :task_id AND deleted_at IS NULL AND kind = 'completed'
    )sql";
    const auto row =
        transaction.connection().find<std::tuple<std::int64_t>>(kSql, named("task_id", task));
    return row ? std::get<0>(*row) : 0;
}

std::vector<Completion> list_completions(Connection& connection, const UserId& owner,
                                         const TaskId& task,
                                         const std::optional<ListPosition>& after,
                                         std::int64_t limit) {
    constexpr auto* kFirst = COMPLETION_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND task_id = :task_id AND deleted_at IS NULL
        ORDER BY happened_at DESC, id DESC
        LIMIT :row_limit
    )sql";
    constexpr auto* kNext = COMPLETION_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND task_id = :task_id AND deleted_at IS NULL
          AND (happened_at, id) < (:moment, :after)
        ORDER BY happened_at DESC, id DESC
        LIMIT :row_limit
    )sql";
    auto rows =
        after
            ? connection.list<CompletionRow>(kNext, named("owner_id", owner),
                                             named("task_id", task), named("moment", after->moment),
                                             named("after", after->id), named("row_limit", limit))
            : connection.list<CompletionRow>(kFirst, named("owner_id", owner),
                                             named("task_id", task), named("row_limit", limit));
    std::vector<Completion> completions;
    completions.reserve(rows.size());
    for (auto& row : rows)
        completions.push_back(read_completion(row));
    return completions;
}

}  // namespace tasklight::store
