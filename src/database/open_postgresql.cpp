#include <algorithm>
#include <cstdlib>
#include <map>

#include "base/error.hpp"
#include "base/text.hpp"
#include "database/connection_state.hpp"
#include "database/open_connection.hpp"

namespace tasklight::database {
namespace {

using Settings = std::map<std::string, std::string>;

struct ConninfoDeleter {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

// libpq's message quotes the part that it did not understand, which may be the password.
std::string without_quotations(const char* message) {
    std::string text(message ? message : "");
    text.resize(std::min(text.find('"'), text.find('\n')) == std::string::npos
                    ? text.size()
                    : std::min(text.find('"'), text.find('\n')));
    while (!text.empty() && (text.back() == ' ' || text.back() == ':'))
        text.pop_back();
    return text;
}

// Without SOCI's own words before libpq's.
std::string libpq_words(const std::string& text) {
    constexpr std::string_view kPreface = "Cannot establish connection to the database.";
    return in_one_line(text.starts_with(kPreface) ? text.substr(kPreface.size()) : text);
}

Settings parsed(const std::string& address) {
    char* message = nullptr;
    const std::unique_ptr<PQconninfoOption, ConninfoDeleter> options(
        PQconninfoParse(address.c_str(), &message));
    if (!options) {
        const std::string reason = without_quotations(message);
        PQfreemem(message);
        throw AddressError("The database address is malformed (" + reason +
                           "): write postgresql://user@host:port/name.");
    }
    Settings settings;
    for (const PQconninfoOption* option = options.get(); option->keyword; ++option)
        if (option->val) settings.emplace(option->keyword, option->val);
    return settings;
}

void set_default(Settings& settings, const char* name, const char* variable, const char* value) {
    if (!std::getenv(variable)) settings.emplace(name, value);
}

// Bounds for whatever runs on the server, unless the address has its own. A pooler refuses
// them, and then the role's or the database's own settings must do.
void set_bounds(Settings& settings, std::chrono::milliseconds patience) {
    const char* inherited = std::getenv("PGOPTIONS");
    std::string& options = settings.emplace("options", inherited ? inherited : "").first->second;
    const auto bound = [&](const std::string& name, long long ms) {
        if (options.find(name) != std::string::npos) return;
        options += (options.empty() ? "-c " : " -c ") + name + "=" + std::to_string(ms);
    };
    bound("statement_timeout", 30'000);
    bound("lock_timeout", patience.count());
    bound("idle_in_transaction_session_timeout", 60'000);
}

// SOCI splits connection strings at spaces and quotes: a URI has neither.
std::string to_uri(const Settings& settings) {
    std::string uri = "postgresql://";
    char separator = '?';
    for (const auto& [name, value] : settings) {
        uri += separator + name + "=" + percent_encode(value);
        separator = '&';
    }
    return uri;
}

}  // namespace

Engine engine_of(const std::string& address) {
    if (address.starts_with("sqlite:")) return Engine::kSqlite;
    if (address.starts_with("postgresql://") || address.starts_with("postgres://"))
        return Engine::kPostgresql;
    throw AddressError(
        "The database address must be sqlite:PATH or postgresql://user@host:port/name.");
}

std::string postgresql_uri(const DatabaseOptions& options) {
    Settings settings = parsed(options.address);
    if (options.password) settings["password"] = *options.password;
    set_default(settings, "connect_timeout", "PGCONNECT_TIMEOUT", "5");
    settings.emplace("fallback_application_name", "tasklight");
    settings.emplace("keepalives_idle", "30");
    settings.emplace("keepalives_interval", "10");
    settings.emplace("keepalives_count", "3");
    settings.emplace("tcp_user_timeout", "15000");
    settings.emplace("client_encoding", "UTF8");
    if (options.prepared_statements) set_bounds(settings, options.patience);
    return to_uri(settings);
}

bool uses_socket(const std::string& address) {
    Settings settings = parsed(address);
    if (settings.contains("hostaddr") || std::getenv("PGHOSTADDR")) return false;
    const char* inherited = std::getenv("PGHOST");
    const std::string host = settings.emplace("host", inherited ? inherited : "").first->second;
    return host.empty() || host.starts_with('/');
}

bool holds_password(const std::string& address) { return parsed(address).contains("password"); }

std::string in_database(const std::string& address, const std::string& database) {
    Settings settings = parsed(address);
    settings["dbname"] = database;
    return to_uri(settings);
}

std::unique_ptr<Connection> open_postgresql(const std::string& uri, bool prepared_statements) {
    try {
        auto session = std::make_unique<soci::session>(soci::postgresql, uri);
        auto state = std::make_unique<Connection::State>(Engine::kPostgresql, std::move(session),
                                                         prepared_statements);
        // libpq would print notices, which may hold values, on standard error.
        PQsetNoticeProcessor(
            state->postgresql(), [](void*, const char*) {}, nullptr);
        return std::make_unique<Connection>(std::move(state));
    } catch (const soci::soci_error& error) {
        // No statement has run yet: the text is libpq's alone and holds no value.
        const std::string reason = libpq_words(error.get_error_message());
        throw Unavailable("The database cannot be reached. Please try again in a moment.", reason);
    }
}

}  // namespace tasklight::database
