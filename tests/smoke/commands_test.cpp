// What the administrator does on the command line.
#include <algorithm>
#include <filesystem>

#include "base/version.hpp"
#include "support/program.hpp"
#include "support/wire.hpp"

using namespace tasklight;
using namespace tasklight::database;
using namespace tasklight::test;

namespace {

// A command on the scratch database.
Ran run_on(const ScratchDatabase& scratch, Arguments arguments, const std::string& input = {}) {
    for (const std::string& flag : database_flags(scratch))
        arguments.push_back(flag);
    return run_program(arguments, input);
}

int log_in(Wire& wire, const std::string& username, const std::string& password) {
    const Answer answer = wire.send(
        "POST", "/login", R"({"username":")" + username + R"(","password":")" + password + "\"}");
    if (answer.status == 200) wire.sign_in(answer.text("token"));
    return answer.status;
}

}  // namespace

TEST_CASE("help is there for the program and for each command", "[smoke]") {
    const Ran all = run_program(Arguments{"help"});

    CHECK(all.code == 0);
    CHECK(all.errors == "");
    CHECK(run_program(Arguments{"--help"}).output == all.output);
    for (const std::string command :
         {"serve", "migrate", "setup", "add", "user", "doctor", "version"}) {
        const Ran one = run_program({"help", command});
        CHECK(all.output.find("\n  " + command + ' ') != std::string::npos);
        CHECK(one.code == 0);
        CHECK(one.output.starts_with("Usage: tasklight " + command));
        CHECK(run_program({command, "--help"}).output == one.output);
        CHECK(run_program({command, "-h"}).output == one.output);
    }
}

TEST_CASE("without a command the help goes to standard error", "[smoke]") {
    const Ran ran = run_program(Arguments{});

    CHECK(ran.code == 2);
    CHECK(ran.output == "");
    CHECK(ran.errors == run_program(Arguments{"help"}).output);
}

TEST_CASE("the version is told", "[smoke]") {
    const Ran ran = run_program(Arguments{"version"});

    CHECK(ran.code == 0);
    CHECK(ran.output == "tasklight " + std::string(kVersion) + "\n");
    CHECK(run_program(Arguments{"--version"}).output == ran.output);
}

TEST_CASE("the second migration finds nothing to do", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));

    const Ran first = run_on(scratch, {"migrate"});
    const Ran second = run_on(scratch, {"migrate"});

    CHECK(first.code == 0);
    CHECK(first.output.find("migrated: 0001_accounts") == 0);
    CHECK(second.code == 0);
    CHECK(second.output == "the schema is up to date\n");
    CHECK(first.errors + second.errors == "");
}

TEST_CASE("an account is added, changed and disabled while the program serves", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));
    const Service service(scratch);
    Wire wire(service.port());

    const Ran added =
        run_on(scratch, {"user", "add", "Ada", "ada@example.org"}, "a first password\n");
    CHECK(added.code == 0);
    CHECK(added.output == "added Ada\n");
    CHECK(log_in(wire, "ada", "a first password") == 200);

    CHECK(run_on(scratch, {"user", "role", "ada", "admin"}).output == "Ada is admin now\n");
    CHECK(wire.send("GET", "/users/me").text("role") == "admin");

    CHECK(run_on(scratch, {"user", "password", "ADA"}, "a second password\n").code == 0);
    CHECK(wire.send("GET", "/users/me").status == 401);
    CHECK(log_in(wire, "ada", "a first password") == 401);
    CHECK(log_in(wire, "ada", "a second password") == 200);

    CHECK(run_on(scratch, {"user", "disable", "ada"}).code == 0);
    CHECK(wire.send("GET", "/users/me").status == 401);
    CHECK(log_in(wire, "ada", "a second password") == 401);
    CHECK(
        run_on(scratch, {"user", "list"}).output.find("Ada\tada@example.org\tadmin\tdisabled\t") ==
        0);

    CHECK(run_on(scratch, {"user", "enable", "ada"}).code == 0);
    CHECK(log_in(wire, "ada", "a second password") == 200);
}

TEST_CASE("bad values of an account are all told, and nothing is made", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));

    const Ran bad = run_on(scratch, {"user", "add", "a b", "nobody"}, "short\n");
    CHECK(bad.code == 1);
    CHECK(bad.errors.find("tasklight: username: ") != std::string::npos);
    CHECK(bad.errors.find("tasklight: email: ") != std::string::npos);
    CHECK(bad.errors.find("tasklight: password: ") != std::string::npos);

    const std::string good = "a fine password\n";
    CHECK(run_on(scratch, {"user", "add", "ada", "a@example.org"}, "").code == 1);
    CHECK(run_on(scratch, {"user", "add", "", "a@example.org"}, good).code == 1);
    CHECK(run_on(scratch, {"user", "add", "ada\nadmin", "a@example.org"}, good).code == 1);
    CHECK(run_on(scratch, {"user", "add", "\xFF", "a@example.org"}, good).code == 1);
    CHECK(run_on(scratch, {"user", "add", "ada", "a@example.org"}, "bad \xFF bytes\n").code == 1);
    CHECK(run_on(scratch, {"user", "add", "ada", "a@example.org"}, "password\n").code == 1);
    CHECK(run_on(scratch, {"user", "list"}).output == "");

    CHECK(run_on(scratch, {"user", "add", "ada", "a@example.org"}, good).code == 0);
    CHECK(run_on(scratch, {"user", "add", "ADA", "b@example.org"}, good).code == 1);
    CHECK(run_on(scratch, {"user", "add", "bob", "A@example.org"}, good).code == 1);
    CHECK(run_on(scratch, {"user", "disable", "bob"}).code == 1);
    CHECK(run_on(scratch, {"user", "password", "bob"}, good).code == 1);
    CHECK(run_on(scratch, {"user", "role", "bob", "admin"}).code == 1);
}

