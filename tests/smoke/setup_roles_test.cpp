// What `tasklight setup postgresql` finds on a server that serves others too.
#include <filesystem>
#include <unistd.h>

#include "support/program.hpp"
#include "support/setup_scene.hpp"

using namespace tasklight::test;

namespace {

namespace fs = std::filesystem;

// Attributes, password, members and roles.
std::string all_of(const SetupScene& scene, const std::string& role) {
    return scene.ask(
        "SELECT concat_ws(' ', rolcreaterole, rolcreatedb, rolcanlogin, rolpassword, "
        "(SELECT string_agg(CAST(member AS TEXT) || CAST(roleid AS TEXT), ' ') "
        "FROM pg_auth_members WHERE oid IN (member, roleid))) "
        "FROM pg_authid WHERE rolname = '" +
        role + "'");
}

}  // namespace

TEST_CASE("a role that serves something else is refused and left alone", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    const std::string role = scene.name() + GENERATE("", "_owner");
    const std::string other = scene.name() + "_guest";
    const std::vector<std::pair<std::string, std::string>> cases{
        {"ALTER ROLE " + role + " CREATEROLE CREATEDB", "has other attributes than LOGIN"},
        {"ALTER ROLE " + role + " NOLOGIN", "has other attributes than LOGIN"},
        {"GRANT " + role + " TO " + other, "has members"},
        {"GRANT " + other + " TO " + role, "is a member of other roles"},
        {"CREATE DATABASE " + scene.name() + "_taken OWNER " + role,
         "owns or may use something outside of " + scene.name()},
    };
    const auto& [statement, reason] = cases.at(GENERATE(range<std::size_t>(0, 5)));
    scene.on_server({"CREATE ROLE " + role + " LOGIN", "CREATE ROLE " + other + " LOGIN"});
    scene.on_server({statement});
    const std::string before = all_of(scene, role);

    const Ran ran = scene.setup();

    CAPTURE(ran.output, reason);
    CHECK(ran.code == 1);
    CHECK_THAT(ran.errors,
               Catch::Contains("the role " + role + " is there already and " + reason) &&
                   Catch::Contains("choose another --name"));
    CHECK(all_of(scene, role) == before);
    CHECK_FALSE(fs::exists(scene.file("migration_password")));
}

TEST_CASE("a role that serves nothing yet is taken", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    scene.on_server({"CREATE ROLE " + scene.name() + " LOGIN"});

    const Ran ran = scene.setup();

    CAPTURE(ran.output, ran.errors);
    CHECK(ran.code == 0);
}

TEST_CASE("members of the roles are told by setup and doctor", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    REQUIRE(scene.setup().code == 0);
    const std::string guest = scene.name() + "_guest";
    const std::string role = scene.name() + GENERATE("", "_owner");
    scene.on_server({"CREATE ROLE " + guest, "GRANT " + role + " TO " + guest});

    const Ran again = scene.setup();
    const Ran doctor = run_program({"doctor", "--config", scene.settings()});

    const std::string words = "role " + guest + " is a member of " + role +
                              " and may do what that one may: REVOKE " + role + " FROM " + guest;
    CHECK(again.code == 0);
    CHECK_THAT(again.output, Catch::Contains("warning  " + words));
    CHECK_THAT(doctor.output, Catch::Contains("warning  the " + words));
}

TEST_CASE("a database that has no place for every character is refused", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    const std::string encoding = GENERATE("LATIN1", "SQL_ASCII");
    scene.on_server({"CREATE ROLE " + scene.name() + "_owner LOGIN",
                     "CREATE DATABASE " + scene.name() + " OWNER " + scene.name() +
                         "_owner ENCODING '" + encoding + "' LOCALE 'C' TEMPLATE template0"});

    const Ran ran = scene.setup();

    CHECK(ran.code == 1);
    CHECK_THAT(ran.errors, Catch::Contains("is encoded in " + encoding));
    CHECK_FALSE(fs::exists(scene.file("migration_password")));
    const Ran doctor = run_program({"doctor", "--database", "postgresql:///" + scene.name()});
    CHECK_THAT(doctor.output, Catch::Contains("warning  the database is encoded in " + encoding));
}

TEST_CASE("who is no root is told to be it, not to install the server", "[smoke][setup]") {
    if (!has_postgresql() || ::geteuid() != 0) return;
    const SetupScene scene;
    const fs::path folder = fs::path(scene.settings()).parent_path();
    for (const fs::path& path : {folder, fs::path(scene.settings())})
        REQUIRE(::chown(path.c_str(), 65534, 65534) == 0);
    const std::string sockets =
        scene.ask("SELECT split_part(current_setting('unix_socket_directories'), ',', 1)");

    const Ran ran = scene.setup_as_nobody(sockets);

    // Somebody else may not even read where the program was built.
    if (ran.code >= 126) return;
    CHECK(ran.code == 1);
    CHECK_THAT(ran.errors, Catch::Contains("run it as root (sudo)"));
    CHECK_THAT(ran.errors, !Catch::Contains("install"));
}
