#include "app/schema.hpp"

#include <thread>

#include "app/application.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "base/version.hpp"
#include "database/migrator.hpp"
#include "database/postgresql_setup.hpp"
#include "database/sql_error.hpp"

namespace tasklight::app {
namespace {

using database::SchemaState;

// Of PostgreSQL.
constexpr auto* kNoRight = "42501";
constexpr auto* kTableExists = "42P07";

[[noreturn]] void refuse_as_too_new() {
    throw SchemaRefusal("the database belongs to a newer version, which this one (" +
                        std::string(kVersion) + ") may not serve. Install the newer version.");
}

// What keeps the schema from suiting this program; empty if nothing does.
std::string obstacle(const Config& config) {
    try {
        const SchemaReport report = schema_report(config);
        return report.suits ? "" : report.words;
    } catch (const Refusal& refusal) {
        return "the database cannot be reached (" +
               (refusal.log_note().empty() ? refusal.what() : refusal.log_note()) + ')';
    } catch (const database::DatabaseError& error) {
        return std::string("the database refuses (") + error.what() + ')';
    }
}

}  // namespace

void prepare_schema(database::Database& database, const Config& config) {
    database::Migrator migrator(database);
    const bool is_sqlite = database.engine() == database::Engine::kSqlite;
    switch (migrator.state(kVersion)) {
        case SchemaState::kCurrent:
        case SchemaState::kAhead:
            return;
        case SchemaState::kTooNew:
            refuse_as_too_new();
        case SchemaState::kBehind:
            break;
    }
    if (!is_sqlite && !config.auto_migrate)
        throw SchemaRefusal(
            "the database's schema is not up to date. Run \"tasklight migrate\" with the same "
            "settings, or set auto_migrate = true.");
    for (const std::string& name : is_sqlite ? migrator.migrate() : migrate_schema(config))
        log::info("migrated", {{"name", name}});
}

std::vector<std::string> migrate_schema(const Config& config) {
    database::Database database(migration_options(config));
    database.check();
    try {
        auto names = database::Migrator(database).migrate();
        if (database.engine() == database::Engine::kPostgresql)
            database.write([](database::Transaction& transaction) {
                database::protect_migrations(transaction);
            });
        return names;
    } catch (const database::DatabaseError& error) {
        if (error.code() == kTableExists)
            throw SchemaRefusal(
                "the database holds tables of something else: name another database.");
        if (error.code() != kNoRight) throw;
        throw SchemaRefusal(
            "this role may not change the schema. Set migration_database and "
            "migration_password_file to the role that owns the tables.");
    }
}

SchemaReport schema_report(const Config& config) {
    if (database::is_missing_file(config.database))
        return {false, "the database file is not there yet: \"tasklight serve\" makes it"};
    database::Database database(database_options(config));
    switch (database::Migrator(database).state(kVersion)) {
        case SchemaState::kCurrent:
            return {true, "the schema is up to date"};
        case SchemaState::kAhead:
            return {true, "the schema is newer than this program, which may still serve"};
        case SchemaState::kTooNew:
            refuse_as_too_new();
        case SchemaState::kBehind:
            break;
    }
    const bool serve_migrates =
        config.auto_migrate || database.engine() == database::Engine::kSqlite;
    return {false, std::string("the schema is not up to date: ") +
                       (serve_migrates ? "\"tasklight serve\" brings it up to date"
                                       : "run \"tasklight migrate\"")};
}

void await_schema(const Config& config, std::ostream& out, const Waiting& waiting) {
    const auto deadline = std::chrono::steady_clock::now() + waiting.patience;
    std::string told;
    for (;;) {
        const std::string reason = obstacle(config);
        if (reason.empty()) return;
        if (reason != told) out << "waiting: " << reason << std::endl;
        told = reason;
        if (std::chrono::steady_clock::now() + waiting.pause > deadline)
            throw SchemaRefusal("waited in vain: " + reason + '.');
        std::this_thread::sleep_for(waiting.pause);
    }
}

}  // namespace tasklight::app
