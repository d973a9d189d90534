// What `tasklight doctor` tells an administrator.
#include <filesystem>
#include <fstream>
#include <sys/stat.h>

#include "support/program.hpp"

using namespace tasklight;
using namespace tasklight::database;
using namespace tasklight::test;

namespace {

// The doctor on the scratch database.
Ran examine(const ScratchDatabase& scratch, Arguments flags = {}) {
    flags.insert(flags.begin(), "doctor");
    for (const std::string& flag : database_flags(scratch))
        flags.push_back(flag);
    return run_program(flags);
}

Ran examine(const std::string& database, Arguments flags = {}) {
    flags.insert(flags.begin(), {"doctor", "--database", database});
    return run_program(flags);
}

bool tells(const Ran& ran, const std::string& words) {
    return ran.output.find(words) != std::string::npos;
}

bool migrated(const ScratchDatabase& scratch) {
    Arguments arguments{"migrate"};
    for (const std::string& flag : database_flags(scratch))
        arguments.push_back(flag);
    return run_program(arguments).code == 0;
}

std::string written(const ScratchFolder& folder, const std::string& name, mode_t mode,
                    const std::string& text = "something secret\n") {
    const std::string path = folder.path() / name;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path) << text;
    REQUIRE(::chmod(path.c_str(), mode) == 0);
    return path;
}

}  // namespace

TEST_CASE("the doctor finds what is wrong", "[smoke]") {
    ScratchDatabase scratch(GENERATE(engines()));

    scratch.database().check();
    scratch.close();
    const Ran ill = examine(scratch);
    CHECK(ill.code == 1);
    CHECK(ill.output.find("problem  the schema is not up to date: run \"tasklight migrate\"\n") !=
          std::string::npos);

    REQUIRE(migrated(scratch));
    const Ran healthy = examine(scratch);
    CHECK(healthy.code == 0);
    CHECK(healthy.output.find("problem") == std::string::npos);
    CHECK(healthy.output.find("ok       time zones: 20") != std::string::npos);
    if (scratch.options().address.starts_with("sqlite:"))
        CHECK(tells(healthy, ", " + scratch.options().address.substr(7) + '\n'));

    const Ran unreachable = examine("postgresql://ada:s3cr3t@127.0.0.1:1/tasks");
    CHECK(unreachable.code == 1);
    CHECK(unreachable.output.find("problem  database: ") != std::string::npos);
    CHECK((unreachable.output + unreachable.errors).find("s3cr3t") == std::string::npos);

    const Ran no_views = examine(scratch, {"--views", "/nowhere/views"});
    CHECK(no_views.code == 1);
    CHECK(no_views.output.find("problem  views: ") != std::string::npos);
}

TEST_CASE("the doctor tells of a database file that is missing and makes none", "[smoke]") {
    const ScratchDatabase scratch(Engine::kSqlite);

    const Ran ran = examine(scratch);

    CHECK(ran.code == 0);
    CHECK(ran.output.find("warning  the database file is not there yet") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(scratch.options().address.substr(7)));
}

TEST_CASE("the doctor tells of a role that may do too much", "[smoke]") {
    if (!has_postgresql()) return;
    const ScratchDatabase scratch(Engine::kPostgresql);
    REQUIRE(migrated(scratch));

    const Ran ran = examine(scratch);

    CHECK(ran.code == 0);
    CHECK(ran.output.find("is a superuser: \"tasklight setup postgresql\" makes a role") !=
          std::string::npos);
}

TEST_CASE("the doctor tells of secrets and certificates that cannot be used", "[smoke]") {
    const ScratchFolder folder;
    const std::string database = "sqlite:" + (folder.path() / "test.db").string();

    const Ran no_token = examine(database, {"--metrics-token-file", folder.path() / "token"});
    CHECK(no_token.code == 1);
    CHECK(tells(no_token, "problem  secret: metrics_token_file: "));

    const std::string text = written(folder, "text.pem", 0600);
    const Ran no_certificate = examine(database, {"--tls-certificate", text, "--tls-key", text});
    CHECK(no_certificate.code == 1);
    CHECK(tells(no_certificate, "problem  TLS: The certificate " + text));
}

TEST_CASE("the doctor warns of what others on the machine can read or change", "[smoke]") {
    const ScratchFolder folder;
    const std::string database = "sqlite:" + (folder.path() / "test.db").string();
    const std::string token = written(folder, "credentials/token", 0644);
    REQUIRE(::chmod((folder.path() / "credentials").c_str(), 0755) == 0);
    const std::string settings = written(folder, "tasklight.conf", 0666, "log_level = info\n");
    const std::string further =
        written(folder, "tasklight.conf.d/more.conf", 0644, "log_level = info\n");

    const Ran open = examine(database, {"--config", settings, "--metrics-token-file", token});
    CHECK(open.code == 0);
    CHECK(tells(open, "ok       settings read from " + settings + ", " + further + "\n"));
    CHECK(tells(open, "warning  " + token + " is open to everybody"));
    CHECK(
        tells(open, "warning  " + (folder.path() / "credentials").string() + " is open to others"));
    CHECK(tells(open, "warning  " + settings + " may be changed by everybody"));

    REQUIRE(::chmod(token.c_str(), 0600) == 0);
    REQUIRE(::chmod((folder.path() / "credentials").c_str(), 0700) == 0);
    REQUIRE(::chmod(settings.c_str(), 0644) == 0);
    const Ran closed = examine(database, {"--config", settings, "--metrics-token-file", token});
    CHECK_FALSE(tells(closed, "everybody"));
    CHECK_FALSE(tells(closed, "is open to others"));

    CHECK(tells(examine("postgresql://ada:s3cr3t@127.0.0.1:1/tasks"),
                "warning  database holds a password"));
    CHECK_FALSE(tells(examine("postgresql://ada@127.0.0.1:1/tasks"), "holds a password"));
}

TEST_CASE("the doctor knows which addresses only this machine reaches", "[smoke]") {
    const ScratchFolder folder;
    const std::string database = "sqlite:" + (folder.path() / "test.db").string();
    constexpr auto* kOpen = "is reachable from other machines without HTTPS";

    for (const std::string address : {"127.0.0.1:1", "http://127.0.0.1:1", "[::1]:1", "localhost:1",
                                      "unix:/nowhere/http.sock"}) {
        INFO(address);
        CHECK_FALSE(tells(examine(database, {"--listen", address}), kOpen));
    }
    for (const std::string address : {"0.0.0.0:1", "127.example.org:1", "192.0.2.1:1"}) {
        INFO(address);
        CHECK(tells(examine(database, {"--listen", address}), kOpen));
    }
}

TEST_CASE("the doctor warns of proxies that anybody could be", "[smoke]") {
    const ScratchFolder folder;
    const std::string database = "sqlite:" + (folder.path() / "test.db").string();

    CHECK(tells(examine(database, {"--trusted-proxies", "10.0.0.0/8, 0.0.0.0/0"}),
                "warning  trusted_proxies holds 0.0.0.0/0"));
    CHECK_FALSE(
        tells(examine(database, {"--trusted-proxies", "10.0.0.0/8"}), "trusted_proxies holds"));
}

TEST_CASE("the doctor tells whether the program serves", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));
    const Service service(scratch);
    const std::string address = "127.0.0.1:" + std::to_string(service.port());

    CHECK(tells(examine(scratch, {"--listen", address}),
                "ok       the program serves at " + address + " and is ready"));
    CHECK(tells(examine(scratch, {"--listen", "127.0.0.1:1"}),
                "warning  nothing answers at 127.0.0.1:1"));
}
