#include "app/commands.hpp"

#include <array>
#include <chrono>
#include <iostream>

#include "app/application.hpp"
#include "app/command_line.hpp"
#include "app/watchdog.hpp"
#include "base/error.hpp"
#include "base/version.hpp"
#include "database/database.hpp"
#include "database/migrator.hpp"

namespace tasklight::app {
namespace {

constexpr std::array kCommands{
    Command{"serve", "", "serve pages and JSON until SIGTERM", "", true, serve},
    Command{"migrate", "", "bring the database's schema up to date", "", true, migrate},
    Command{"user",
            "add NAME EMAIL | password NAME | list | disable NAME | enable NAME | role NAME ROLE",
            "manage accounts",
            "  add NAME EMAIL    a new member; the password is read from standard input\n"
            "  password NAME     set the password from standard input and end all sessions\n"
            "  list              all accounts\n"
            "  disable NAME      nobody can sign in as NAME any more\n"
            "  enable NAME       the opposite\n"
            "  role NAME ROLE    ROLE is admin or member",
            true, user},
    Command{"health", "", "ask the program that serves with these settings whether it is well",
            "Asks /readyz at the first address of listen, and succeeds if it answers 200: for\n"
            "the health checks of containers and of whatever else watches over services.",
            true, health},
    Command{"doctor", "", "look for what is wrong with the settings and the database", "", true,
            doctor},
    Command{"version", "", "print the version", "", false, version},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

int migrate(const Config& config, const Words& words) {
    if (!words.empty()) throw UsageError("\"migrate\" takes no arguments.");
    database::Database database(database_options(config));
    database.check();
    const auto done = database::Migrator(database).migrate();
    for (const std::string& name : done)
        std::cout << "migrated: " << name << '\n';
    if (done.empty()) std::cout << "the schema is up to date\n";
    return kSuccess;
}

int health(const Config& config, const Words& words) {
    if (!words.empty()) throw UsageError("\"health\" takes no arguments.");
    const int status = ask_own_server(config, "/readyz", std::chrono::seconds(5));
    const std::string& address = config.listen.front();
    if (status == 0) throw Unavailable("nothing answers at " + address + ".");
    if (status != 200)
        throw Unavailable("the program at " + address + " is not ready: it answers " +
                          std::to_string(status) + ".");
    std::cout << "ready\n";
    return kSuccess;
}

int version(const Config&, const Words& words) {
    if (!words.empty()) throw UsageError("\"version\" takes no arguments.");
    std::cout << "tasklight " << kVersion << '\n';
    return kSuccess;
}

}  // namespace tasklight::app
