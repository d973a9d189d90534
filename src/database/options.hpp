// Where the data is, as the administrator wrote it.
#pragma once

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>

namespace tasklight::database {

struct DatabaseOptions {
    // `sqlite:PATH`, or any URI that libpq takes (postgresql://user@host:port/name?sslmode=…).
    std::string address = "sqlite:tasklight.db";
    std::optional<std::string> password;  // of PostgreSQL; never logged
    int connections = 8;                  // at most, for reads on SQLite and all on PostgreSQL
    bool prepared_statements = true;      // false: no named statements, for transaction poolers
    std::chrono::milliseconds patience{5000};  // wait for a connection or the writer, then 503
    // So many may wait that long for a connection; those beyond them are refused soon, so that a
    // database that hangs does not take every thread of the program.
    int patient = 28;
};

// One sentence for the administrator: what is wrong with the settings and what to do.
struct ConfigurationError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// The address itself is malformed.
struct AddressError : ConfigurationError {
    using ConfigurationError::ConfigurationError;
};

}  // namespace tasklight::database
