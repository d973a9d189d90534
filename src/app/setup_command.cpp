#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/postgresql_setup.hpp"
#include "app/setup_files.hpp"
#include "database/database.hpp"
#include "database/open_connection.hpp"

namespace tasklight::app {
namespace {

std::string flag(const Config& config, const std::string& name) {
    const auto found = config.command_flags.find(name);
    return found == config.command_flags.end() ? std::string() : found->second;
}

// Of PostgreSQL's own databases and roles.
constexpr std::array kReserved{"postgres", "template0", "template1", "public", "none"};

// Short enough that its owner's name fits too, and nothing that PostgreSQL keeps for itself.
bool is_name(const std::string& name) {
    if (std::find(kReserved.begin(), kReserved.end(), name) != kReserved.end()) return false;
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
        throw UsageError(
            "--name takes up to 40 small letters, digits and \"_\", and no name that "
            "PostgreSQL keeps for itself.");
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

// Another file in FILE.d or a variable may win over what was written.
void tell_what_wins(const SetupOptions& options) {
    const SetupFiles files(options.settings_file);
    const Config now = load_config({}, tasklight_environment(), options.settings_file);
    for (const auto& [name, value] : {std::pair<std::string, std::string>{"database", now.database},
                                      {"migration_database", now.migration_database}})
        if (value != files.written(name))
            std::cout << "warning  " << files.place_of(name, tasklight_environment())
                      << " sets another " << name << " and wins over "
                      << files.connection().string() << ": remove it there\n";
}

}  // namespace

int setup(const Config& config, const Words& words) {
    if (words != Words{"postgresql"}) throw UsageError("\"setup\" needs the word postgresql.");
    const SetupOptions options = setup_options(config);
    const bool has_changed = set_up_postgresql(options, std::cout);
    tell_what_wins(options);
    tell_what_is_left(config);
    std::cout << (has_changed ? "Next: systemctl restart tasklight\n"
                              : "All was as it should be.\n");
    return kSuccess;
}

}  // namespace tasklight::app
