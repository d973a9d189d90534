#include "support/database.hpp"

#include <atomic>
#include <cstdlib>
#include <stdexcept>
#include <unistd.h>

#include "database/migrator.hpp"
#include "database/postgresql_login.hpp"
#include "database/postgresql_setup.hpp"

namespace tasklight::test {
namespace {

using database::Connection;
using database::Database;
using database::DatabaseOptions;
using database::Engine;
using database::Transaction;

const std::string kServer = "postgresql://";  // libpq's variables say the rest

bool wants(const std::string& engine) {
    const char* engines = std::getenv("TEST_ENGINES");
    return !engines || std::string(engines).find(engine) != std::string::npos;
}

std::string new_schema() {
    static std::atomic<int> count{0};
    return "tasklight_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

// In memory where there is some: a test need not wait for a disk.
std::filesystem::path folder_for_scratch() {
    const std::filesystem::path memory = "/dev/shm";
    if (::access(memory.c_str(), W_OK) == 0) return memory;
    return std::filesystem::temp_directory_path();
}

void on_server(const std::string& sql) {
    DatabaseOptions options;
    options.address = kServer;
    Database(options).write([&](Transaction& transaction) { transaction.connection().run(sql); });
}

}  // namespace

bool has_postgresql() { return wants("postgresql"); }

std::vector<Engine> configured_engines() {
    std::vector<Engine> engines;
    if (wants("sqlite")) engines.push_back(Engine::kSqlite);
    if (has_postgresql()) engines.push_back(Engine::kPostgresql);
    return engines;
}

ScratchFolder::ScratchFolder() {
    std::string name = (folder_for_scratch() / "tasklight-XXXXXX").string();
    if (!::mkdtemp(name.data())) throw std::runtime_error("no scratch folder can be made");
    path_ = name;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

ScratchDatabase::ScratchDatabase(Engine engine, DatabaseOptions options)
    : engine_(engine), options_(std::move(options)) {
    if (engine_ == Engine::kSqlite) {
        folder_ = std::make_unique<ScratchFolder>();
        options_.address = "sqlite:" + (folder_->path() / "test.db").string();
        return;
    }
    schema_ = new_schema();
    on_server("CREATE SCHEMA " + schema_);
    options_.address = kServer + "?options=-csearch_path%3D" + schema_;
}

ScratchDatabase::~ScratchDatabase() {
    database_.reset();
    if (schema_.empty()) return;
    try {
        on_server("DROP SCHEMA " + schema_ + " CASCADE");
    } catch (const std::exception&) {
        // The server goes after the tests, and the schema with it.
    }
}

Database& ScratchDatabase::database() {
    if (!database_) database_ = std::make_unique<Database>(options_);
    return *database_;
}

void ScratchDatabase::run(const std::vector<std::string>& statements) {
    database().write([&](Transaction& transaction) {
        for (const std::string& statement : statements)
            transaction.connection().run(statement);
    });
}

namespace {

bool empty_database_in_use = false;

constexpr auto* kServiceRole = "tasklight_test_service";

// The program is tested with the rights that its service has, and no more.
void admit_service(ScratchDatabase& tables) {
    tables.database().read([](Connection& connection) {
        const std::string verifier =
            database::scram_verifier(connection, kServiceRole, kServiceRole);
        if (database::find_role(connection, kServiceRole, "")) {
            database::set_password(connection, kServiceRole, verifier);
        } else {
            database::make_role(connection, kServiceRole, verifier);
        }
    });
    tables.database().write(
        [](Transaction& transaction) { database::grant_rows(transaction, kServiceRole); });
}

std::string as_service(std::string address) {
    std::string login = kServiceRole;
    login.append(":").append(kServiceRole).append("@/");
    return address.insert(kServer.size(), login);
}

// With the tables, for the whole run.
ScratchDatabase& with_tables(Engine engine) {
    const auto make = [](Engine of) {
        auto scratch = std::make_unique<ScratchDatabase>(of);
        database::Migrator(scratch->database()).migrate();
        if (of == Engine::kSqlite) scratch->close();
        if (of == Engine::kPostgresql) admit_service(*scratch);
        return scratch;
    };
    if (engine == Engine::kSqlite) {
        static const auto local = make(engine);
        return *local;
    }
    static const auto server = make(engine);
    return *server;
}

}  // namespace

EmptyDatabase::EmptyDatabase(Engine engine) {
    if (empty_database_in_use) throw std::logic_error("one EmptyDatabase at a time");
    ScratchDatabase& tables = with_tables(engine);
    address_ = tables.options().address;
    if (engine == Engine::kPostgresql) {
        tables.run({"DELETE FROM users", "DELETE FROM streams"});
        address_ = as_service(address_);
    } else {
        const std::filesystem::path origin = address_.substr(std::string("sqlite:").size());
        folder_ = std::make_unique<ScratchFolder>();
        std::filesystem::copy_file(origin, folder_->path() / "test.db");
        address_ = "sqlite:" + (folder_->path() / "test.db").string();
    }
    empty_database_in_use = true;
}

EmptyDatabase::~EmptyDatabase() { empty_database_in_use = false; }

}  // namespace tasklight::test
