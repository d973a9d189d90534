#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include "app/config.hpp"
#include "base/text.hpp"

namespace tasklight::app {

void use_credentials(Config& config) {
    const char* folder = std::getenv("CREDENTIALS_DIRECTORY");
    if (!folder) return;
    for (std::string* file :
         {&config.database_password_file, &config.migration_password_file,
          &config.metrics_token_file, &config.tls_certificate, &config.tls_key}) {
        const std::filesystem::path named = *file;
        if (named.parent_path().filename() != "credentials") continue;
        const auto credential =
            std::filesystem::path(folder) / ("tasklight_" + named.filename().string());
        std::error_code ignored;
        const bool is_needed = file != &config.migration_password_file;
        if (std::filesystem::exists(credential, ignored)) {
            *file = credential.string();
            if (file == &config.tls_key) config.has_copied_tls = true;
        } else if (is_needed && ::access(file->c_str(), R_OK) != 0) {
            throw ConfigError(*file +
                              " was not handed over by systemd: it must be a file right in that "
                              "folder, and no link, when the service starts.");
        }
    }
}

std::string read_secret(const std::string& path, std::string_view setting) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    const std::string secret(first_line(line));
    if (secret.empty())
        throw ConfigError(std::string(setting) + ": " + path +
                          " cannot be read or has no first line.");
    return secret;
}

}  // namespace tasklight::app
