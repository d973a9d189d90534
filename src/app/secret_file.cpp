#include <fstream>

#include "app/config.hpp"

namespace tasklight::app {

std::string read_secret(const std::string& path, std::string_view setting) {
    std::ifstream file(path);
    std::string secret;
    std::getline(file, secret);
    if (secret.ends_with('\r')) secret.pop_back();
    if (secret.empty())
        throw ConfigError(std::string(setting) + ": " + path +
                          " cannot be read or has no first line.");
    return secret;
}

}  // namespace tasklight::app
