// Logging in to a PostgreSQL server as somebody else, for its set-up: what only libpq can do.
// Any thread may call, with a connection of its own.
#pragma once

#include <string>

#include "database/connection.hpp"
#include "database/options.hpp"

namespace tasklight::database {

enum class LoginOutcome {
    kTaken,
    kUnwelcome,      // the password is right, but this database is not there or not for the role
    kWrongPassword,  // the server asked for a password and did not take this one
    kRefused,        // there is no server, or it lets nobody in from here, whatever the password
};

struct LoginAttempt {
    LoginOutcome outcome;
    std::string reason;  // libpq's words, in one line; they hold no password
};

[[nodiscard]] LoginAttempt try_login(const DatabaseOptions& options);

// Whether the server lets in whoever says a password, and looks at none. Says a wrong one.
[[nodiscard]] bool takes_any_password(DatabaseOptions options);

// Whether a server is there and refuses this login, whatever the password.
[[nodiscard]] bool is_turned_away(const DatabaseOptions& options);

// What the server would store for this password: with it the password itself stays here, out of
// the server's log too.
[[nodiscard]] std::string scram_verifier(Connection& connection, const std::string& role,
                                         const std::string& password);

}  // namespace tasklight::database
