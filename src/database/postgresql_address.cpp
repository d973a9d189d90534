#include "database/postgresql_address.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/owned.hpp"
#include "base/text.hpp"
#include "database/connection_state.hpp"
#include "database/options.hpp"

namespace tasklight::database {
namespace {

using Settings = Owned<PQconninfoOption, PQconninfoFree>;

// What makes the way to the server safe, and which of several servers it is.
constexpr std::array kKept{"hostaddr",  "sslmode",         "sslrootcert", "sslcrl",
                           "sslcrldir", "channel_binding", "gssencmode",  "target_session_attrs"};

bool is_kept(const PQconninfoOption& option) {
    const std::string_view keyword = option.keyword;
    if (std::find(kKept.begin(), kKept.end(), keyword) == kKept.end()) return false;
    const std::string_view value = option.val ? option.val : "";
    return !value.empty() && value != (option.compiled ? option.compiled : "");
}

bool is_socket(std::string_view host) {
    return host.empty() || host.starts_with('/') || host.starts_with('@');
}

std::string bracketed(const std::string& host) {
    return host.find(':') == std::string::npos ? percent_encode(host) : '[' + host + ']';
}

std::string value_of(const Settings& settings, std::string_view keyword) {
    for (const PQconninfoOption* option = settings.get(); option && option->keyword; ++option)
        if (option->keyword == keyword && option->val) return option->val;
    return {};
}

// libpq takes its variables for what an address leaves open.
std::string effective(const Settings& settings, std::string_view keyword) {
    for (const PQconninfoOption* option = settings.get(); option && option->keyword; ++option) {
        if (option->keyword != keyword) continue;
        if (option->val) return option->val;
        const char* inherited = option->envvar ? std::getenv(option->envvar) : nullptr;
        return inherited ? inherited : "";
    }
    return {};
}

Settings parsed(const std::string& address) {
    return Settings(PQconninfoParse(address.c_str(), nullptr));
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

// The best of those that the server holds: on any other, somebody else could listen.
std::string listening_host(Connection& connection) {
    const auto [list] =
        *connection.find<std::tuple<std::string>>("SELECT current_setting('listen_addresses')");
    std::string best;
    for (const std::string_view item : split(list, ',')) {
        const std::string_view host = trimmed(item);
        if (host == "*" || host == "localhost") return "localhost";
        if (host == "0.0.0.0" || host == "127.0.0.1") {
            best = "127.0.0.1";
        } else if (best.empty()) {
            best = host == "::" ? "::1" : host;
        }
    }
    if (best.empty())
        throw ConfigurationError(
            "PostgreSQL listens on no TCP port: set listen_addresses = 'localhost' in "
            "postgresql.conf, restart it, then run this again.");
    return best;
}

std::string common_name(std::string_view host) {
    const bool is_here = is_socket(host) || host == "127.0.0.1" || host == "::1";
    return is_here ? "localhost" : std::string(host);
}

// Role, database, hosts and ports.
std::string destination(const Settings& settings) {
    const std::string role = effective(settings, "user");
    const std::string database = effective(settings, "dbname");
    const std::string name = effective(settings, "host");
    const std::string hosts = name.empty() ? effective(settings, "hostaddr") : name;
    const std::string ports = effective(settings, "port");
    std::string text = role + '/' + (database.empty() ? role : database);
    for (const std::string_view host : split(hosts, ','))
        text += ',' + common_name(host);
    return text + ':' + (ports.empty() ? "5432" : ports);
}

}  // namespace

std::string address_for(Connection& connection, const std::string& role,
                        const std::string& database) {
    PGconn* session = connection.state().postgresql();
    const Settings settings(PQconninfo(session));
    std::string hosts = value_of(settings, "host");
    if (hosts.empty()) hosts = PQhost(session);
    const bool is_local = is_socket(hosts);
    const std::string places = is_local ? host_list(listening_host(connection), PQport(session))
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

std::string with_channel_binding(const std::string& address) {
    const bool has_words = !value_of(parsed(address), "channel_binding").empty();
    if (has_words || keeps_password(address)) return address;
    return address + (address.find('?') == std::string::npos ? '?' : '&') +
           "channel_binding=require";
}

bool keeps_password(const std::string& address) {
    const Settings settings = parsed(address);
    if (!settings) return false;
    if (effective(settings, "channel_binding") == "require" ||
        effective(settings, "sslmode") == "verify-full")
        return true;
    if (!effective(settings, "hostaddr").empty()) return false;
    const std::string hosts = effective(settings, "host");
    const auto list = split(hosts, ',');
    return std::all_of(list.begin(), list.end(), is_socket);
}

bool leads_to_the_same(const std::string& address, const std::string& other) {
    const Settings settings = parsed(address);
    const Settings others = parsed(other);
    return settings && others && destination(settings) == destination(others);
}

}  // namespace tasklight::database
