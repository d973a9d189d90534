// One request that changes something is one operation: the only way by which changes that a user
// can see reach the change log. Stores write the rows, actions record what changed, and finish()
// raises the revision of every touched stream (in id order, so that two operations cannot wait
// for each other) and adds the rows of the log, last before the commit.
//
// The operations of one user come one after the other: what one of them checked, such as where a
// parent lies or that a project is there, holds until it commits. On PostgreSQL the next one waits
// in its constructor.
#pragma once

#include <optional>
#include <vector>

#include "database/transaction.hpp"
#include "model/change.hpp"

namespace tasklight::store {

class Operation {
public:
    // `transaction` outlives the operation. `now` is the moment of every change in it. `zone` is
    // where its actor is, for what depends on the date there.
    Operation(database::Transaction& transaction, UserId actor, Moment now,
              std::string zone = "UTC");

    [[nodiscard]] database::Transaction& transaction() { return transaction_; }
    [[nodiscard]] const OperationId& id() const { return id_; }
    [[nodiscard]] const UserId& actor() const { return actor_; }
    [[nodiscard]] Moment now() const { return now_; }
    [[nodiscard]] const std::string& zone() const { return zone_; }

    // Throws TooLarge if all changes together hold more than 16 MiB, before and after.
    void record(Change change);

    // What undo takes; nothing if this operation changed nothing.
    [[nodiscard]] std::optional<OperationId> undoable() const;

    void finish();

private:
    database::Transaction& transaction_;
    OperationId id_;
    UserId actor_;
    Moment now_;
    std::string zone_;
    std::vector<Change> changes_;
    std::size_t bytes_ = 0;
};

// Every project and user has a stream from its first day.
void insert_stream(database::Transaction& transaction, const StreamId& stream);

// False if there is one with this id already.
[[nodiscard]] bool insert_stream_once(database::Transaction& transaction, const StreamId& stream);

struct RecordedChange {
    StreamId stream;
    UserId actor;
    Moment changed_at;
    std::string entity;
    std::string entity_id;
    std::string action;
    std::string before;
    std::string after;
};

// What an operation of this actor changed, in its order; empty if there is no such operation.
[[nodiscard]] std::vector<RecordedChange> changes_of_operation(database::Connection& connection,
                                                               const UserId& actor,
                                                               const OperationId& operation);

// How many entries older than `before` were removed; at most `limit` at a time.
std::int64_t remove_changes(database::Transaction& transaction, Moment before, std::int64_t limit);

}  // namespace tasklight::store
