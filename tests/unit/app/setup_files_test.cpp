#include "app/setup_files.hpp"

#include <fstream>
#include <sstream>
#include <sys/stat.h>
#include <system_error>

#include "app/config.hpp"
#include "app/postgresql_setup.hpp"
#include "app/written_file.hpp"
#include "support/database.hpp"

using namespace tasklight;
using namespace tasklight::app;
using tasklight::test::ScratchFolder;

namespace {

namespace fs = std::filesystem;
using Change = SetupFiles::Change;

constexpr auto* kService = "postgresql://tasklight@localhost:5432/tasklight";
constexpr auto* kOwner = "postgresql://tasklight_owner@localhost:5432/tasklight";

std::string contents(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

unsigned mode_of(const fs::path& path) {
    struct ::stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0;
}

std::string told_by_preparing(const SetupFiles& files) {
    std::ostringstream told;
    SetupReport report(told);
    files.prepare(report);
    return told.str();
}

class Folder {
public:
    Folder() { (void)told_by_preparing(files); }

    ScratchFolder scratch;
    SetupFiles files{scratch.path() / "etc" / "tasklight.conf"};
};

}  // namespace

TEST_CASE("the folders and the settings file are made where they are missing") {
    const ScratchFolder scratch;
    const fs::path file = scratch.path() / "etc" / "tasklight.conf";
    const SetupFiles files(file);

    CHECK(told_by_preparing(files) == "made     " + file.string() + '\n');
    CHECK(mode_of(file) == 0644);
    CHECK(mode_of(scratch.path() / "etc" / "credentials") == 0700);
    CHECK(mode_of(scratch.path() / "etc" / "tasklight.conf.d") == 0755);
    CHECK(told_by_preparing(files).empty());
}

TEST_CASE("a folder in which others may write is refused, and that of the secrets is closed") {
    const Folder folder;
    const fs::path secrets = folder.scratch.path() / "etc" / "credentials";
    fs::permissions(secrets, fs::perms(0755));
    CHECK(told_by_preparing(folder.files) ==
          "changed  " + secrets.string() + " is for its owner alone now\n");
    CHECK(mode_of(secrets) == 0700);

    fs::permissions(folder.scratch.path() / "etc", fs::perms(0777));
    CHECK_THROWS_AS(told_by_preparing(folder.files), SetupError);
}

TEST_CASE("a password is kept for its owner alone") {
    const Folder folder;
    const fs::path file = folder.files.service_password();

    SetupFiles::keep_password(file, "a secret");

    CHECK(SetupFiles::password_in(file) == "a secret");
    CHECK(mode_of(file) == 0600);
    CHECK_FALSE(SetupFiles::hide(file));
    fs::permissions(file, fs::perms(0644));
    CHECK(SetupFiles::hide(file));
    CHECK(mode_of(file) == 0600);
}

TEST_CASE("the program reads the addresses that were written") {
    const Folder folder;

    CHECK(folder.files.write_connection(kService, kOwner).change == Change::kMade);

    const Config config = load_config({}, {}, folder.files.settings_file());
    CHECK(config.database == kService);
    CHECK(config.database_password_file == folder.files.service_password());
    CHECK(config.migration_database == kOwner);
    CHECK(config.migration_password_file == folder.files.owner_password());
    CHECK(mode_of(folder.files.connection()) == 0644);
}

TEST_CASE("a file that says the same keeps what was added to it") {
    const Folder folder;
    (void)folder.files.write_connection(kService, kOwner);
    std::ofstream(folder.files.connection(), std::ios::app) << "\ndatabase_connections = 20\n";
    const std::string before = contents(folder.files.connection());

    CHECK(folder.files.write_connection(kService, kOwner).change == Change::kKept);
    CHECK(contents(folder.files.connection()) == before);
}

TEST_CASE("a file that says something else is put aside") {
    const Folder folder;
    const std::string theirs =
        "# ours\ndatabase = postgresql://ada@db.example.org/tasks\nlisten = 127.0.0.1:9000\n";
    std::ofstream(folder.files.connection()) << theirs;

    const auto [change, former] = folder.files.write_connection(kService, kOwner);

    CHECK(change == Change::kChanged);
    CHECK(former == folder.files.connection().string() + ".old");
    CHECK(contents(former) == theirs);
    CHECK(contents(folder.files.connection())
              .starts_with("# ours\ndatabase = " + std::string(kService) +
                           "\nlisten = 127.0.0.1:9000\n"));
    CHECK(load_config({}, {}, folder.files.settings_file()).database == kService);
}

TEST_CASE("a file is replaced whole and leaves nothing beside it") {
    const ScratchFolder scratch;
    const fs::path path = scratch.path() / "file";
    write_file(path, "first", 0600);
    write_file(path, "second", 0640);

    CHECK(contents(path) == "second");
    CHECK(mode_of(path) == 0640);
    CHECK(std::distance(fs::directory_iterator(scratch.path()), {}) == 1);
    CHECK_THROWS_AS(write_file(scratch.path() / "nowhere" / "file", "x", 0600), std::system_error);
}
