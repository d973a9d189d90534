// Opens connections to both engines and sets them up. Any thread may call.
#pragma once

#include <memory>
#include <string>

#include "database/connection.hpp"
#include "database/options.hpp"

namespace tasklight::database {

// Throws ConfigurationError unless the address begins with a scheme that we know.
[[nodiscard]] Engine engine_of(const std::string& address);

// The path after `sqlite:`, in a form that SQLite takes for nothing but a path.
[[nodiscard]] std::string sqlite_path(const std::string& address);

enum class SqliteUse { kRead, kWrite };
// kWrite creates the file if need be, readable by its owner alone, and switches it to write-ahead
// logging. Throws ConfigurationError if it cannot be used.
[[nodiscard]] std::unique_ptr<Connection> open_sqlite(const std::string& path, SqliteUse use);

// A URI that libpq understands and SOCI leaves alone, with our settings added where the address
// and libpq's environment variables have none. Throws ConfigurationError.
[[nodiscard]] std::string postgresql_uri(const DatabaseOptions& options);

// Whether libpq would reach the server of this address through a Unix socket.
[[nodiscard]] bool uses_socket(const std::string& address);

// Whether the address itself names a password.
[[nodiscard]] bool holds_password(const std::string& address);

// The same address, for another database of that server.
[[nodiscard]] std::string in_database(const std::string& address, const std::string& database);

// Throws Unavailable if the server does not take the connection.
[[nodiscard]] std::unique_ptr<Connection> open_postgresql(const std::string& uri,
                                                          bool prepared_statements);

}  // namespace tasklight::database
