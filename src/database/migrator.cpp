#include "database/migrator.hpp"

#include <algorithm>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "database/migration_text.hpp"
#include "database/sql_error.hpp"

namespace tasklight::database {
namespace {

// Of no meaning but that every version of the program takes the same.
constexpr std::int64_t kAdvisoryLock = 0x7461736b6c69;

bool has_table(Connection& connection) {
    const char* sql = connection.engine() == Engine::kSqlite
                          ? "SELECT count(*) FROM sqlite_master "
                            "WHERE type = 'table' AND name = 'schema_migrations'"
                          : "SELECT count(*) FROM pg_catalog.pg_tables "
                            "WHERE tablename = 'schema_migrations' "
                            "AND schemaname = current_schema()";
    return std::get<0>(*connection.find<std::tuple<std::int64_t>>(sql)) > 0;
}

// A migration may take long, and another starter waits as long for its lock.
void take_lock(Transaction& transaction) {
    Connection& connection = transaction.connection();
    if (connection.engine() == Engine::kSqlite) return;
    connection.run("SET LOCAL statement_timeout = 0");
    connection.run("SET LOCAL lock_timeout = 0");
    connection.run("SET LOCAL idle_in_transaction_session_timeout = 0");
    connection.run("SELECT pg_advisory_xact_lock(" + std::to_string(kAdvisoryLock) + ")");
}

void record(Connection& connection, const Migration& migration, const std::string& oldest) {
    connection.execute(R"(
        INSERT INTO schema_migrations (number, name, checksum, applied_at, oldest_program)
        VALUES (:number, :name, :checksum, :applied_at, :oldest_program))",
                       named("number", migration.number), named("name", migration.name),
                       named("checksum", checksum(migration.sql)),
                       named("applied_at", SystemClock().now()), named("oldest_program", oldest));
}

// The table keeps its first shape for ever, so every program can read it.
void create_table(Connection& connection) {
    connection.run(R"(
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number BIGINT PRIMARY KEY,
            name TEXT NOT NULL,
            checksum TEXT NOT NULL,
            applied_at BIGINT NOT NULL,
            oldest_program TEXT NOT NULL
        ))");
}

}  // namespace

Migrator::Migrator(Database& database, const std::vector<Migration>& migrations)
    : database_(database), migrations_(migrations) {}

std::vector<Migrator::Applied> Migrator::applied(Connection& connection) const {
    std::vector<Applied> applied;
    if (!has_table(connection)) return applied;
    using Row = std::tuple<std::int64_t, std::string, std::string>;
    for (auto& [number, checksum, oldest] : connection.list<Row>(
             "SELECT number, checksum, oldest_program FROM schema_migrations ORDER BY number"))
        applied.push_back({number, std::move(checksum), std::move(oldest)});
    return applied;
}

void Migrator::check_unedited(const std::vector<Applied>& applied) const {
    for (const Migration& migration : migrations_) {
        const auto found = std::find_if(applied.begin(), applied.end(), [&](const Applied& row) {
            return row.number == migration.number;
        });
        if (found == applied.end() || found->checksum == checksum(migration.sql)) continue;
        throw SchemaError("Migration " + std::string(migration.name) +
                          " is not the one that this database ran: install the released program, "
                          "which never changes a migration.");
    }
}

SchemaState Migrator::state(std::string_view program_version) {
    const auto rows =
        database_.read([this](Connection& connection) { return applied(connection); });
    check_unedited(rows);
    const auto was_applied = [&](const Migration& migration) {
        return std::any_of(rows.begin(), rows.end(),
                           [&](const Applied& row) { return row.number == migration.number; });
    };
    if (!rows.empty() && is_older(program_version, rows.back().oldest_program))
        return SchemaState::kTooNew;
    if (!std::all_of(migrations_.begin(), migrations_.end(), was_applied))
        return SchemaState::kBehind;
    return rows.size() > migrations_.size() ? SchemaState::kAhead : SchemaState::kCurrent;
}

std::vector<std::string> Migrator::migrate() {
    check_unedited(database_.read([this](Connection& connection) { return applied(connection); }));
    std::vector<std::string> names;
    for (const Migration& migration : migrations_)
        if (run(migration)) names.emplace_back(migration.name);
    return names;
}

bool Migrator::run(const Migration& migration) {
    return database_.write([&](Transaction& transaction) {
        Connection& connection = transaction;
        take_lock(transaction);
        create_table(connection);
        const auto rows = applied(connection);
        for (const Applied& row : rows)
            if (row.number == migration.number) return false;
        std::string oldest = oldest_program(migration.sql);
        if (oldest.empty() && !rows.empty()) oldest = rows.back().oldest_program;
        for (const std::string& statement : statements_for(connection.engine(), migration.sql))
            connection.run(statement);
        record(connection, migration, oldest);
        return true;
    });
}

}  // namespace tasklight::database
