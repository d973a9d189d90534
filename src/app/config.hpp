// The settings: command line, then TASKLIGHT_<NAME> in the environment, then the file and those in
// the folder FILE.d, then the default. Read once, before anything else starts; immutable
// afterwards.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/log.hpp"
#include "features/accounts/account_actions.hpp"

namespace tasklight::app {

// The parts of the program that can be deployed alone.
enum class Service { kAccounts, kTasks, kPages };

struct Config {
    std::vector<std::string> listen{"127.0.0.1:8080"};
    std::string database = "sqlite:tasklight.db";
    std::string database_password_file;
    int database_connections = 8;
    bool database_prepared_statements = true;
    std::string migration_database;       // empty: as database
    std::string migration_password_file;  // empty: as database_password_file
    std::string public_url;
    std::string tls_certificate;
    std::string tls_key;
    std::vector<std::string> trusted_proxies;
    std::set<Service> services{Service::kAccounts, Service::kTasks, Service::kPages};
    bool auto_migrate = false;
    accounts::Registration registration = accounts::Registration::kOpen;
    int password_memory = 19;  // MiB for each hash
    int password_operations = 2;
    std::string metrics_token_file;
    int worker_threads = 64;
    std::string views;  // a folder to read templates and assets from; empty: the compiled ones
    log::Level log_level = log::Level::kInfo;
    log::Format log_format = log::Format::kText;

    std::string file;                                  // the file that was read, or empty
    std::vector<std::string> files;                    // and those of its folder
    std::map<std::string, std::string> command_flags;  // the command's own, by name
    bool has_copied_tls = false;                       // of systemd's copies: see use_credentials
    std::function<Config()> read_again;  // from the same sources; may throw ConfigError
};

// One sentence: where, what was found, what was expected.
struct ConfigError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// A setting as `tasklight help` shows it.
struct SettingInfo {
    std::string_view name;
    std::string_view values;
    std::string_view meaning;
};
[[nodiscard]] std::vector<SettingInfo> settings();

inline constexpr auto* kDefaultFile = "/etc/tasklight/tasklight.conf";

using Environment = std::map<std::string, std::string>;

// Only the variables whose names begin with TASKLIGHT_.
[[nodiscard]] Environment tasklight_environment();

// `flags` holds --name=value pairs by name, without dashes in front. `file` is the one of
// --config, which must exist unless `may_lack_file`; without it
// /etc/tasklight/tasklight.conf is read if it exists. A file in a folder
// called "credentials" is taken from $CREDENTIALS_DIRECTORY if it lies there. Throws ConfigError.
[[nodiscard]] Config load_config(const std::vector<std::pair<std::string, std::string>>& flags,
                                 const Environment& environment,
                                 const std::optional<std::string>& file,
                                 bool may_lack_file = false);

// systemd hands secrets over in a folder that only this service can read (systemd.exec(5),
// LoadCredential=), where a file of /etc/tasklight/credentials goes by its own name after
// "tasklight_". Takes each file of a folder called "credentials" from there, if it is there.
void use_credentials(Config& config);

// The first line of a file that holds a secret. Throws ConfigError.
[[nodiscard]] std::string read_secret(const std::string& path, std::string_view setting);

}  // namespace tasklight::app
