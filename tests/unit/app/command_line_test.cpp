#include "app/command_line.hpp"

#include <iostream>
#include <sstream>

#include "app/commands.hpp"
#include "app/config.hpp"
#include "base/log.hpp"
#include "support/database.hpp"

using namespace tasklight;
using namespace tasklight::app;
using tasklight::test::ScratchFolder;

namespace {

struct Outcome {
    int code = 0;
    std::string out;
    std::string errors;
};

Outcome tasklight_with(const std::vector<std::string>& arguments, const std::string& input = {}) {
    std::ostringstream out;
    std::ostringstream errors;
    std::istringstream in(input);
    auto* const out_before = std::cout.rdbuf(out.rdbuf());
    auto* const errors_before = std::cerr.rdbuf(errors.rdbuf());
    auto* const in_before = std::cin.rdbuf(in.rdbuf());
    const int code = run(arguments);
    std::cin.rdbuf(in_before);
    std::cin.clear();
    std::cerr.rdbuf(errors_before);
    std::cout.rdbuf(out_before);
    log::set_level(log::Level::kError);
    return {code, out.str(), errors.str()};
}

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("help tells every command and every setting") {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"help"}, {"--help"}, {"-h"}}) {
        const Outcome help = tasklight_with(arguments);
        CHECK(help.code == kSuccess);
        for (const Command& command : commands())
            CHECK(says(help.out, "  " + std::string(command.name)));
        CHECK(says(help.out, "--database-connections"));
    }
}

TEST_CASE("each command explains itself") {
    for (const Command& command : commands()) {
        const std::string name(command.name);
        CHECK(tasklight_with({name, "--help"}).code == kSuccess);
        CHECK(says(tasklight_with({"help", name}).out, "Usage: tasklight " + name));
    }
}

TEST_CASE("what is no command is bad usage") {
    CHECK(tasklight_with({}).code == kBadUsage);
    CHECK(says(tasklight_with({}).errors, "Usage: tasklight COMMAND"));
    const Outcome unknown = tasklight_with({"dance"});
    CHECK(unknown.code == kBadUsage);
    CHECK(unknown.errors == "tasklight: there is no command \"dance\". See \"tasklight help\".\n");
    CHECK(tasklight_with({"help", "dance"}).code == kBadUsage);
    CHECK(tasklight_with({"user"}).code == kBadUsage);
    CHECK(tasklight_with({"user", "dance"}).code == kBadUsage);
    CHECK(tasklight_with({"user", "add", "Ada"}).code == kBadUsage);
    CHECK(tasklight_with({"serve", "now"}).code == kBadUsage);
}

TEST_CASE("the version is told in two ways") {
    CHECK(tasklight_with({"version"}).code == kSuccess);
    CHECK(tasklight_with({"--version"}).out == tasklight_with({"version"}).out);
}

TEST_CASE("flags are read in both forms and a faulty one stops the start") {
    CHECK(tasklight_with({"migrate", "--log-level=loud"}).code == kBadUsage);
    CHECK(tasklight_with({"migrate", "--log-level", "loud"}).code == kBadUsage);
    CHECK(says(tasklight_with({"migrate", "--log-level"}).errors, "--log-level needs a value."));
    CHECK(says(tasklight_with({"migrate", "--colour=red"}).errors, "there is no setting"));
    CHECK(says(tasklight_with({"migrate", "--config=/nowhere/conf"}).errors,
               "/nowhere/conf: this file cannot be read."));
}

TEST_CASE("accounts are managed from the command line") {
    const ScratchFolder folder;
    const std::string database = "--database=sqlite:" + (folder.path() / "test.db").string();
    const auto user = [&](std::vector<std::string> words, const std::string& input = {}) {
        words.insert(words.begin(), "user");
        for (const auto* flag : {"--password-memory=8", "--password-operations=1"})
            words.emplace_back(flag);
        words.push_back(database);
        return tasklight_with(words, input);
    };

    CHECK(user({"add", "Ada", "ada@example.org"}, "seven quiet lamps\n").out == "added Ada\n");
    CHECK(user({"add", "ADA", "other@example.org"}, "seven quiet lamps\n").code == kFailed);
    const Outcome weak = user({"add", "Grace", "nonsense"}, "password\n");
    CHECK(weak.code == kFailed);
    CHECK(says(weak.errors, "email: "));
    CHECK(says(weak.errors, "password: "));
    CHECK(user({"role", "ada", "admin"}).out == "Ada is admin now\n");
    CHECK(user({"role", "ada", "queen"}).code == kBadUsage);
    CHECK(user({"disable", "ada"}).out == "disabled Ada\n");
    CHECK(says(user({"list"}).out, "Ada\tada@example.org\tadmin\tdisabled\t"));
    CHECK(user({"password", "ada"}, "eight loud lamps\n").code == kSuccess);
    CHECK(user({"password", "nobody"}, "eight loud lamps\n").code == kFailed);
}
