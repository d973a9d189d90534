// How much the database room costs beyond the engines' own libraries, as ratios of one run:
// tasklight_tests "[.benchmark]". The best of several rounds counts, because machines are shared.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <postgresql/libpq-fe.h>
#include <sqlite3.h>
#include <stdexcept>
#include <thread>

#include "support/database.hpp"

using namespace tasklight;
using namespace tasklight::database;
using tasklight::test::has_postgresql;
using tasklight::test::ScratchDatabase;

namespace {

using Row = std::tuple<std::string, std::string, std::optional<std::string>, std::int64_t,
                       std::int64_t, std::optional<std::int64_t>>;

constexpr char kOne[] =
    "SELECT id, title, notes, position, created_at, done_at FROM tasks WHERE position = :n";
constexpr char kMany[] =
    "SELECT id, title, notes, position, created_at, done_at FROM tasks "
    "WHERE position >= :n ORDER BY position LIMIT 50";
constexpr char kInsert[] = "INSERT INTO events (name, at) VALUES (:name, :at)";

void fill(ScratchDatabase& scratch) {
    scratch.run(
        {"CREATE TABLE tasks (id TEXT, title TEXT, notes TEXT, position BIGINT PRIMARY "
         "KEY, created_at BIGINT, done_at BIGINT)",
         "CREATE TABLE events (name TEXT, at BIGINT)"});
    scratch.database().write([](Transaction& transaction) {
        for (int i = 0; i < 1000; ++i)
            transaction.connection().execute(
                "INSERT INTO tasks VALUES (:id, :title, NULL, :n, :at, NULL)",
                named("id", "018f0000-0000-7000-8000-00000000000a"),
                named("title", "Buy milk, bread and a birthday present"), named("n", i),
                named("at", 1700000000000 + i));
    });
}

double seconds(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Rounds of both take turns, so that a busy machine slows both.
void compare(const char* what, const std::function<void()>& raw,
             const std::function<void()>& ours) {
    double best_raw = 1e9;
    double best_ours = 1e9;
    for (int round = 0; round < 9; ++round) {
        best_raw = std::min(best_raw, seconds(raw));
        best_ours = std::min(best_ours, seconds(ours));
    }
    std::printf("%-42s ours / raw %.2f\n", what, best_ours / best_raw);
}

std::string text(sqlite3_stmt* row, int i) {
    return {reinterpret_cast<const char*>(sqlite3_column_text(row, i)),
            static_cast<std::size_t>(sqlite3_column_bytes(row, i))};
}

std::optional<std::int64_t> number(sqlite3_stmt* row, int i) {
    if (sqlite3_column_type(row, i) == SQLITE_NULL) return std::nullopt;
    return sqlite3_column_int64(row, i);
}

std::vector<Row> raw_rows(sqlite3_stmt* statement, std::int64_t n) {
    std::vector<Row> rows;
    sqlite3_bind_int64(statement, 1, n);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        std::optional<std::string> notes;
        if (sqlite3_column_type(statement, 2) != SQLITE_NULL) notes = text(statement, 2);
        rows.emplace_back(text(statement, 0), text(statement, 1), notes,
                          sqlite3_column_int64(statement, 3), sqlite3_column_int64(statement, 4),
                          number(statement, 5));
    }
    sqlite3_reset(statement);
    return rows;
}

std::vector<Row> raw_rows(PGconn* server, const char* statement, std::int64_t n) {
    const std::string value = std::to_string(n);
    const char* values[] = {value.c_str()};
    PGresult* result = PQexecPrepared(server, statement, 1, values, nullptr, nullptr, 0);
    std::vector<Row> rows;
    for (int i = 0; i < PQntuples(result); ++i) {
        const auto text = [&](int column) { return PQgetvalue(result, i, column); };
        std::optional<std::string> notes;
        if (!PQgetisnull(result, i, 2)) notes = text(2);
        std::optional<std::int64_t> done;
        if (!PQgetisnull(result, i, 5)) done = std::atoll(text(5));
        rows.emplace_back(text(0), text(1), notes, std::atoll(text(3)), std::atoll(text(4)), done);
    }
    PQclear(result);
    return rows;
}

void compare_reads(const std::string& engine, Database& database, int times,
                   const std::function<std::vector<Row>(bool, std::int64_t)>& raw) {
    const auto repeat = [times](const auto& work) {
        return [times, &work] {
            for (int n = 0; n < times; ++n)
                work(n % 900);
        };
    };
    database.read([&](Connection& connection) {
        const auto raw_one = [&](int n) {
            if (raw(true, n).size() != 1) FAIL("no row");
        };
        const auto our_one = [&](int n) {
            if (!connection.find<Row>(kOne, named("n", n))) FAIL("no row");
        };
        compare((engine + " row by key, cached").c_str(), repeat(raw_one), repeat(our_one));
        const auto raw_many = [&](int n) {
            if (raw(false, n).size() != 50) FAIL("no rows");
        };
        const auto our_many = [&](int n) {
            if (connection.list<Row>(kMany, named("n", n)).size() != 50) FAIL("no rows");
        };
        compare((engine + " list of 50, cached").c_str(), repeat(raw_many), repeat(our_many));
    });
    const auto whole_read = [&](int n) {
        (void)database.read(
            [&](Connection& connection) { return connection.find<Row>(kOne, named("n", n)); });
    };
    const auto raw_one = [&](int n) {
        if (raw(true, n).size() != 1) FAIL("no row");
    };
    compare((engine + " row by key, with the pool").c_str(), repeat(raw_one), repeat(whole_read));
}

sqlite3* open_raw(const std::string& path) {
    sqlite3* file = nullptr;
    constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path.c_str(), &file, kFlags, nullptr) != SQLITE_OK)
        throw std::runtime_error("the file cannot be opened");
    sqlite3_busy_timeout(file, 5000);
    return file;
}

