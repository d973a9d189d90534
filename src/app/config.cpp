#include "app/config.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <unistd.h>
#include <utility>

#include "base/text.hpp"
#include "http/listener.hpp"
#include "http/proxies.hpp"
#include "http/server.hpp"

namespace tasklight::app {
namespace {

// What a setter throws: what was expected, for the sentence.
struct Expected : std::runtime_error {
    using std::runtime_error::runtime_error;
};

bool to_bool(std::string_view value) {
    if (value == "true") return true;
    if (value == "false") return false;
    throw Expected("true or false");
}

int to_int(std::string_view value, int least, int most) {
    long long number = 0;
    if (!parse_number(value, number) || number < least || number > most)
        throw Expected("a whole number from " + std::to_string(least) + " to " +
                       std::to_string(most));
    return static_cast<int>(number);
}

std::vector<std::string> to_list(std::string_view value, const char* expected) {
    std::vector<std::string> items;
    for (const auto item : split(value, ',')) {
        if (trimmed(item).empty()) throw Expected(expected);
        items.emplace_back(trimmed(item));
    }
    return items;
}

std::vector<std::string> to_addresses(std::string_view value) {
    constexpr auto* kExpected = "host:port, [IPv6]:port or unix:PATH";
    std::vector<std::string> addresses = to_list(value, kExpected);
    try {
        for (const std::string& address : addresses)
            (void)http::ListenAddress::parse(address);
    } catch (const http::ListenError&) {
        throw Expected(kExpected);
    }
    return addresses;
}

std::vector<std::string> to_networks(std::string_view value) {
    constexpr auto* kExpected = "addresses or networks such as 10.0.0.0/8";
    std::vector<std::string> networks = to_list(value, kExpected);
    try {
        (void)http::TrustedProxies(networks);
    } catch (const std::invalid_argument&) {
        throw Expected(kExpected);
    }
    return networks;
}

std::string to_database(std::string_view value) {
    const bool sqlite = value.starts_with("sqlite:") && value.size() > 7;
    const bool postgresql = value.starts_with("postgresql://") || value.starts_with("postgres://");
    if (!sqlite && !postgresql) throw Expected("sqlite:PATH or postgresql://user@host:port/name");
    return std::string(value);
}

std::string to_url(std::string_view value) {
    const std::string_view url = value.ends_with('/') ? value.substr(0, value.size() - 1) : value;
    const auto end = url.find("://");
    const std::string_view scheme = url.substr(0, end);
    if (end == std::string_view::npos || (scheme != "http" && scheme != "https") ||
        !http::is_valid_host(url.substr(end + 3)))
        throw Expected("a URL such as https://tasks.example.org");
    return std::string(url);
}

std::set<Service> to_services(std::string_view value) {
    constexpr auto* kExpected = "a comma list of accounts, tasks and pages";
    std::set<Service> services;
    for (const std::string& name : to_list(value, kExpected)) {
        if (name == "accounts") {
            services.insert(Service::kAccounts);
        } else if (name == "tasks") {
            services.insert(Service::kTasks);
        } else if (name == "pages") {
            services.insert(Service::kPages);
        } else {
            throw Expected(kExpected);
        }
    }
    return services;
}

accounts::Registration to_registration(std::string_view value) {
    if (value == "open") return accounts::Registration::kOpen;
    if (value == "invite") return accounts::Registration::kInvite;
    if (value == "closed") return accounts::Registration::kClosed;
    throw Expected("open, invite or closed");
}

log::Level to_level(std::string_view value) {
    if (value == "error") return log::Level::kError;
    if (value == "warning") return log::Level::kWarning;
    if (value == "info") return log::Level::kInfo;
    if (value == "debug") return log::Level::kDebug;
    throw Expected("error, warning, info or debug");
}

log::Format to_format(std::string_view value) {
    if (value == "text") return log::Format::kText;
    if (value == "json") return log::Format::kJson;
    throw Expected("text or json");
}

struct Setting {
    SettingInfo info;
    void (*set)(Config&, std::string_view);
};

using Text = std::string_view;

const std::array kSettings{
    Setting{{"listen", "HOST:PORT,…", "addresses to serve on: host:port, [v6]:port, unix:PATH"},
            [](Config& c, Text v) { c.listen = to_addresses(v); }},
    Setting{{"database", "URL", "sqlite:PATH or postgresql://user@host:port/name"},
            [](Config& c, Text v) { c.database = to_database(v); }},
    Setting{{"database_password_file", "FILE", "holds the password for PostgreSQL"},
            [](Config& c, Text v) { c.database_password_file = v; }},
    Setting{{"database_connections", "N", "connections to the database at most"},
            [](Config& c, Text v) { c.database_connections = to_int(v, 1, 1000); }},
    Setting{{"database_prepared_statements", "BOOL", "false behind a transaction pooler"},
            [](Config& c, Text v) { c.database_prepared_statements = to_bool(v); }},
    Setting{{"migration_database", "URL", "the same database for migrations, by their own role"},
            [](Config& c, Text v) { c.migration_database = to_database(v); }},
    Setting{{"migration_password_file", "FILE", "holds the password of that role"},
            [](Config& c, Text v) { c.migration_password_file = v; }},
    Setting{{"public_url", "URL", "how browsers reach this site"},
            [](Config& c, Text v) { c.public_url = to_url(v); }},
    Setting{{"tls_certificate", "FILE", "PEM certificate chain: serve HTTPS"},
            [](Config& c, Text v) { c.tls_certificate = v; }},
    Setting{{"tls_key", "FILE", "PEM private key of the certificate"},
            [](Config& c, Text v) { c.tls_key = v; }},
    Setting{{"trusted_proxies", "ADDRESS,…", "addresses or networks whose X-Forwarded-… count"},
            [](Config& c, Text v) { c.trusted_proxies = to_networks(v); }},
    Setting{{"services", "NAME,…", "which of accounts, tasks, pages this process answers for"},
            [](Config& c, Text v) { c.services = to_services(v); }},
    Setting{{"auto_migrate", "BOOL", "serve may change the schema on PostgreSQL"},
            [](Config& c, Text v) { c.auto_migrate = to_bool(v); }},
    Setting{{"registration", "MODE", "who may register: open, invite, closed"},
            [](Config& c, Text v) { c.registration = to_registration(v); }},
    Setting{{"password_memory", "MIB", "memory for each password hash"},
            [](Config& c, Text v) { c.password_memory = to_int(v, 8, 1024); }},
    Setting{{"password_operations", "N", "passes over that memory"},
            [](Config& c, Text v) { c.password_operations = to_int(v, 1, 20); }},
    Setting{{"metrics_token_file", "FILE", "holds the token for /metrics from other machines"},
            [](Config& c, Text v) { c.metrics_token_file = v; }},
    Setting{{"worker_threads", "N", "requests worked on at the same time"},
            [](Config& c, Text v) { c.worker_threads = to_int(v, 1, 1024); }},
    Setting{{"views", "DIR", "read templates and assets from here, on every request"},
            [](Config& c, Text v) { c.views = v; }},
    Setting{{"log_level", "LEVEL", "error, warning, info, debug"},
            [](Config& c, Text v) { c.log_level = to_level(v); }},
    Setting{{"log_format", "FORMAT", "text, json"},
            [](Config& c, Text v) { c.log_format = to_format(v); }},
};

// `where` is how the person who has to mend it finds it.
void apply(Config& config, std::string_view name, std::string_view value,
           const std::string& where) {
    for (const Setting& setting : kSettings) {
        if (setting.info.name != name) continue;
        if (!is_valid_utf8(value) || has_control_characters(value))
            throw ConfigError(where + ": the value holds control characters.");
        try {
            setting.set(config, value);
        } catch (const Expected& expected) {
            // The address of a database may hold a password.
            const std::string found =
                name.ends_with("database") ? "another text" : '"' + std::string(value) + '"';
            throw ConfigError(where + ": " + found + " was found, " + expected.what() +
                              " was expected.");
        }
        return;
    }
    throw ConfigError(where + ": there is no setting \"" + std::string(name) +
                      "\"; \"tasklight help\" lists them.");
}

void apply_file(Config& config, const std::string& path) {
    std::ifstream file(path);
    if (!file) throw ConfigError(path + ": this file cannot be read.");
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        if (line.ends_with('\r')) line.pop_back();
        const std::string_view text = trimmed(line);
        if (text.empty() || text.starts_with('#')) continue;
        const std::string where = path + ":" + std::to_string(number);
        const auto equals = text.find('=');
        if (equals == std::string_view::npos)
            throw ConfigError(where + ": name = value was expected, and there is no \"=\".");
        const std::string name(trimmed(text.substr(0, equals)));
        apply(config, name, trimmed(text.substr(equals + 1)), where + ": " + name);
    }
    // A folder opens like a file and fails only here.
    if (file.bad()) throw ConfigError(path + ": this file cannot be read.");
}

// What editors and packaging tools leave behind begins with a dot or ends otherwise.
bool is_settings_file(const std::filesystem::directory_entry& entry) {
    std::error_code ignored;
    return entry.path().extension() == ".conf" && entry.is_regular_file(ignored) &&
           !entry.path().filename().string().starts_with('.');
}

// A file that this user may not see must not be taken for none.
bool is_there(const std::string& path) {
    std::error_code fault;
    const bool exists = std::filesystem::exists(path, fault);
    if (fault) throw ConfigError(path + ": this file cannot be read.");
    return exists;
}

// FILE, and then FILE.d/*.conf in the order of their names.
void apply_files(Config& config, const std::string& path, bool may_lack_it) {
    if (!may_lack_it || is_there(path)) apply_file(config, path);
    config.file = path;
    config.files.push_back(path);
    const std::string folder = path + ".d";
    std::vector<std::string> further;
    std::error_code fault;
    for (const auto& entry : std::filesystem::directory_iterator(folder, fault))
        if (is_settings_file(entry)) further.push_back(entry.path().string());
    if (fault && fault != std::errc::no_such_file_or_directory)
        throw ConfigError(folder + ": this folder cannot be read.");
    std::sort(further.begin(), further.end());
    for (const std::string& file : further)
        apply_file(config, file);
    config.files.insert(config.files.end(), further.begin(), further.end());
}

void check_together(const Config& config) {
    if (config.tls_certificate.empty() != config.tls_key.empty())
        throw ConfigError("tls_certificate and tls_key must be set together.");
}

}  // namespace

std::vector<SettingInfo> settings() {
    std::vector<SettingInfo> infos;
    for (const Setting& setting : kSettings)
        infos.push_back(setting.info);
    return infos;
}

Environment tasklight_environment() {
    Environment environment;
    for (char** entry = environ; *entry; ++entry) {
        const std::string_view text = *entry;
        const auto equals = text.find('=');
        if (text.starts_with("TASKLIGHT_") && equals != std::string_view::npos)
            environment.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return environment;
}

Config load_config(const std::vector<std::pair<std::string, std::string>>& flags,
                   const Environment& environment, const std::optional<std::string>& file,
                   bool may_lack_file) {
    Config config;
    if (file) {
        apply_files(config, *file, may_lack_file);
    } else if (is_there(kDefaultFile)) {
        apply_files(config, kDefaultFile, false);
    }
    for (const auto& [variable, value] : environment)
        apply(config, ascii_lower(variable.substr(std::string_view("TASKLIGHT_").size())), value,
              variable);
    for (const auto& [name, value] : flags) {
        std::string underscored = name;
        for (char& c : underscored)
            if (c == '-') c = '_';
        apply(config, underscored, value, "--" + name);
    }
    check_together(config);
    use_credentials(config);
    return config;
}

}  // namespace tasklight::app
