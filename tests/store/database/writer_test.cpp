#include <atomic>
#include <thread>

#include "base/error.hpp"
#include "database/sql_error.hpp"
#include "support/database.hpp"

using namespace tasklight;
using namespace tasklight::database;
using tasklight::test::engines;
using tasklight::test::ScratchDatabase;

namespace {

using Count = std::tuple<std::int64_t>;
using namespace std::chrono_literals;

constexpr char kInsert[] = "INSERT INTO notes (number, text) VALUES (:number, :text)";

std::int64_t count(Connection& connection) {
    return std::get<0>(*connection.find<Count>("SELECT count(*) FROM notes"));
}

void create_notes(ScratchDatabase& scratch) {
    scratch.run({"CREATE TABLE notes (number BIGINT PRIMARY KEY, text TEXT NOT NULL)"});
}

void insert(Connection& connection, std::int64_t number, const std::string& text = "a note") {
    connection.execute(kInsert, named("number", number), named("text", text));
}

// Holds the writer inside a job until it goes, so that other jobs gather behind it.
class HeldWriter {
public:
    explicit HeldWriter(Database& database)
        : thread_([this, &database] {
              database.write([this](Transaction&) {
                  began_ = true;
                  while (!is_released_)
                      std::this_thread::sleep_for(1ms);
              });
          }) {
        while (!began_)
            std::this_thread::sleep_for(1ms);
    }
    ~HeldWriter() {
        release();
        thread_.join();
    }
    void release() { is_released_ = true; }

private:
    std::atomic<bool> began_{false};
    std::atomic<bool> is_released_{false};
    std::thread thread_;
};

void await_waiting(Database& database, std::size_t writes) {
    while (database.statistics().writes_waiting < writes)
        std::this_thread::sleep_for(1ms);
}

}  // namespace

TEST_CASE("a write that throws leaves nothing behind and reaches its caller") {
    ScratchDatabase scratch(GENERATE(engines()));
    create_notes(scratch);
    const auto write = [&] {
        scratch.database().write([](Transaction& transaction) {
            insert(transaction, 1);
            throw Conflict("no");
        });
    };
    CHECK_THROWS_AS(write(), Conflict);
    CHECK(scratch.database().read(count) == 0);
}

TEST_CASE("many threads write and every write counts", "[concurrent]") {
    ScratchDatabase scratch(GENERATE(engines()));
    create_notes(scratch);
    Database& database = scratch.database();
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&database, t] {
            for (int i = 0; i < 25; ++i)
                database.write([&](Transaction& transaction) { insert(transaction, t * 25 + i); });
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(database.read(count) == 200);
}

TEST_CASE("a job that fails does not harm the others of its batch", "[concurrent]") {
    ScratchDatabase scratch(Engine::kSqlite);
    create_notes(scratch);
    Database& database = scratch.database();
    std::atomic<int> taken{0};
    std::vector<std::thread> threads;
    {
        HeldWriter held(database);
        for (int i = 0; i < 10; ++i)
            threads.emplace_back([&, i] {
                try {
                    database.write([&](Transaction& transaction) { insert(transaction, i / 2); });
                } catch (const UniqueViolation&) {
                    ++taken;
                }
            });
        await_waiting(database, 10);
    }
    for (std::thread& thread : threads)
        thread.join();
    CHECK(taken == 5);
    CHECK(database.read(count) == 5);
}

TEST_CASE("a full disk fails the job that meets it and the others are run again", "[concurrent]") {
    ScratchDatabase scratch(Engine::kSqlite);
    create_notes(scratch);
    Database& database = scratch.database();
    std::atomic<int> full{0};
    std::vector<std::thread> threads;
    {
        HeldWriter held(database);
        threads.emplace_back([&] {
            database.write([&](Transaction& transaction) {
                transaction.connection().run("PRAGMA max_page_count = 40");
                insert(transaction, 1);
            });
        });
        await_waiting(database, 1);
        threads.emplace_back([&] {
            try {
                database.write([&](Transaction& transaction) {
                    insert(transaction, 2, std::string(1 << 20, 'x'));
                });
            } catch (const Full&) {
                ++full;
            }
        });
        await_waiting(database, 2);
        threads.emplace_back(
            [&] { database.write([&](Transaction& transaction) { insert(transaction, 3); }); });
        await_waiting(database, 3);
    }
    for (std::thread& thread : threads)
        thread.join();
    CHECK(full == 1);
    const auto numbers = database.read([](Connection& connection) {
        return connection.list<Count>("SELECT number FROM notes ORDER BY number");
    });
    CHECK(numbers == std::vector<Count>{{1}, {3}});
}

