#include <algorithm>
#include <filesystem>
#include <iostream>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/postgresql_setup.hpp"
#include "database/database.hpp"
#include "database/open_connection.hpp"

namespace tasklight::app {
namespace {

std::string flag(const Config& config, const std::string& name) {
    const auto found = config.command_flags.find(name);
    return found == config.command_flags.end() ? std::string() : found->second;
}

// Short enough that its owner's name fits too, and nothing that PostgreSQL keeps for itself.
bool is_name(const std::string& name) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto is_good = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; };
    return name.size() <= 40 && !name.empty() && is_letter(name.front()) &&
           std::all_of(name.begin(), name.end(), is_good) && !name.starts_with("pg_");
}

SetupOptions setup_options(const Config& config) {
    SetupOptions options;
    options.admin_database = flag(config, "admin-database");
    options.settings_file = config.file.empty() ? kDefaultFile : config.file;
    if (const std::string file = flag(config, "admin-password-file"); !file.empty())
        options.admin_password = read_secret(file, "--admin-password-file");
    if (config.command_flags.contains("name")) options.name = flag(config, "name");
    if (!is_name(options.name))
        throw UsageError("--name takes up to 40 small letters, digits and \"_\".");
    if (!options.admin_database.empty() &&
        database::engine_of(options.admin_database) != database::Engine::kPostgresql)
        throw UsageError("--admin-database takes postgresql://user@host:port/name.");
    return options;
}

void tell_what_is_left(const Config& config) {
    if (!config.database.starts_with("sqlite:") || database::is_missing_file(config.database))
        return;
    std::cout << "warning  the accounts and tasks in " << config.database.substr(7)
              << " stay there: they are not moved to PostgreSQL\n";
}

}  // namespace

int setup(const Config& config, const Words& words) {
    if (words != Words{"postgresql"}) throw UsageError("\"setup\" needs the word postgresql.");
    const SetupOptions options = setup_options(config);
    const bool has_changed = set_up_postgresql(options, std::cout);
    tell_what_is_left(config);
    std::cout << (has_changed ? "Next: systemctl restart tasklight\n"
                              : "All was as it should be.\n");
    return kSuccess;
}

}  // namespace tasklight::app
