#include "database/postgresql_login.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include "base/text.hpp"
#include "database/connection_state.hpp"
#include "database/open_connection.hpp"
#include "database/sql_error.hpp"

namespace tasklight::database {
namespace {

template <auto free>
struct Free {
    template <class T>
    void operator()(T* pointer) const {
        free(pointer);
    }
};

using Session = std::unique_ptr<PGconn, Free<PQfinish>>;
using Settings = std::unique_ptr<PQconninfoOption, Free<PQconninfoFree>>;
using Text = std::unique_ptr<char, Free<PQfreemem>>;

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

// host:port, or several of them; there may be one port for all.
std::string host_list(const std::string& hosts, const std::string& ports,
                      const std::string& present_port) {
    const auto port_list = split(ports, ',');
    std::string list;
    std::size_t i = 0;
    for (const std::string_view host : split(hosts, ',')) {
        if (!list.empty()) list += ',';
        const std::string_view port = i < port_list.size() ? port_list[i] : port_list.back();
        list +=
            bracketed(std::string(host)) + ':' + (port.empty() ? present_port : std::string(port));
        ++i;
    }
    return list;
}

}  // namespace

LoginAttempt try_login(const DatabaseOptions& options) {
    const Session session(PQconnectdb(postgresql_uri(options).c_str()));
    if (PQstatus(session.get()) == CONNECTION_OK) return {LoginOutcome::kTaken, {}};
    const bool was_asked = PQconnectionUsedPassword(session.get()) != 0 ||
                           PQconnectionNeedsPassword(session.get()) != 0;
    return {was_asked ? LoginOutcome::kWrongPassword : LoginOutcome::kRefused,
            in_one_line(PQerrorMessage(session.get()))};
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
    const std::string places = is_local
                                   ? std::string("localhost:") + PQport(session)
                                   : host_list(hosts, value_of(settings, "port"), PQport(session));
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
