#include "app/doctor_files.hpp"

#include <array>
#include <cerrno>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

#include "database/open_connection.hpp"
#include "http/tls.hpp"
#include "web/words.hpp"

namespace tasklight::app {
namespace {

constexpr std::int64_t kSoon = 21 * kDay;  // certificates that renew themselves have more left

struct Secret {
    std::string_view setting;
    const std::string& file;
};

std::array<Secret, 4> secrets(const Config& config) {
    return {{{"database_password_file", config.database_password_file},
             {"migration_password_file", config.migration_password_file},
             {"metrics_token_file", config.metrics_token_file},
             {"tls_key", config.tls_key}}};
}

std::optional<mode_t> mode_of(const std::string& path) {
    struct ::stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    return status.st_mode & 0777;
}

std::filesystem::path credentials_folder(const std::string& file) {
    const auto folder = std::filesystem::path(file).parent_path();
    return folder.filename() == "credentials" ? folder : std::filesystem::path();
}

void check_certificate(Report& report, const Config& config, Moment now) {
    const http::Tls tls(config.tls_certificate, config.tls_key);
    const Moment end = tls.expires_at();
    const std::string words = "the certificate is valid until " + web::moment_words(end);
    if (end <= now) {
        report.bad("the certificate was valid until " + web::moment_words(end) + ": renew it");
    } else if (end <= now + kSoon) {
        report.warn(words + ": see that it is renewed");
    } else {
        report.good(words);
    }
}

// The service may not be allowed to read one for migrations: it is for root alone.
void check_secret(const Secret& secret) {
    if (secret.file.empty() || secret.setting == "tls_key") return;
    const bool is_hidden = ::access(secret.file.c_str(), R_OK) != 0 && errno == EACCES;
    if (is_hidden && secret.setting == "migration_password_file") return;
    (void)read_secret(secret.file, secret.setting);
}

void check_modes(Report& report, const Config& config) {
    for (const Secret& secret : secrets(config)) {
        const auto mode = mode_of(secret.file);
        const auto way = mode_of(std::filesystem::path(secret.file).parent_path().string());
        // A folder that others may not enter hides what lies in it.
        if (mode && (*mode & 0007) != 0 && way && (*way & 0001) != 0)
            report.warn(secret.file + " is open to everybody on this machine: chmod o-rwx " +
                        secret.file + ", if the service still reads it then");
        const auto folder = credentials_folder(secret.file);
        const auto folder_mode = mode_of(folder.string());
        if (folder_mode && (*folder_mode & 0077) != 0)
            report.warn(folder.string() + " is open to others: chmod 700 " + folder.string());
    }
    for (const std::string& file : config.files) {
        const auto mode = mode_of(file);
        if (mode && (*mode & 0002) != 0)
            report.warn(file + " may be changed by everybody on this machine: chmod o-w " + file);
    }
}

void check_passwords_in_addresses(Report& report, const Config& config) {
    const auto look = [&](const char* setting, const std::string& address, const char* file) {
        if (!address.starts_with("postgres") || !database::holds_password(address)) return;
        report.warn(std::string(setting) + " holds a password, which whoever reads the settings" +
                    " sees: put it into a file, and name that in " + file);
    };
    look("database", config.database, "database_password_file");
    look("migration_database", config.migration_database, "migration_password_file");
}

}  // namespace

void check_files(Report& report, const Config& config, const Clock& clock) {
    if (!config.tls_key.empty())
        report.check("TLS", [&] { check_certificate(report, config, clock.now()); });
    for (const Secret& secret : secrets(config))
        report.check("secret", [&] { check_secret(secret); });
    check_modes(report, config);
    report.check("database", [&] { check_passwords_in_addresses(report, config); });
}

void check_readable(Report& report, const Config& config) {
    std::vector<std::string> files = config.files;
    for (const std::string& file :
         {config.metrics_token_file, config.tls_certificate, config.tls_key})
        if (!file.empty() && credentials_folder(file).empty()) files.push_back(file);
    for (const std::string& file : files)
        if (::access(file.c_str(), R_OK) != 0)
            report.bad(file + " cannot be read by the user of the service");
}

}  // namespace tasklight::app
