// The change log: revisions of streams and what undo reads.
#include "store/operation.hpp"

#include <thread>

#include "model/task.hpp"
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;
using database::Connection;
using database::Transaction;
using store::Operation;

namespace {

Change change_in(const StreamId& stream, const std::string& action = "updated") {
    return {stream, "task", new_uuid(Moment{1}), action, R"({"title":"a"})", R"({"title":"b"})"};
}

std::int64_t revision(Connection& connection, const StreamId& stream) {
    return std::get<0>(*connection.find<std::tuple<std::int64_t>>(
        "SELECT revision FROM streams WHERE id = :id", database::named("id", stream)));
}

std::int64_t revision(World& world, const StreamId& stream) {
    return world.app.database().read(
        [&](Connection& connection) { return revision(connection, stream); });
}

OperationId record(World& world, const std::vector<Change>& changes) {
    return world.app.database().write([&](Transaction& transaction) {
        Operation operation(transaction, world.ada.user.id, world.app.clock.now());
        for (const Change& change : changes)
            operation.record(change);
        operation.finish();
        return operation.id();
    });
}

}  // namespace

TEST_CASE("an operation raises each stream that it touches by one") {
    World world(GENERATE(engines()));
    const StreamId inbox = stream_of(world.ada.inbox);
    const StreamId own = stream_of(world.ada.user.id);

    record(world, {change_in(inbox), change_in(own), change_in(inbox)});
    record(world, {change_in(inbox)});

    CHECK(revision(world, inbox) == 2);
    CHECK(revision(world, own) == 1);
    CHECK(revision(world, stream_of(world.grace.inbox)) == 0);
}

TEST_CASE("an operation that records nothing cannot be undone and raises nothing") {
    World world(GENERATE(engines()));
    const bool undoable = world.app.database().write([&](Transaction& transaction) {
        Operation operation(transaction, world.ada.user.id, world.app.clock.now());
        operation.finish();
        return operation.undoable().has_value();
    });

    CHECK_FALSE(undoable);
    CHECK(world.count("changes") == 0);
    CHECK(revision(world, stream_of(world.ada.inbox)) == 0);
}

TEST_CASE("a change in a stream that is not there is a defect") {
    World world(GENERATE(engines()));

    CHECK_THROWS_AS(record(world, {change_in(stream_of(TaskId::make(Moment{1})))}),
                    std::logic_error);
    CHECK(world.count("changes") == 0);
}

TEST_CASE("what an operation changed is told in its order to its actor") {
    World world(GENERATE(engines()));
    const StreamId inbox = stream_of(world.ada.inbox);
    const OperationId id =
        record(world, {change_in(inbox, "first"), change_in(stream_of(world.ada.user.id), "second"),
                       change_in(inbox, "third")});
    record(world, {change_in(inbox, "another")});
    const auto changes_for = [&](const UserId& actor) {
        return world.app.database().read([&](Connection& connection) {
            return store::changes_of_operation(connection, actor, id);
        });
    };

    const auto changes = changes_for(world.ada.user.id);

    REQUIRE(changes.size() == 3);
    CHECK(changes[0].action == "first");
    CHECK(changes[1].action == "second");
    CHECK(changes[2].action == "third");
    CHECK(changes[0].stream == inbox);
    CHECK(changes[0].changed_at == world.app.clock.now());
    CHECK(changes[0].before == R"({"title":"a"})");
    CHECK(changes[0].after == R"({"title":"b"})");
    CHECK(changes_for(world.grace.user.id).empty());
}

TEST_CASE("old entries of the log are removed and young ones stay") {
    World world(GENERATE(engines()));
    const StreamId inbox = stream_of(world.ada.inbox);
    for (int i = 0; i < 3; ++i) {
        record(world, {change_in(inbox)});
        world.app.clock.advance(kDay);
    }
    const auto remove = [&](std::int64_t limit) {
        return world.app.database().write([&](Transaction& transaction) {
            return store::remove_changes(transaction, world.app.clock.now() - kDay, limit);
        });
    };

    CHECK(remove(1) == 1);
    CHECK(remove(10) == 1);
    CHECK(remove(10) == 0);
    CHECK(world.count("changes") == 1);
    CHECK(revision(world, inbox) == 3);
}

TEST_CASE("revisions of a stream are in the order of the commits", "[concurrent]") {
    World world(GENERATE(engines()));
    const StreamId inbox = stream_of(world.ada.inbox);
    const StreamId own = stream_of(world.ada.user.id);
    constexpr int kWriters = 8;
    constexpr int kWrites = 10;
    std::atomic<bool> writing{true};
    std::atomic<int> gaps{0};
    // Whoever sees a revision sees every change up to it.
    std::thread reader([&] {
        while (writing)
            world.app.database().read([&](Connection& connection) {
                using Row = std::tuple<std::int64_t, std::int64_t>;
                const auto [seen, rows] = *connection.find<Row>(R"(
                    SELECT s.revision, (SELECT count(*) FROM changes c WHERE c.stream_id = s.id)
                    FROM streams s WHERE s.id = :id)",
                                                                database::named("id", inbox));
                if (seen != rows) ++gaps;
            });
    });
    std::vector<std::thread> writers;
    for (int i = 0; i < kWriters; ++i)
        writers.emplace_back([&, i] {
            for (int n = 0; n < kWrites; ++n) {
                // Half of them name the streams in the other order.
                if (i % 2 == 0) {
                    record(world, {change_in(inbox), change_in(own)});
                } else {
                    record(world, {change_in(own), change_in(inbox)});
                }
            }
        });
    for (auto& writer : writers)
        writer.join();
    writing = false;
    reader.join();

    CHECK(gaps == 0);
    CHECK(revision(world, inbox) == kWriters * kWrites);
    CHECK(revision(world, own) == kWriters * kWrites);
    CHECK(world.count("changes") == 2 * kWriters * kWrites);
}
