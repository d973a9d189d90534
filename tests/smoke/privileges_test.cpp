// Root on somebody else's SQLite file.
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

#include "support/program.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

constexpr uid_t kNobody = 65534;

// A folder of somebody else's, and a command of root's on the database in it.
class Theirs {
public:
    Theirs() { REQUIRE(::chown(folder_.path().c_str(), kNobody, kNobody) == 0); }

    [[nodiscard]] std::string path() const { return folder_.path() / "test.db"; }
    [[nodiscard]] Ran run(Arguments arguments, const std::string& input = {}) const {
        arguments.insert(arguments.end(), {"--database", "sqlite:" + path()});
        ProgramOptions options{std::move(arguments), {}, {}, input};
        // Who changed the user may not be traced, as the search for leaks would.
        options.environment = {{"ASAN_OPTIONS", "detect_leaks=0"}};
        return run_program(options);
    }

private:
    ScratchFolder folder_;
};

}  // namespace

TEST_CASE("what root makes in somebody's folder is theirs", "[smoke]") {
    if (::geteuid() != 0) return;
    const Theirs theirs;

    CHECK(theirs.run({"user", "add", "ada", "ada@example.org"}, "correct horse battery staple\n")
              .code == 0);

    struct ::stat status {};
    REQUIRE(::stat(theirs.path().c_str(), &status) == 0);
    CHECK(status.st_uid == kNobody);
    CHECK(status.st_gid == kNobody);
    CHECK((status.st_mode & 0777) == 0600);
    CHECK(theirs.run({"user", "list"}).output.starts_with("ada\t"));
}

TEST_CASE("a link in somebody's folder leads root nowhere", "[smoke]") {
    if (::geteuid() != 0) return;
    const Theirs theirs;
    const ScratchFolder ours;
    const auto target = ours.path() / "made";
    std::filesystem::create_symlink(target, theirs.path());

    for (const Arguments& command :
         {Arguments{"user", "list"}, Arguments{"migrate"}, Arguments{"migrate", "status"},
          Arguments{"add", "Buy milk"}, Arguments{"doctor"},
          Arguments{"serve", "--listen", "127.0.0.1:0"}}) {
        INFO(command.front());
        CHECK(theirs.run(command).code == 1);
        CHECK_FALSE(std::filesystem::exists(target));
    }
}

TEST_CASE("a link of somebody else's on the way to a file leads root nowhere", "[smoke]") {
    if (::geteuid() != 0) return;
    const ScratchFolder folder;
    const ScratchFolder ours;
    const auto link = folder.path() / "data";
    std::filesystem::create_directory_symlink(ours.path(), link);
    REQUIRE(::lchown(link.c_str(), kNobody, kNobody) == 0);
    REQUIRE(::chmod(folder.path().c_str(), 0777) == 0);

    const Ran ran =
        run_program({{"user", "list", "--database", "sqlite:" + (link / "t.db").string()},
                     {{"ASAN_OPTIONS", "detect_leaks=0"}},
                     {},
                     {}});

    CHECK(ran.code == 1);
    CHECK_FALSE(std::filesystem::exists(ours.path() / "t.db"));
}

TEST_CASE("a link of root's own is followed", "[smoke]") {
    if (::geteuid() != 0) return;
    const ScratchFolder folder;
    const ScratchFolder ours;
    std::filesystem::create_directory_symlink(ours.path(), folder.path() / "data");

    CHECK(run_program({"migrate", "--database", "sqlite:" + (folder.path() / "data/t.db").string()})
              .code == 0);
    CHECK(std::filesystem::exists(ours.path() / "t.db"));
}