TEST_CASE("a task is added from the command line as in the box for new tasks", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));
    const Service service(scratch);
    CHECK(run_on(scratch, {"add", "Buy milk"}).errors.find("user add") != std::string::npos);
    REQUIRE(run_on(scratch, {"user", "add", "ada", "a@example.org"}, "a password\n").code == 0);

    const Ran one = run_on(scratch, {"add", "Buy", "milk", "@shop", "p1", "2031-05-04"});
    CHECK(one.output == "added \"Buy milk\" (due 2031-05-04, label shop, priority 1)\n");
    const Ran list = run_on(scratch, {"add", "-"}, "Pack\n  Socks\n  \\today is a song\n");
    CHECK(list.output == "added \"Pack\"\n  added \"Socks\"\n  added \"today is a song\"\n");

    Wire wire(service.port());
    REQUIRE(log_in(wire, "ada", "a password") == 200);
    const Answer found = wire.send("GET", "/api/v1/tasks?sort=created");
    CHECK(found.body.find(R"("title":"Buy milk")") != std::string::npos);
    CHECK(found.body.find(R"("labels":["shop"])") != std::string::npos);
    CHECK(found.body.find(R"("title":"today is a song")") != std::string::npos);

    SECTION("what was added is told as it was saved") {
        REQUIRE(wire.send("POST", "/api/v1/projects", R"({"name":"Home"})").status == 201);
        const auto told = [&](const std::string& text) {
            return run_on(scratch, {"add", text}).output;
        };
        CHECK(told("Pay rent every month starting 2031-01-31 #Home @home p1") ==
              "added \"Pay rent\" (due 2031-01-31, repeats every month on the 31st, project Home, "
              "label home, priority 1)\n");
        CHECK(told("Call 2031-05-04 9:30 {from 2031-05-01} {2031-05-06} @b @a") ==
              "added \"Call\" (due 2031-05-04 09:30 UTC, label a, label b, start 2031-05-01, "
              "deadline 2031-05-06)\n");
        CHECK(told("Trim every! 3 months starting 2031-05-04") ==
              "added \"Trim\" (due 2031-05-04, repeats every 3 months on the 4th from the day it "
              "is done)\n");
        CHECK(run_on(scratch, {"add", "-"}, "Pack #Home\n  Socks\n").output ==
              "added \"Pack\" (project Home)\n  added \"Socks\" (project Home)\n");
    }
    SECTION("what cannot be kept is refused, and nothing is added") {
        CHECK(run_on(scratch, {"add"}).code == 2);
        CHECK(run_on(scratch, {"add", " "}).code == 1);
        CHECK(run_on(scratch, {"add", "\xFF"}).code == 1);
        CHECK(run_on(scratch, {"add", "-"}, std::string(1024 * 1024 + 1, 'x')).code == 1);
        CHECK(wire.send("GET", "/api/v1/tasks?sort=created").body == found.body);
    }
    SECTION("among several accounts one is named") {
        REQUIRE(run_on(scratch, {"user", "add", "bob", "b@example.org"}, "a password\n").code == 0);
        CHECK(run_on(scratch, {"add", "Walk"}).code == 2);
        CHECK(run_on(scratch, {"add", "Walk", "--user", "bob"}).code == 0);
        CHECK(run_on(scratch, {"add", "Walk", "--user", "eve"}).code == 1);
        CHECK(wire.send("GET", "/api/v1/tasks?sort=created").body == found.body);
        REQUIRE(run_on(scratch, {"user", "disable", "bob"}).code == 0);
        CHECK(run_on(scratch, {"add", "Walk", "--user", "bob"}).code == 1);
    }
}

TEST_CASE("the state of the schema is told and nothing is changed", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));

    const Ran before = run_on(scratch, {"migrate", "status"});
    const Ran again = run_on(scratch, {"migrate", "status"});
    REQUIRE(run_on(scratch, {"migrate"}).code == 0);
    const Ran after = run_on(scratch, {"migrate", "status"});

    CHECK(before.code == 1);
    CHECK(again.output == before.output);
    CHECK(after.code == 0);
    CHECK(after.output == "the schema is up to date\n");
}

TEST_CASE("whoever waits for the schema goes on when another one has made it", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));
    Arguments arguments{"migrate", "wait"};
    for (const std::string& flag : database_flags(scratch))
        arguments.push_back(flag);
    Program waiting({arguments, {}, {}, {}});

    REQUIRE(eventually([&] { return !waiting.errors().empty(); }));
    CHECK(waiting.runs());
    REQUIRE(run_on(scratch, {"migrate"}).code == 0);

    CHECK(waiting.wait() == 0);
    CHECK(waiting.output() == "the schema suits this version\n");
    const std::string told = waiting.errors();
    CHECK(told.starts_with("waiting: the "));
    CHECK(std::count(told.begin(), told.end(), '\n') == 1);
}
