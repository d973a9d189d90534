#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sys/statvfs.h>
#include <unistd.h>

#include "app/application.hpp"
#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/doctor_files.hpp"
#include "app/doctor_report.hpp"
#include "app/postgresql_findings.hpp"
#include "app/privileges.hpp"
#include "base/error.hpp"
#include "base/time_zone.hpp"
#include "base/version.hpp"
#include "database/migrator.hpp"
#include "database/open_connection.hpp"
#include "http/ip_address.hpp"
#include "http/listener.hpp"

namespace tasklight::app {
namespace {

void check_postgresql(Report& report, database::Database& database, const Config& config) {
    if (database.engine() != database::Engine::kPostgresql) return;
    for (const Finding& finding : postgresql_findings(database, config, SystemClock()))
        finding.is_warning ? report.warn(finding.words) : report.good(finding.words);
}

void check_schema(Report& report, database::Database& database) {
    switch (database::Migrator(database).state(kVersion)) {
        case database::SchemaState::kCurrent:
            report.good("the schema is up to date");
            break;
        case database::SchemaState::kAhead:
            report.warn("the schema is newer than this program, which may still serve");
            break;
        case database::SchemaState::kBehind:
            report.bad("the schema is not up to date: run \"tasklight migrate\"");
            break;
        case database::SchemaState::kTooNew:
            report.bad("the schema is too new for this program: install the newer version");
            break;
    }
}

// Of SQLite. A relative path leads elsewhere from another folder, so the whole one is told.
std::optional<std::filesystem::path> database_file(const Config& config) {
    if (database::engine_of(config.database) != database::Engine::kSqlite) return std::nullopt;
    return std::filesystem::absolute(database::sqlite_path(config.database)).lexically_normal();
}

void check_database(Report& report, const Config& config) {
    if (database::is_missing_file(config.database)) {
        report.warn("the database file is not there yet: \"tasklight serve\" makes it");
        return;
    }
    database::Database database(database_options(config));
    database.check();
    const auto file = database_file(config);
    report.good("the database answers: " + database.version() +
                (file ? ", " + file->string() : std::string()));
    check_postgresql(report, database, config);
    check_schema(report, database);
}

// The service may not read the password for migrations, so only who can is told of the role.
void check_migration_role(Report& report, const Config& config) {
    const std::string& file = config.migration_password_file;
    if (config.migration_database.empty()) return;
    if (!file.empty() && ::access(file.c_str(), R_OK) != 0 && errno == EACCES) return;
    database::Database database(migration_options(config));
    database.check();
    report.good("the role for migrations is let in");
}

void check_space(Report& report, const Config& config) {
    const auto file = database_file(config);
    if (!file) return;
    const auto folder = file->parent_path();
    struct statvfs space {};
    if (statvfs(folder.c_str(), &space) != 0) return;
    const auto mebibytes = space.f_bavail * (space.f_frsize / 1024) / 1024;
    const std::string words = std::to_string(mebibytes) + " MiB free in " + folder.string();
    if (mebibytes < 100) {
        report.warn(words);
    } else {
        report.good(words);
    }
}

std::string joined(const std::vector<std::string>& files) {
    std::string text;
    for (const std::string& file : files)
        text += (text.empty() ? "" : ", ") + file;
    return text;
}

// Its first line is "# version 2025b".
std::string time_zone_version() {
    std::ifstream file("/usr/share/zoneinfo/tzdata.zi");
    std::string hash, word, version;
    const bool is_told = file >> hash >> word >> version && word == "version";
    return is_told ? version : "of an unknown version";
}

void check_time_zones(Report& report) {
    if (TimeZone::find("UTC")) {
        report.good("time zones: " + time_zone_version());
    } else {
        report.bad("time zones: none found: install tzdata");
    }
}

bool is_loopback(const std::string& address) {
    const auto listen = http::ListenAddress::parse(address);
    if (!listen.unix_path.empty() || listen.host == "localhost") return true;
    const auto ip = http::IpAddress::parse(listen.host);
    return ip && ip->is_loopback();
}

void check_listening(Report& report, const Config& config) {
    for (const std::string& address : config.listen) {
        const bool plain = config.tls_certificate.empty() || address.starts_with("http://");
        if (plain && !is_loopback(address))
            report.warn(address + " is reachable from other machines without HTTPS");
    }
    if (!config.trusted_proxies.empty() && config.public_url.empty())
        report.warn("behind a proxy, set public_url to the address that browsers use");
    for (const std::string& network : config.trusted_proxies)
        if (network.ends_with("/0"))
            report.warn("trusted_proxies holds " + network +
                        ": whoever connects can name any address as their own");
}

void check_serving(Report& report, const Config& config) {
    const std::string& address = config.listen.front();
    const int status = ask_whether_ready(config);
    if (status == 200) {
        report.good("the program serves at " + address + " and is ready");
    } else if (status == 503) {
        report.bad("the program at " + address + " is not ready: its log says why");
    } else if (status == 0) {
        report.warn("nothing answers at " + address +
                    ": if it should, its log says why it does not run (journalctl -u tasklight)");
    } else {
        report.warn("something else than this program answers at " + address);
    }
}

void check_hash(Report& report, const Config& config) {
    const auto start = std::chrono::steady_clock::now();
    (void)PasswordHasher(password_cost(config)).hash("how long does this take");
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - start);
    report.good("a password hash takes " + std::to_string(took.count()) + " ms and " +
                std::to_string(config.password_memory) + " MiB");
}

}  // namespace

int doctor(const Config& config, const Words& words) {
    if (!words.empty()) throw UsageError("\"doctor\" takes no arguments.");
    Report report;
    report.good(config.files.empty() ? "no configuration file; defaults, environment and flags"
                                     : "settings read from " + joined(config.files));
    check_files(report, config, SystemClock());
    if (become_owner_of_database(config)) check_readable(report, config);
    report.check("database", [&] { check_database(report, config); });
    report.check("migration_database", [&] { check_migration_role(report, config); });
    check_space(report, config);
    check_time_zones(report);
    report.check("listen", [&] { check_listening(report, config); });
    report.check("listen", [&] { check_serving(report, config); });
    report.check("passwords", [&] { check_hash(report, config); });
    report.check("views", [&] {
        const web::Pages pages(config.views.empty() ? std::optional<std::filesystem::path>()
                                                    : config.views);
    });
    return report.healthy() ? kSuccess : kFailed;
}

}  // namespace tasklight::app
