// What `tasklight setup postgresql` does with files and folders that are there already.
#include <filesystem>
#include <unistd.h>

#include "support/program.hpp"
#include "support/setup_scene.hpp"

using namespace tasklight::test;

namespace {

namespace fs = std::filesystem;

constexpr auto* kFile = "tasklight.conf.d/postgresql.conf";

int mode_of(const std::string& path) { return static_cast<int>(fs::status(path).permissions()); }

}  // namespace

TEST_CASE("the setup replaces its own settings and keeps every other line", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    REQUIRE(scene.setup().code == 0);
    const std::string made = scene.read(kFile);
    const std::string before =
        "# Ours, see the wiki.\nlog_level = error\ndatabase = postgresql://"
        "ada@db.example.org/tasks  \n\n# the end\n";
    const std::string with_more = before + made.substr(made.find("migration_database"));
    scene.write(kFile, with_more);
    fs::permissions(scene.file(kFile), fs::perms(0640));

    const Ran ran = scene.setup();

    CAPTURE(ran.output, ran.errors);
    CHECK(ran.code == 0);
    const std::string now = scene.read(kFile);
    CHECK_THAT(now, Catch::StartsWith("# Ours, see the wiki.\nlog_level = error\ndatabase = " +
                                      scene.service().address + "\n\n# the end\n"));
    CHECK_THAT(now, Catch::Contains("\ndatabase_password_file = "));
    CHECK(mode_of(scene.file(kFile)) == 0640);
    CHECK_THAT(ran.output,
               Catch::Contains("changed  " + scene.file(kFile) + "; what it said before is in " +
                               scene.file(kFile) + ".old\n"));
    CHECK(scene.read(std::string(kFile) + ".old") == with_more);
}

TEST_CASE("what the file said before is kept each time", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    fs::create_directory(scene.file("tasklight.conf.d"));
    const std::string first = "database = postgresql://ada@db.example.org/one\n";
    const std::string second = "database = postgresql://ada@db.example.org/two\n";

    scene.write(kFile, first);
    REQUIRE(scene.setup().code == 0);
    scene.write(kFile, second);
    const Ran ran = scene.setup();

    CAPTURE(ran.output);
    CHECK(ran.code == 0);
    CHECK(scene.read(std::string(kFile) + ".old") == first);
    CHECK(scene.read(std::string(kFile) + ".old.2") == second);
    CHECK_THAT(ran.output, Catch::Contains(scene.file(kFile) + ".old.2\n"));
}

TEST_CASE("a folder in which others may write is refused and left alone", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    fs::create_directory(scene.file("tasklight.conf.d"));
    const std::string folder = GENERATE("", "tasklight.conf.d");
    const int mode = GENERATE(0777, 0775);
    const std::string path =
        folder.empty() ? fs::path(scene.settings()).parent_path().string() : scene.file(folder);
    fs::permissions(path, fs::perms(mode));

    const Ran ran = scene.setup();

    CHECK(ran.code == 1);
    CHECK_THAT(ran.errors, Catch::Contains(path + " can be written by others") &&
                               Catch::Contains("chmod go-w " + path));
    CHECK(mode_of(path) == mode);
    CHECK_FALSE(fs::exists(scene.file("migration_password")));
}

TEST_CASE("a folder of somebody else is refused and left alone", "[smoke][setup]") {
    if (!has_postgresql() || ::geteuid() != 0) return;
    const SetupScene scene;
    const std::string folder = GENERATE("credentials", "tasklight.conf.d");
    fs::create_directory(scene.file(folder));
    REQUIRE(::chown(scene.file(folder).c_str(), 65534, 65534) == 0);

    const Ran ran = scene.setup();

    CHECK(ran.code == 1);
    CHECK_THAT(ran.errors, Catch::Contains(scene.file(folder) + " belongs to nobody") &&
                               Catch::Contains("chown root " + scene.file(folder)));
    CHECK(mode_of(scene.file(folder)) == 0755);
    CHECK_FALSE(fs::exists(scene.file("migration_password")));
}

TEST_CASE("the folder of passwords is hidden from others, and other modes stay", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    fs::create_directory(scene.file("credentials"));
    fs::create_directory(scene.file("tasklight.conf.d"));
    fs::permissions(scene.file("credentials"), fs::perms(0755));
    fs::permissions(scene.file("tasklight.conf.d"), fs::perms(0750));

    const Ran ran = scene.setup();

    CAPTURE(ran.output, ran.errors);
    CHECK(ran.code == 0);
    CHECK_THAT(ran.output, Catch::Contains("changed  " + scene.file("credentials") +
                                           " is for its owner alone now\n"));
    CHECK(mode_of(scene.file("credentials")) == 0700);
    CHECK(mode_of(scene.file("tasklight.conf.d")) == 0750);
}

TEST_CASE("a password is as long as the service can read", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    fs::create_directory(scene.file("credentials"));
    const std::string file = "credentials/database_password";

    scene.write(file, std::string(4097, 'x') + "\n");
    const Ran ran = scene.setup();
    CHECK(ran.code == 1);
    CHECK_THAT(ran.errors, Catch::Contains(scene.file(file) + " is longer than 4096 bytes"));

    scene.write(file, std::string(900, 'x') + "\r\n" + std::string(5000, 'y'));
    CHECK(scene.setup().code == 0);
    CHECK(run_program({"user", "list", "--config", scene.settings()}).code == 0);
}
