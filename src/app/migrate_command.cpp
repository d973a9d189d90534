#include <iostream>

#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/privileges.hpp"
#include "app/schema.hpp"

namespace tasklight::app {
namespace {

int migrate_now(const Config& config) {
    const auto done = migrate_schema(config);
    for (const std::string& name : done)
        std::cout << "migrated: " << name << '\n';
    if (done.empty()) std::cout << "the schema is up to date\n";
    return kSuccess;
}

int wait(const Config& config) {
    await_schema(config, std::cerr);
    std::cout << "the schema suits this version\n";
    return kSuccess;
}

int status(const Config& config) {
    const SchemaReport report = schema_report(config);
    std::cout << report.words << '\n';
    return report.suits ? kSuccess : kFailed;
}

}  // namespace

int migrate(const Config& config, const Words& words) {
    (void)become_owner_of_database(config);
    if (words.empty()) return migrate_now(config);
    if (words.size() > 1) throw UsageError("\"migrate " + words[0] + "\" takes no arguments.");
    if (words[0] == "wait") return wait(config);
    if (words[0] == "status") return status(config);
    throw UsageError("there is no \"migrate " + words[0] + "\".");
}

}  // namespace tasklight::app