TEST_CASE("a transaction that SQLite gave up is told even to a job that looks away",
          "[concurrent]") {
    ScratchDatabase scratch(Engine::kSqlite);
    create_notes(scratch);
    Database& database = scratch.database();
    const auto look_away = [&] {
        database.write([](Transaction& transaction) { transaction.connection().run("ROLLBACK"); });
    };
    CHECK_THROWS_AS(look_away(), DatabaseError);
    database.write([](Transaction& transaction) { insert(transaction, 1); });
    CHECK(database.read(count) == 1);
}

TEST_CASE("a deferred constraint fails only the job that broke it", "[concurrent]") {
    ScratchDatabase scratch(Engine::kSqlite);
    create_notes(scratch);
    scratch.run(
        {"CREATE TABLE marks (note BIGINT REFERENCES notes (number) "
         "DEFERRABLE INITIALLY DEFERRED)"});
    Database& database = scratch.database();
    std::atomic<int> refused{0};
    std::vector<std::thread> threads;
    {
        HeldWriter held(database);
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&, i] {
                try {
                    database.write([&](Transaction& transaction) {
                        insert(transaction, i);
                        transaction.connection().execute("INSERT INTO marks VALUES (:note)",
                                                         named("note", i == 2 ? 99 : i));
                    });
                } catch (const ForeignKeyViolation&) {
                    ++refused;
                }
            });
        await_waiting(database, 4);
    }
    for (std::thread& thread : threads)
        thread.join();
    CHECK(refused == 1);
    CHECK(database.read(count) == 3);
}

TEST_CASE("a write that does not begin in time is withdrawn", "[concurrent]") {
    DatabaseOptions options;
    options.patience = 100ms;
    ScratchDatabase scratch(Engine::kSqlite, options);
    create_notes(scratch);
    Database& database = scratch.database();
    {
        HeldWriter held(database);
        CHECK_THROWS_AS(database.write([](Transaction& transaction) { insert(transaction, 1); }),
                        Unavailable);
        CHECK(database.statistics().writes_waiting == 0);
    }
    database.write([](Transaction& transaction) { insert(transaction, 2); });
    CHECK(database.read(count) == 1);
}

TEST_CASE("two databases on one file both write", "[concurrent]") {
    ScratchDatabase scratch(Engine::kSqlite);
    create_notes(scratch);
    Database second(scratch.options());
    const auto write_fifty = [](Database& database, int from) {
        for (int i = from; i < from + 50; ++i)
            database.write([&](Transaction& transaction) { insert(transaction, i); });
    };
    std::thread other([&] { write_fifty(second, 100); });
    write_fifty(scratch.database(), 0);
    other.join();
    CHECK(scratch.database().read(count) == 100);
}

TEST_CASE("a long write-ahead log is cut when nothing is to be done", "[concurrent]") {
    ScratchDatabase scratch(Engine::kSqlite);
    create_notes(scratch);
    const std::filesystem::path log = scratch.options().address.substr(7) + "-wal";
    scratch.database().write(
        [](Transaction& transaction) { insert(transaction, 1, std::string(12 << 20, 'x')); });
    CHECK(std::filesystem::file_size(log) > (8 << 20));
    for (int i = 0; i < 500 && std::filesystem::file_size(log) > 0; ++i)
        std::this_thread::sleep_for(10ms);
    CHECK(std::filesystem::file_size(log) == 0);
}

TEST_CASE("accepted writes are finished when the database goes", "[concurrent]") {
    ScratchDatabase scratch(Engine::kSqlite);
    create_notes(scratch);
    {
        Database database(scratch.options());
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&database, i] {
                database.write([&](Transaction& transaction) { insert(transaction, i); });
            });
        for (std::thread& thread : threads)
            thread.join();
    }
    CHECK(scratch.database().read(count) == 4);
}
