#include "database/postgresql_login.hpp"

#include <algorithm>
#include <array>
#include <poll.h>

#include "base/owned.hpp"
#include "base/text.hpp"
#include "database/connection_state.hpp"
#include "database/open_connection.hpp"
#include "database/sql_error.hpp"

namespace tasklight::database {
namespace {

using Session = Owned<PGconn, PQfinish>;
using Settings = Owned<PQconninfoOption, PQconninfoFree>;
using Text = Owned<char, PQfreemem>;

// What makes the way to the server safe, and which of several servers it is.
constexpr std::array kKept{"hostaddr",  "sslmode",         "sslrootcert", "sslcrl",
                           "sslcrldir", "channel_binding", "gssencmode",  "target_session_attrs"};

bool is_kept(const PQconninfoOption& option) {
    const std::string_view keyword = option.keyword;
    if (std::find(kKept.begin(), kKept.end(), keyword) == kKept.end()) return false;
    const std::string_view value = option.val ? option.val : "";
    return !value.empty() && value != (option.compiled ? option.compiled : "");
}

bool is_socket(std::string_view host) { return host.empty() || host.starts_with('/'); }

std::string bracketed(const std::string& host) {
    return host.find(':') == std::string::npos ? percent_encode(host) : '[' + host + ']';
}

std::string value_of(const Settings& settings, std::string_view keyword) {
    for (const PQconninfoOption* option = settings.get(); option && option->keyword; ++option)
        if (option->keyword == keyword && option->val) return option->val;
    return {};
}

// host:port, or several of them; there may be one port for all, and none is libpq's own.
std::string host_list(const std::string& hosts, const std::string& ports) {
    const auto port_list = split(ports, ',');
    std::string list;
    std::size_t i = 0;
    for (const std::string_view host : split(hosts, ',')) {
        const std::string_view port = i < port_list.size() ? port_list[i] : port_list.back();
        list += (i == 0 ? "" : ",") + bracketed(std::string(host));
        if (!port.empty()) list += ':' + std::string(port);
        ++i;
    }
    return list;
}

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
    if (!PQconnectionUsedPassword(session)) return LoginOutcome::kRefused;
    const std::string codes = failure_codes(uri);
    const auto has = [&](const char* code) { return codes.find(code) != std::string::npos; };
    if (has("28P01")) return LoginOutcome::kWrongPassword;
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

std::string scram_verifier(Connection& connection, const std::string& role,
                           const std::string& password) {
    const Text verifier(PQencryptPasswordConn(connection.state().postgresql(), password.c_str(),
                                              role.c_str(), "scram-sha-256"));
    if (!verifier) throw DatabaseError("libpq could not encrypt a password", "libpq");
    return verifier.get();
}

std::string address_for(Connection& connection, const std::string& role,
                        const std::string& database) {
    PGconn* session = connection.state().postgresql();
    const Settings settings(PQconninfo(session));
    std::string hosts = value_of(settings, "host");
    if (hosts.empty()) hosts = PQhost(session);
    const bool is_local = is_socket(hosts);
    const std::string places = is_local ? host_list("localhost", PQport(session))
                                        : host_list(hosts, value_of(settings, "port"));
    std::string address =
        "postgresql://" + percent_encode(role) + '@' + places + '/' + percent_encode(database);
    if (is_local) return address;
    char separator = '?';
    for (const PQconninfoOption* option = settings.get(); option && option->keyword; ++option) {
        if (!is_kept(*option)) continue;
        address += separator + std::string(option->keyword) + '=' + percent_encode(option->val);
        separator = '&';
    }
    return address;
}

}  // namespace tasklight::database
