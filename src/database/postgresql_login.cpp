#include "database/postgresql_login.hpp"

#include <poll.h>

#include "base/owned.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "database/connection_state.hpp"
#include "database/open_connection.hpp"
#include "database/sql_error.hpp"

namespace tasklight::database {
namespace {

using Session = Owned<PGconn, PQfinish>;
using Text = Owned<char, PQfreemem>;

// The SQLSTATEs of a login that fails, of each server that was tried; libpq tells them only when
// it is asked to before the login.
std::string failure_codes(const std::string& uri) {
    constexpr int kPatience = 10'000;  // milliseconds, for each answer
    const Session session(PQconnectStart(uri.c_str()));
    PQsetErrorVerbosity(session.get(), PQERRORS_SQLSTATE);
    auto state = PGRES_POLLING_WRITING;
    while (state == PGRES_POLLING_READING || state == PGRES_POLLING_WRITING) {
        const short event = state == PGRES_POLLING_READING ? POLLIN : POLLOUT;
        pollfd socket{PQsocket(session.get()), event, 0};
        if (::poll(&socket, 1, kPatience) <= 0) break;
        state = PQconnectPoll(session.get());
    }
    return PQerrorMessage(session.get());
}

LoginOutcome failure(PGconn* session, const std::string& uri) {
    if (PQconnectionNeedsPassword(session)) return LoginOutcome::kWrongPassword;
    const std::string codes = failure_codes(uri);
    const auto has = [&](const char* code) { return codes.find(code) != std::string::npos; };
    if (has("28P01")) return LoginOutcome::kWrongPassword;
    if (!PQconnectionUsedPassword(session)) return LoginOutcome::kRefused;
    // No such database, no right to connect to it, or no LOGIN: all are looked at afterwards.
    if (has("3D000") || has("42501") || has("28000")) return LoginOutcome::kUnwelcome;
    return LoginOutcome::kRefused;
}

}  // namespace

LoginAttempt try_login(const DatabaseOptions& options) {
    const std::string uri = postgresql_uri(options);
    const Session session(PQconnectdb(uri.c_str()));
    if (PQstatus(session.get()) == CONNECTION_OK) return {LoginOutcome::kTaken, {}};
    return {failure(session.get(), uri), in_one_line(PQerrorMessage(session.get()))};
}

bool takes_any_password(DatabaseOptions options) {
    options.password = random_token();
    return try_login(options).outcome == LoginOutcome::kTaken;
}

bool is_turned_away(const DatabaseOptions& options) {
    return failure_codes(postgresql_uri(options)).find("28000") != std::string::npos;
}

std::string scram_verifier(Connection& connection, const std::string& role,
                           const std::string& password) {
    const Text verifier(PQencryptPasswordConn(connection.state().postgresql(), password.c_str(),
                                              role.c_str(), "scram-sha-256"));
    if (!verifier) throw DatabaseError("libpq could not encrypt a password", "libpq");
    return verifier.get();
}

}  // namespace tasklight::database
