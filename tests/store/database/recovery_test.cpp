#include <atomic>
#include <thread>

#include "base/error.hpp"
#include "database/sql_error.hpp"
#include "support/database.hpp"

using namespace tasklight;
using namespace tasklight::database;
using tasklight::test::engines;
using tasklight::test::has_postgresql;
using tasklight::test::ScratchDatabase;

namespace {

using Count = std::tuple<std::int64_t>;
using namespace std::chrono_literals;

std::int64_t value(Connection& connection) {
    return std::get<0>(*connection.find<Count>("SELECT value FROM counters WHERE id = 1"));
}

void create_counters(ScratchDatabase& scratch) {
    scratch.run({"CREATE TABLE counters (id BIGINT PRIMARY KEY, value BIGINT NOT NULL)",
                 "INSERT INTO counters VALUES (1, 0), (2, 0)"});
}

void raise(Connection& connection, std::int64_t id = 1) {
    connection.execute("UPDATE counters SET value = value + 1 WHERE id = :id", named("id", id));
}

// A database whose sessions the server can tell from all others.
DatabaseOptions named_victim(const ScratchDatabase& scratch) {
    DatabaseOptions options = scratch.options();
    options.address += "&application_name=victim";
    return options;
}

void terminate_victims(Database& by) {
    by.write([](Transaction& transaction) {
        transaction.connection().run(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE application_name = 'victim'");
    });
    std::this_thread::sleep_for(50ms);
}

// Opens several connections, all of which then lie in the pool.
void fill_pool(Database& database, int connections) {
    std::atomic<int> arrived{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < connections; ++i)
        threads.emplace_back([&] {
            database.read([&](Connection& connection) {
                (void)value(connection);
                ++arrived;
                while (arrived < connections)
                    std::this_thread::sleep_for(1ms);
            });
        });
    for (std::thread& thread : threads)
        thread.join();
}

}  // namespace

TEST_CASE("a pool that is used up refuses within its patience", "[concurrent]") {
    DatabaseOptions options;
    options.connections = 1;
    options.patience = 100ms;
    ScratchDatabase scratch(GENERATE(engines()), options);
    create_counters(scratch);
    Database& database = scratch.database();
    std::atomic<bool> holds{false};
    std::atomic<bool> is_released{false};
    std::thread holder([&] {
        database.read([&](Connection&) {
            holds = true;
            while (!is_released)
                std::this_thread::sleep_for(1ms);
        });
    });
    while (!holds)
        std::this_thread::sleep_for(1ms);
    CHECK(database.statistics().connections_in_use == 1);
    const auto start = std::chrono::steady_clock::now();
    CHECK_THROWS_AS(database.read(value), Unavailable);
    CHECK(std::chrono::steady_clock::now() - start < 2s);
    is_released = true;
    holder.join();
    CHECK(database.read(value) == 0);
}

TEST_CASE("a connection comes back without a transaction") {
    DatabaseOptions options;
    options.connections = 1;
    ScratchDatabase scratch(GENERATE(engines()), options);
    create_counters(scratch);
    scratch.database().read([](Connection& connection) { connection.run("BEGIN"); });
    CHECK_FALSE(scratch.database().read(
        [](Connection& connection) { return connection.in_transaction(); }));
}

TEST_CASE("reads and writes recover when the server ends all sessions", "[concurrent]") {
    if (!has_postgresql()) return;
    ScratchDatabase scratch(Engine::kPostgresql);
    create_counters(scratch);
    Database database(named_victim(scratch));
    fill_pool(database, 4);
    terminate_victims(scratch.database());
    CHECK(database.read(value) == 0);

    fill_pool(database, 4);
    terminate_victims(scratch.database());
    database.write([](Transaction& transaction) { raise(transaction); });
    CHECK(database.read(value) == 1);
}

TEST_CASE("a write whose session ends before the commit runs again") {
    if (!has_postgresql()) return;
    ScratchDatabase scratch(Engine::kPostgresql);
    create_counters(scratch);
    Database database(named_victim(scratch));
    int runs = 0;
    database.write([&](Transaction& transaction) {
        raise(transaction);
        if (++runs == 1) terminate_victims(scratch.database());
        raise(transaction, 2);
    });
    CHECK(runs == 2);
    CHECK(database.read(value) == 1);
}

TEST_CASE("a session that ends during the commit leaves the outcome open") {
    if (!has_postgresql()) return;
    ScratchDatabase scratch(Engine::kPostgresql);
    create_counters(scratch);
    Database database(named_victim(scratch));
    int runs = 0;
    const auto write = [&] {
        database.write([&](Transaction& transaction) {
            ++runs;
            raise(transaction);
            terminate_victims(scratch.database());
        });
    };
    CHECK_THROWS_AS(write(), Unavailable);
    CHECK(runs == 1);
}

TEST_CASE("writes that deadlock are both done in the end", "[concurrent]") {
    ScratchDatabase scratch(GENERATE(engines()));
    create_counters(scratch);
    Database& database = scratch.database();
    const auto raise_both = [&](std::int64_t first, std::int64_t second) {
        for (int i = 0; i < 5; ++i)
            database.write([&](Transaction& transaction) {
                raise(transaction, first);
                std::this_thread::sleep_for(2ms);
                raise(transaction, second);
            });
    };
    std::thread other([&] { raise_both(2, 1); });
    raise_both(1, 2);
    other.join();
    CHECK(database.read(value) == 10);
}

TEST_CASE("a write that keeps losing gives up") {
    if (!has_postgresql()) return;
    ScratchDatabase server(Engine::kPostgresql);
    int runs = 0;
    const auto write = [&] {
        server.database().write([&](Transaction&) {
            ++runs;
            throw SerializationFailure("lost", "40001");
        });
    };
    CHECK_THROWS_AS(write(), Unavailable);
    CHECK(runs > 1);
}

TEST_CASE("a write that looks away from a failed statement is not committed") {
    ScratchDatabase scratch(GENERATE(engines()));
    create_counters(scratch);
    const auto write = [&] {
        scratch.database().write([](Transaction& transaction) {
            raise(transaction);
            try {
                transaction.connection().execute("INSERT INTO counters VALUES (1, 0)");
            } catch (const UniqueViolation&) {
            }
        });
    };
    if (scratch.database().engine() == Engine::kPostgresql) {
        CHECK_THROWS_AS(write(), DatabaseError);
        CHECK(scratch.database().read(value) == 0);
    } else {
        CHECK_NOTHROW(write());
    }
}

TEST_CASE("a change of a table does not stop the statements that were prepared for it") {
    ScratchDatabase scratch(GENERATE(engines()));
    create_counters(scratch);
    const auto all = [](Connection& connection) {
        return connection.list<std::tuple<std::int64_t, std::string>>(
            "SELECT id, 'x' FROM counters");
    };
    CHECK(scratch.database().read(all).size() == 2);
    scratch.run({"DROP TABLE counters", "CREATE TABLE counters (id SMALLINT)"});
    CHECK(scratch.database().read(all).empty());
}

TEST_CASE("a server that is not there is unavailable") {
    DatabaseOptions options;
    options.address = "postgresql://nobody@127.0.0.1:1/nothing";
    Database database(options);
    CHECK_THROWS_AS(database.check(), Unavailable);
}

TEST_CASE("a server that only reads is unavailable for writes") {
    if (!has_postgresql()) return;
    ScratchDatabase scratch(Engine::kPostgresql);
    create_counters(scratch);
    DatabaseOptions options = scratch.options();
    options.address += "%20-c%20default_transaction_read_only%3Don";
    Database standby(options);
    const auto write = [&] { standby.write([](Transaction& transaction) { raise(transaction); }); };
    CHECK_THROWS_AS(write(), Unavailable);
    CHECK(standby.statistics().connections_open == 0);
    CHECK(standby.read(value) == 0);
}

TEST_CASE("all works without prepared statements") {
    if (!has_postgresql()) return;
    ScratchDatabase scratch(Engine::kPostgresql);
    create_counters(scratch);
    DatabaseOptions options = scratch.options();
    options.prepared_statements = false;
    Database database(options);
    for (int i = 0; i < 3; ++i)
        database.write([](Transaction& transaction) { raise(transaction); });
    CHECK(database.read(value) == 3);
    CHECK(database.read([](Connection& connection) {
        return connection.find<Count>("SELECT count(*) FROM pg_prepared_statements");
    }) == Count{0});
}
