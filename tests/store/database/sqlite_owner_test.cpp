// Whose a SQLite file is that root makes, for example by `tasklight user add` before the service
// has ever run.
#include <sys/stat.h>
#include <unistd.h>

#include "support/database.hpp"

using namespace tasklight::database;
using tasklight::test::ScratchFolder;

namespace {

constexpr uid_t kNobody = 65534;

struct ::stat status_of(const std::string& path) {
    struct ::stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status;
}

}  // namespace

TEST_CASE("what root makes in somebody's folder is theirs") {
    if (::geteuid() != 0) return;
    const ScratchFolder folder;
    const std::string path = folder.path() / "test.db";
    REQUIRE(::chown(folder.path().c_str(), kNobody, kNobody) == 0);

    DatabaseOptions options;
    options.address = "sqlite:" + path;
    Database database(options);
    database.write(
        [](Transaction& transaction) { transaction.connection().run("CREATE TABLE t (x TEXT)"); });
    database.read([](Connection& connection) {
        return connection.list<std::tuple<std::string>>("SELECT x FROM t").size();
    });

    for (const std::string& file : {path, path + "-wal", path + "-shm"}) {
        INFO(file);
        CHECK(status_of(file).st_uid == kNobody);
        CHECK(status_of(file).st_gid == kNobody);
        CHECK((status_of(file).st_mode & 0777) == 0600);
    }
}

TEST_CASE("a file that is there already keeps its owner") {
    if (::geteuid() != 0) return;
    const ScratchFolder folder;
    const std::string path = folder.path() / "test.db";
    DatabaseOptions options;
    options.address = "sqlite:" + path;
    Database(options).check();
    REQUIRE(::chown(folder.path().c_str(), kNobody, kNobody) == 0);

    Database(options).check();

    CHECK(status_of(path).st_uid == 0);
}
