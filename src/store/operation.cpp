#include "store/operation.hpp"

#include <map>
#include <stdexcept>
#include <utility>

#include "base/error.hpp"

namespace tasklight::store {

using database::Connection;
using database::named;
using database::Transaction;

namespace {

// The revision that this operation gives the stream.
std::int64_t raise_revision(Transaction& transaction, const StreamId& stream) {
    constexpr auto* kSql = R"sql(
        UPDATE streams
        SET revision = revision + 1
        WHERE id = :id
        RETURNING revision
    )sql";
    const auto row =
        transaction.connection().find<std::tuple<std::int64_t>>(kSql, named("id", stream));
    if (!row) throw std::logic_error("a change was recorded in a stream that does not exist");
    return std::get<0>(*row);
}

// SQLite has one writer at a time anyway.
void take_turn(Connection& connection, const UserId& actor) {
    if (connection.engine() == database::Engine::kSqlite) return;
    constexpr auto* kSql = R"sql(
        SELECT CAST(pg_advisory_xact_lock(hashtextextended(:actor, 0)) AS TEXT)
    )sql";
    (void)connection.find<std::tuple<std::string>>(kSql, named("actor", actor));
}

}  // namespace

Operation::Operation(Transaction& transaction, UserId actor, Moment now, std::string zone)
    : transaction_(transaction),
      id_(OperationId::make(now)),
      actor_(std::move(actor)),
      now_(now),
      zone_(std::move(zone)) {
    take_turn(transaction_.connection(), actor_);
}

void Operation::record(Change change) {
    constexpr std::size_t kMostBytes = 16 * 1024 * 1024;
    bytes_ += change.before.size() + change.after.size();
    if (bytes_ > kMostBytes) throw TooLarge("This changes too much at once. Do it in parts.");
    changes_.push_back(std::move(change));
}

std::optional<OperationId> Operation::undoable() const {
    if (changes_.empty()) return std::nullopt;
    return id_;
}

void Operation::finish() {
    constexpr auto* kSql = R"sql(
        INSERT INTO changes (stream_id, revision, ordinal, operation_id, actor_id, changed_at,
                             entity, entity_id, action, fields_before, fields_after)
        VALUES (:stream_id, :revision, :ordinal, :operation_id, :actor_id, :changed_at,
                :entity, :entity_id, :action, :fields_before, :fields_after)
    )sql";
    std::map<StreamId, std::int64_t> revisions;
    for (const Change& change : changes_)
        revisions[change.stream] = 0;
    for (auto& [stream, revision] : revisions)
        revision = raise_revision(transaction_, stream);

    std::int64_t ordinal = 0;
    for (const Change& change : changes_) {
        transaction_.connection().execute(
            kSql, named("stream_id", change.stream), named("revision", revisions[change.stream]),
            named("ordinal", ordinal++), named("operation_id", id_), named("actor_id", actor_),
            named("changed_at", now_), named("entity", change.entity),
            named("entity_id", change.entity_id), named("action", change.action),
            named("fields_before", change.before), named("fields_after", change.after));
    }
    changes_.clear();
}

void insert_stream(Transaction& transaction, const StreamId& stream) {
    constexpr auto* kSql = "INSERT INTO streams (id, revision) VALUES (:id, 0)";
    transaction.connection().execute(kSql, named("id", stream));
}

bool insert_stream_once(Transaction& transaction, const StreamId& stream) {
    constexpr auto* kSql = R"sql(
        INSERT INTO streams (id, revision)
        VALUES (:id, 0)
        ON CONFLICT (id) DO NOTHING
    )sql";
    return transaction.connection().execute(kSql, named("id", stream)) == 1;
}

std::vector<RecordedChange> changes_of_operation(Connection& connection, const UserId& actor,
                                                 const OperationId& operation) {
    constexpr auto* kSql = R"sql(
        SELECT stream_id, actor_id, changed_at, entity, entity_id, action,
               fields_before, fields_after
        FROM changes
        WHERE actor_id = :actor_id AND operation_id = :operation_id
        ORDER BY ordinal
    )sql";
    using Row = std::tuple<StreamId, UserId, Moment, std::string, std::string, std::string,
                           std::string, std::string>;
    std::vector<RecordedChange> changes;
    for (auto& [stream, actor_id, at, entity, entity_id, action, before, after] :
         connection.list<Row>(kSql, named("actor_id", actor), named("operation_id", operation))) {
        changes.push_back({std::move(stream), std::move(actor_id), at, std::move(entity),
                           std::move(entity_id), std::move(action), std::move(before),
                           std::move(after)});
    }
    return changes;
}

std::int64_t remove_changes(Transaction& transaction, Moment before, std::int64_t limit) {
    constexpr auto* kSql = R"sql(
        DELETE FROM changes
        WHERE (stream_id, revision, ordinal) IN (
            SELECT stream_id, revision, ordinal FROM changes
            WHERE changed_at < :before
            ORDER BY changed_at
            LIMIT :row_limit)
    )sql";
    return transaction.connection().execute(kSql, named("before", before),
                                            named("row_limit", limit));
}

}  // namespace tasklight::store
