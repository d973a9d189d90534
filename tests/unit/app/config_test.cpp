#include "app/config.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/application.hpp"
#include "support/database.hpp"

using namespace tasklight;
using namespace tasklight::app;
using tasklight::test::ScratchFolder;

namespace {

using Flags = std::vector<std::pair<std::string, std::string>>;

// A configuration file with this text.
class ConfigFile {
public:
    explicit ConfigFile(const std::string& text) : path_((folder_.path() / "conf").string()) {
        std::ofstream(path_) << text;
    }
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    ScratchFolder folder_;
    std::string path_;
};

std::string fault_of(const Flags& flags, const Environment& environment = {},
                     const std::optional<std::string>& file = std::nullopt) {
    try {
        (void)load_config(flags, environment, file);
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "none";
}

std::string fault_in_file(const std::string& text) {
    const ConfigFile file(text);
    const std::string fault = fault_of({}, {}, file.path());
    return fault.starts_with(file.path()) ? fault.substr(file.path().size()) : fault;
}

}  // namespace

TEST_CASE("without settings the defaults hold") {
    const Config config = load_config({}, {}, ConfigFile("").path());

    CHECK(config.listen == std::vector<std::string>{"127.0.0.1:8080"});
    CHECK(config.database == "sqlite:tasklight.db");
    CHECK(config.registration == accounts::Registration::kOpen);
    CHECK(config.services.size() == 3);
    CHECK_FALSE(config.auto_migrate);
    CHECK(config.log_level == log::Level::kInfo);
}

TEST_CASE("the command line wins over the environment and that over the file") {
    const ConfigFile file("database = sqlite:file\nworker_threads = 1\nlog_level = error\n");
    const Environment environment{{"TASKLIGHT_WORKER_THREADS", "2"},
                                  {"TASKLIGHT_LOG_LEVEL", "warning"}};

    const Config config = load_config({{"log-level", "debug"}}, environment, file.path());

    CHECK(config.database == "sqlite:file");
    CHECK(config.worker_threads == 2);
    CHECK(config.log_level == log::Level::kDebug);
    CHECK(config.file == file.path());
}

TEST_CASE("a file has a setting a line and comments and blank lines") {
    const ConfigFile file(
        "# Tasklight\r\n\n  \t\n  listen=a:1 , [::1]:2,unix:/run/x\nservices = tasks, pages\n"
        "public_url = https://tasks.example.org/\ndatabase = postgresql://u@h/n?sslmode=require\n"
        "registration = invite\nauto_migrate = true\nlog_format = json\n");

    const Config config = load_config({}, {}, file.path());

    CHECK(config.listen == std::vector<std::string>{"a:1", "[::1]:2", "unix:/run/x"});
    CHECK(config.services == std::set<Service>{Service::kTasks, Service::kPages});
    CHECK(config.public_url == "https://tasks.example.org");
    CHECK(config.database == "postgresql://u@h/n?sslmode=require");
    CHECK(config.registration == accounts::Registration::kInvite);
    CHECK(config.auto_migrate);
    CHECK(config.log_format == log::Format::kJson);
}

TEST_CASE("a malformed setting is told with its place and what was expected") {
    const std::vector<std::array<std::string, 3>> faults{
        {"listen", "a:1,,b:2", "host:port, [IPv6]:port or unix:PATH"},
        {"listen", "", "host:port, [IPv6]:port or unix:PATH"},
        {"database_connections", "0", "a whole number from 1 to 1000"},
        {"database_prepared_statements", "yes", "true or false"},
        {"public_url", "tasks.example.org", "a URL such as https://tasks.example.org"},
        {"public_url", "https://", "a URL such as https://tasks.example.org"},
        {"public_url", "https:///", "a URL such as https://tasks.example.org"},
        {"public_url", "https://a.example/tasks/", "a URL such as https://tasks.example.org"},
        {"public_url", "https://u:p@a.example", "a URL such as https://tasks.example.org"},
        {"public_url", "https://a.example:99999", "a URL such as https://tasks.example.org"},
        {"trusted_proxies", ",", "addresses or networks such as 10.0.0.0/8"},
        {"services", "tasks,users", "a comma list of accounts, tasks and pages"},
        {"auto_migrate", "TRUE", "true or false"},
        {"registration", "closed ", "open, invite or closed"},
        {"password_memory", "7", "a whole number from 8 to 1024"},
        {"password_operations", "21", "a whole number from 1 to 20"},
        {"worker_threads", "-1", "a whole number from 1 to 1024"},
        {"worker_threads", "99999999999999999999", "a whole number from 1 to 1024"},
        {"log_level", "loud", "error, warning, info, debug"},
        {"log_format", "xml", "text or json"}};
    for (const auto& [name, value, expected] : faults) {
        INFO(name << " = " << value);
        const std::string fault = fault_of({{name, value}});
        if (name == "log_level") {
            CHECK(fault ==
                  "--log_level: \"loud\" was found, error, warning, info or debug was "
                  "expected.");
            continue;
        }
        CHECK(fault ==
              "--" + name + ": \"" + value + "\" was found, " + expected + " was expected.");
    }
}

TEST_CASE("the address of a database is never told, because it may hold a password") {
    for (const auto* address : {"mysql://ada:secret@x", "sqlite:", "secret"})
        for (const std::string name : {"database", "migration-database"})
            CHECK(fault_of({{name, address}}) ==
                  "--" + name +
                      ": another text was found, sqlite:PATH or "
                      "postgresql://user@host:port/name was expected.");
}

TEST_CASE("a fault is told where the person finds it") {
    CHECK(fault_in_file("\nlog_level = loud\n") ==
          ":2: log_level: \"loud\" was found, error, warning, info or debug was expected.");
    CHECK(fault_in_file("nonsense\n") == ":1: name = value was expected, and there is no \"=\".");
    CHECK(fault_in_file("colour = red\n") ==
          ":1: colour: there is no setting \"colour\"; \"tasklight help\" lists them.");
    CHECK(fault_of({}, {{"TASKLIGHT_COLOUR", "red"}}) ==
          "TASKLIGHT_COLOUR: there is no setting \"colour\"; \"tasklight help\" lists them.");
    CHECK(fault_of({}, {{"TASKLIGHT_WORKER_THREADS", "many"}}) ==
          "TASKLIGHT_WORKER_THREADS: \"many\" was found, a whole number from 1 to 1024 was "
          "expected.");
    CHECK(fault_of({{"colour", "red"}}) ==
          "--colour: there is no setting \"colour\"; \"tasklight help\" lists them.");
    CHECK(fault_of({}, {}, "/nowhere/conf") == "/nowhere/conf: this file cannot be read.");
    CHECK(fault_of({{"listen", "a:1\x1b"}}) == "--listen: the value holds control characters.");
    CHECK(fault_of({{"listen", "\xff"}}) == "--listen: the value holds control characters.");
}

TEST_CASE("certificate and key come together") {
    CHECK(fault_of({{"tls-key", "key.pem"}}) ==
          "tls_certificate and tls_key must be set together.");
    CHECK(fault_of({{"tls-key", "key.pem"}, {"tls-certificate", "cert.pem"}}) == "none");
}

TEST_CASE("migrations use their own role where there is one, else the service's") {
    const ConfigFile service("of the service\n");
    const ConfigFile owner("of the owner\n");
    const auto migrations_of = [](const Flags& flags) {
        const auto options = migration_options(load_config(flags, {}, std::nullopt));
        return std::pair(options.address, options.password.value_or("none"));
    };
    const std::string url = "postgresql://tasklight@h/t";
    const std::string owner_url = "postgresql://tasklight_owner@h/t";
    Flags flags{{"database", url}, {"database-password-file", service.path()}};

    CHECK(migrations_of(flags) == std::pair(url, std::string("of the service")));
    flags.emplace_back("migration-database", owner_url);
    CHECK(migrations_of(flags) == std::pair(owner_url, std::string("of the service")));
    flags.emplace_back("migration-password-file", owner.path());
    CHECK(migrations_of(flags) == std::pair(owner_url, std::string("of the owner")));
    const Config config = load_config(flags, {}, std::nullopt);
    CHECK(database_options(config).address == url);
    CHECK(database_options(config).password == "of the service");
}

TEST_CASE("the password for migrations is not needed to serve") {
    const Flags flags{{"migration-database", "postgresql://tasklight_owner@h/t"},
                      {"migration-password-file", "/nowhere/migration_password"}};
    const Config config = load_config(flags, {}, std::nullopt);

    CHECK_NOTHROW(database_options(config));
    CHECK_THROWS_AS(migration_options(config), ConfigError);
}

TEST_CASE("a secret is the first line of its file") {
    CHECK(read_secret(ConfigFile("secret\r\nmore\n").path(), "metrics_token_file") == "secret");
    CHECK_THROWS_AS(read_secret("/nowhere/token", "metrics_token_file"), ConfigError);
    CHECK_THROWS_AS(read_secret(ConfigFile("\n").path(), "metrics_token_file"), ConfigError);
    CHECK_THROWS_AS(read_secret(ConfigFile("\r\n").path(), "metrics_token_file"), ConfigError);
}

TEST_CASE("every setting is known by its name in all three places") {
    for (const SettingInfo& setting : settings()) {
        const std::string name(setting.name);
        std::string variable = "TASKLIGHT_" + name;
        for (char& c : variable)
            c = static_cast<char>(std::toupper(c));
        for (const std::string& fault :
             {fault_of({{name, "\x1b"}}), fault_of({}, {{variable, "\x1b"}}),
              fault_in_file(name + " = \x1b\n")})
            CHECK(fault.ends_with(": the value holds control characters."));
    }
}

TEST_CASE("files in the folder beside the settings win in the order of their names") {
    const ConfigFile file("worker_threads = 1\nlog_level = error\nregistration = closed\n");
    const std::filesystem::path folder = file.path() + ".d";
    std::filesystem::create_directory(folder);
    std::ofstream(folder / "20-late.conf") << "worker_threads = 3\n";
    std::ofstream(folder / "10-early.conf") << "worker_threads = 2\nlog_level = debug\n";
    std::ofstream(folder / "30-old.conf.bak") << "no setting at all";
    std::ofstream(folder / ".40-edited.conf") << "nor here";
    std::filesystem::create_directory(folder / "50-folder.conf");

    const Config config = load_config({}, {}, file.path());

    CHECK(config.worker_threads == 3);
    CHECK(config.log_level == log::Level::kDebug);
    CHECK(config.registration == accounts::Registration::kClosed);
}

TEST_CASE("a fault in a file beside the settings is told with its name") {
    const ConfigFile file("");
    const std::filesystem::path folder = file.path() + ".d";
    std::filesystem::create_directory(folder);
    std::ofstream(folder / "a.conf") << "\nno_such = 1\n";

    CHECK(fault_of({}, {}, file.path()).starts_with((folder / "a.conf").string() + ":2: no_such"));
}

TEST_CASE("a folder beside the settings that cannot be read is told") {
    const ConfigFile file("");
    std::ofstream(file.path() + ".d") << "no folder";

    CHECK(fault_of({}, {}, file.path()) == file.path() + ".d: this folder cannot be read.");
}

TEST_CASE("a secret that the supervisor hands over is read in the place of the named file") {
    const ScratchFolder credentials;
    const std::string handed = (credentials.path() / "tasklight_database_password").string();
    std::ofstream(handed) << "handed over\n";
    ::setenv("CREDENTIALS_DIRECTORY", credentials.path().c_str(), 1);
    const ConfigFile file(
        "database_password_file = /etc/tasklight/credentials/database_password\n"
        "tls_key = /etc/keys/database_password\n"
        "tls_certificate = /etc/keys/certificate\n");

    const Config config = load_config({}, {}, file.path());
    ::unsetenv("CREDENTIALS_DIRECTORY");

    CHECK(config.database_password_file == handed);
    CHECK(config.tls_key == "/etc/keys/database_password");
}

TEST_CASE("a secret that the supervisor did not hand over is told, but for the migrations' one") {
    const ScratchFolder credentials;
    ::setenv("CREDENTIALS_DIRECTORY", credentials.path().c_str(), 1);
    const ConfigFile missing("metrics_token_file = /nowhere/credentials/metrics_token\n");
    const ConfigFile kept("migration_password_file = /nowhere/credentials/migration_password\n");

    const std::string fault = fault_of({}, {}, missing.path());
    const std::string none = fault_of({}, {}, kept.path());
    ::unsetenv("CREDENTIALS_DIRECTORY");

    CHECK(fault.starts_with("/nowhere/credentials/metrics_token was not handed over"));
    CHECK(none == "none");
}