void insert_raw(const std::string& path, int times) {
    sqlite3* file = open_raw(path);
    sqlite3_stmt* insert = nullptr;
    sqlite3_prepare_v2(file, kInsert, -1, &insert, nullptr);
    for (int i = 0; i < times; ++i) {
        sqlite3_bind_text(insert, 1, "an event", -1, SQLITE_STATIC);
        sqlite3_bind_int64(insert, 2, i);
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    sqlite3_close(file);
}

void in_threads(int threads, const std::function<void()>& work) {
    std::vector<std::thread> running;
    for (int i = 0; i < threads; ++i)
        running.emplace_back(work);
    for (std::thread& thread : running)
        thread.join();
}

}  // namespace

TEST_CASE("cost of reads on SQLite", "[.benchmark]") {
    ScratchDatabase scratch(Engine::kSqlite);
    fill(scratch);
    sqlite3* file = open_raw(scratch.options().address.substr(7));
    sqlite3_stmt* one = nullptr;
    sqlite3_stmt* many = nullptr;
    sqlite3_prepare_v2(file, kOne, -1, &one, nullptr);
    sqlite3_prepare_v2(file, kMany, -1, &many, nullptr);
    compare_reads("SQLite", scratch.database(), 2000,
                  [&](bool single, std::int64_t n) { return raw_rows(single ? one : many, n); });
    sqlite3_finalize(one);
    sqlite3_finalize(many);
    sqlite3_close(file);
}

TEST_CASE("cost of reads on PostgreSQL", "[.benchmark]") {
    if (!has_postgresql()) return;
    ScratchDatabase scratch(Engine::kPostgresql);
    fill(scratch);
    PGconn* server = PQconnectdb(scratch.options().address.c_str());
    const auto numbered = [](std::string sql) { return sql.replace(sql.find(":n"), 2, "$1"); };
    PQclear(PQprepare(server, "one", numbered(kOne).c_str(), 1, nullptr));
    PQclear(PQprepare(server, "many", numbered(kMany).c_str(), 1, nullptr));
    compare_reads("PostgreSQL", scratch.database(), 1000, [&](bool single, std::int64_t n) {
        return raw_rows(server, single ? "one" : "many", n);
    });
    PQfinish(server);
}

TEST_CASE("gain of shared commits on SQLite", "[.benchmark]") {
    ScratchDatabase scratch(Engine::kSqlite);
    fill(scratch);
    const std::string path = scratch.options().address.substr(7);
    Database& database = scratch.database();
    const auto write_many = [&] {
        for (int i = 0; i < 500; ++i)
            database.write([&](Transaction& transaction) {
                transaction.connection().execute(kInsert, named("name", "an event"),
                                                 named("at", i));
            });
    };
    const double shared = seconds([&] { in_threads(32, write_many); }) / (32 * 500);
    const double alone = seconds([&] { insert_raw(path, 500); }) / 500;
    const double crowd =
        seconds([&] { in_threads(32, [&] { insert_raw(path, 10); }); }) / (32 * 10);
    std::printf("SQLite 32 writers, durable writes a second     %.0f\n", 1 / shared);
    std::printf("  to one connection, commit for each insert    x %.1f\n", alone / shared);
    std::printf("  to 32 connections, commit for each insert    x %.1f\n", crowd / shared);
}
