#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <thread>
#include <unistd.h>

#include "base/error.hpp"
#include "database/connection_state.hpp"
#include "database/open_connection.hpp"
#include "database/sql_error.hpp"

namespace tasklight::database {
namespace {

constexpr std::string_view kScheme = "sqlite:";
constexpr int kBusyTimeoutMs = 5000;

[[noreturn]] void refuse(const std::string& path, const std::string& reason) {
    throw ConfigurationError("The database file " + path + " " + reason);
}

// Before SQLite does, with its readers' rights of 0644.
void create_for_owner(const std::string& path) {
    constexpr int kFlags = O_RDWR | O_CREAT | O_CLOEXEC;
    const int made = ::open(path.c_str(), kFlags | O_EXCL, 0600);
    // A link that leads nowhere yet is there, and the file is not.
    const int file = made < 0 && errno == EEXIST ? ::open(path.c_str(), kFlags, 0600) : made;
    if (file >= 0) ::close(file);
}

// SOCI cannot be told every path (it splits at spaces and `=`), so it opens a database in memory
// and is handed the file instead.
std::unique_ptr<soci::session> open_session(const std::string& path, int flags) {
    auto session = std::make_unique<soci::session>(soci::sqlite3, "db=:memory:");
    auto* backend = static_cast<soci::sqlite3_session_backend*>(session->get_backend());
    sqlite_api::sqlite3_close(backend->conn_);
    backend->conn_ = nullptr;
    const int code = sqlite_api::sqlite3_open_v2(path.c_str(), &backend->conn_,
                                                 flags | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code != SQLITE_OK)
        refuse(path, "cannot be opened: check that its folder exists and may be written.");
    sqlite_api::sqlite3_extended_result_codes(backend->conn_, 1);
    sqlite_api::sqlite3_busy_timeout(backend->conn_, kBusyTimeoutMs);
    return session;
}

// Changing the journal is refused at once, whatever the busy timeout, while another process
// starts on the same file.
void use_write_ahead_log(Connection& connection, const std::string& path) {
    for (int attempt = 0; attempt < 50; ++attempt) {
        try {
            using Mode = std::tuple<std::string>;
            if (std::get<0>(*connection.find<Mode>("PRAGMA journal_mode = WAL")) == "wal") return;
            refuse(path, "is on a file system without shared memory: use a local disk.");
        } catch (const Unavailable&) {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
    }
    refuse(path, "is locked by another program: stop that program first.");
}

void check_writable(Connection& connection, const std::string& path) {
    if (sqlite_api::sqlite3_db_readonly(connection.state().sqlite(), "main") != 0)
        refuse(path, "cannot be written: give this user the right to write it.");
    try {
        use_write_ahead_log(connection, path);
        connection.run("BEGIN IMMEDIATE");
        connection.run("ROLLBACK");
    } catch (const Unavailable&) {
        // Another process writes, so writing works.
    } catch (const Full&) {
        refuse(path, "is on a full disk: make room first.");
    } catch (const DatabaseError& error) {
        if (error.code() == std::to_string(SQLITE_NOTADB))
            refuse(path, "is not an SQLite database: name another file.");
        refuse(path, "cannot be used (SQLite error " + error.code() +
                         "): check the file, and that its folder may be written.");
    }
}

}  // namespace

std::string sqlite_path(const std::string& address) {
    std::string path = address.substr(kScheme.size());
    if (path.empty() || path.find('\0') != std::string::npos)
        throw AddressError("The database address names no file: write sqlite:PATH.");
    if (path == ":memory:")
        throw AddressError(
            "A database in memory cannot be shared among threads: write sqlite:PATH.");
    // So that it cannot begin with `file:` or `:`.
    if (path.front() != '/') path.insert(0, "./");
    return path;
}

std::unique_ptr<Connection> open_sqlite(const std::string& path, SqliteUse use) {
    const bool writes = use == SqliteUse::kWrite;
    if (writes) create_for_owner(path);
    auto session = open_session(path, SQLITE_OPEN_READWRITE | (writes ? SQLITE_OPEN_CREATE : 0));
    auto connection = std::make_unique<Connection>(
        std::make_unique<Connection::State>(Engine::kSqlite, std::move(session), true));
    if (writes) check_writable(*connection, path);
    connection->run("PRAGMA synchronous = FULL");
    connection->run("PRAGMA foreign_keys = ON");
    connection->run("PRAGMA temp_store = MEMORY");
    connection->run(writes ? "PRAGMA cache_size = -2048" : "PRAGMA cache_size = -1024");
    if (!writes) connection->run("PRAGMA query_only = ON");
    return connection;
}

}  // namespace tasklight::database
