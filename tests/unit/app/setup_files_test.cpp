#include "app/setup_files.hpp"

#include <fstream>
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
using Written = SetupFiles::Written;

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

class Folder {
public:
    Folder() { (void)files.prepare(); }

    ScratchFolder scratch;
    SetupFiles files{scratch.path() / "etc" / "tasklight.conf"};
};

}  // namespace

TEST_CASE("the folders and the settings file are made where they are missing") {
    const ScratchFolder scratch;
    const fs::path file = scratch.path() / "etc" / "tasklight.conf";
    const SetupFiles files(file);

    CHECK(files.prepare());
    CHECK(mode_of(file) == 0644);
    CHECK(mode_of(scratch.path() / "etc" / "credentials") == 0700);
    CHECK(mode_of(scratch.path() / "etc" / "tasklight.conf.d") == 0755);
    CHECK_FALSE(files.prepare());
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

    CHECK(folder.files.write_connection(kService, kOwner) == Written::kMade);

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

    CHECK(folder.files.write_connection(kService, kOwner) == Written::kKept);
    CHECK(contents(folder.files.connection()) == before);
}

TEST_CASE("a file that says something else is put aside") {
    const Folder folder;
    const std::string theirs = "database = postgresql://ada@db.example.org/tasks\n";
    std::ofstream(folder.files.connection()) << theirs;

    CHECK(folder.files.write_connection(kService, kOwner) == Written::kReplaced);

    CHECK(contents(folder.files.connection().string() + ".old") == theirs);
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
