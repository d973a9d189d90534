// How the passwords that `tasklight setup postgresql` makes travel to the server.
#include <filesystem>

#include "base/error.hpp"
#include "database/postgresql_login.hpp"
#include "support/impostor.hpp"
#include "support/program.hpp"
#include "support/setup_scene.hpp"

using namespace tasklight;
using namespace tasklight::database;
using namespace tasklight::test;

namespace {

constexpr auto* kBinding = "channel_binding=require";
constexpr auto* kFile = "tasklight.conf.d/postgresql.conf";

// The same address, on another port of this machine.
DatabaseOptions on_port(DatabaseOptions options, int port) {
    const auto start = options.address.find("@localhost:") + 11;
    const auto end = options.address.find('/', start);
    options.address.replace(start, end - start, std::to_string(port));
    return options;
}

std::string settings_with(const DatabaseOptions& service, const std::string& parameters) {
    return "database = " + service.address.substr(0, service.address.find('?')) + parameters + "\n";
}

}  // namespace

TEST_CASE("who listens while the server is away gets no password of the setup", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    REQUIRE(scene.setup().code == 0);

    for (const DatabaseOptions& options : {scene.service(), scene.owner()}) {
        Impostor impostor;
        CHECK_THROWS_AS(Database(on_port(options, impostor.port())).check(), Unavailable);
        CHECK_THAT(options.address, Catch::Contains(kBinding));
        CHECK(impostor.told().empty());
    }
}

TEST_CASE("a server without TLS is set up with a warning that says what to do", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene(Tls::kOff);

    const Ran ran = scene.setup();

    CAPTURE(ran.output, ran.errors);
    CHECK(ran.code == 0);
    for (const std::string& role : {scene.name(), scene.name() + "_owner"})
        CHECK_THAT(ran.output, Catch::Contains("warning  who answers in PostgreSQL's place can ask "
                                               "for the password of " +
                                               role + ": channel_binding=require does not work ("));
    CHECK_THAT(ran.output, Catch::Contains("set ssl = on"));
    CHECK_THAT(scene.service().address, !Catch::Contains(kBinding));
    CHECK_NOTHROW(Database(scene.service()).check());
    const Ran doctor = run_program({"doctor", "--config", scene.settings()});
    CHECK_THAT(doctor.output, Catch::Contains("warning  database: who answers in"));
    CHECK_THAT(doctor.output, Catch::Contains("warning  migration_database: who answers in"));
}

TEST_CASE("an address of the administrator's that lets in is kept", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    REQUIRE(scene.setup().code == 0);
    const auto* parameters =
        GENERATE("?sslmode=require", "?sslmode=require&channel_binding=require");
    std::string text = scene.read(kFile) + settings_with(scene.service(), parameters);
    text.replace(text.rfind("@localhost:"), 11, "@127.0.0.1:");
    scene.write(kFile, text);

    const Ran ran = scene.setup();

    CAPTURE(ran.output, ran.errors);
    CHECK(ran.code == 0);
    CHECK_THAT(ran.output, Catch::Contains("kept     " + scene.file(kFile) + "\n"));
    CHECK(scene.read(kFile) == text);
    const bool is_weak = !std::string(parameters).ends_with(kBinding);
    CHECK((ran.output.find(
               "warning  who answers in PostgreSQL's place can ask for the password of " +
               scene.name() + ": add channel_binding=require") != std::string::npos) == is_weak);
}

TEST_CASE("an address of the administrator's that does not let in is replaced", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    REQUIRE(scene.setup().code == 0);
    const std::string good = scene.service().address;
    scene.write(kFile, scene.read(kFile) + settings_with(scene.service(),
                                                         "?sslmode=verify-full&sslrootcert=/none"));

    CHECK(scene.setup().code == 0);

    CHECK(scene.service().address == good);
}

TEST_CASE("a server that takes any password is a warning", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    REQUIRE(scene.setup().code == 0);
    const std::string bound = scene.service().address;
    const std::string roles = "host all " + scene.name() + "," + scene.name() + "_owner ";
    const LoginRules rules(scene, {roles + "127.0.0.1/32 trust", roles + "::1/128 trust"});
    REQUIRE(
        eventually([&] { return try_login(scene.service()).outcome == LoginOutcome::kRefused; }));

    const Ran ran = scene.setup();

    CAPTURE(ran.output, ran.errors);
    CHECK(ran.code == 0);
    for (const std::string& role : {scene.name(), scene.name() + "_owner"})
        CHECK_THAT(ran.output, Catch::Contains("warning  PostgreSQL lets " + role +
                                               " in with a wrong password too"));
    CHECK_THAT(scene.read(std::string(kFile) + ".old"), Catch::Contains(bound));
}
