#include "app/commands.hpp"

#include <array>
#include <chrono>
#include <iostream>

#include "app/command_line.hpp"
#include "base/error.hpp"
#include "base/version.hpp"
#include "http/probe.hpp"

namespace tasklight::app {
namespace {

constexpr std::array kSetupFlags{
    SettingInfo{"admin-database", "URL", "the server and an administrator of it"},
    SettingInfo{"admin-password-file", "FILE", "holds the administrator's password"},
    SettingInfo{"name", "NAME", "of the database and the service's role, if not tasklight"},
};

constexpr std::array kAddFlags{
    SettingInfo{"user", "NAME", "whose task it is; not needed if there is one account"},
};

constexpr std::array kCommands{
    Command{"serve", "", "serve pages and JSON until SIGTERM", "", true, serve},
    Command{"migrate", "[wait | status]", "bring the database's schema up to date",
            "  wait      change nothing, and wait until the schema suits this version\n"
            "  status    change nothing, and tell whether it does",
            true, migrate},
    Command{"setup", "postgresql", "make roles and a database on a PostgreSQL server",
            "Run it as root where PostgreSQL runs, or name another server. It makes the role that\n"
            "owns the tables, the role of the service, the database, the files with their\n"
            "passwords beside the settings, and the settings themselves. A second run mends what\n"
            "is missing and changes no password that somebody may know.",
            true, setup, kSetupFlags, true},
    Command{
        "add", "TEXT… | -", "add a task, as the box for new tasks does",
        "Dates, repeats, #project, /section, @label and p1 to p4 are understood, in the language\n"
        "of the account: tasklight add \"Water the ferns every monday 9:00 #Home\". What was\n"
        "understood is told; \\ before a word keeps it as it is.\n\n"
        "  -    read the text from standard input; each line is a task, one that is indented\n"
        "       belongs to the one above",
        true, add_tasks, kAddFlags},
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

int ask_whether_ready(const Config& config) {
    const auto listen = http::ListenAddress::parse(config.listen.front());
    const bool tls = !config.tls_key.empty() && !listen.plain;
    return http::probe(listen.resolve(), tls, "/readyz", std::chrono::seconds(5));
}

int health(const Config& config, const Words& words) {
    if (!words.empty()) throw UsageError("\"health\" takes no arguments.");
    const std::string& address = config.listen.front();
    const int status = ask_whether_ready(config);
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
