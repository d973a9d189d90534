// A full disk: what cannot be saved is refused, what was saved stays, and room helps at once.
#include <filesystem>
#include <fstream>
#include <sys/resource.h>

#include "support/program.hpp"
#include "support/wire.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

namespace fs = std::filesystem;

// A command that executes the rest of its words on a disk of its own, mounted over the folder and
// seen by nobody else.
Arguments on_own_disk(const fs::path& folder) {
    return {"unshare", "--map-root-user",
            "--mount", "sh",
            "-c",      "mount -t tmpfs -o size=1m tmpfs \"$0\" && exec \"$@\"",
            folder};
}

bool can_mount() {
    const ScratchFolder folder;
    return run_program({{"version"}, {}, on_own_disk(folder.path()), {}}).code == 0;
}

// Leaves nothing free.
void fill(const fs::path& file) {
    std::ofstream filler(file, std::ios::binary);
    for (const std::string& block : {std::string(4096, 'x'), std::string("x")})
        while (filler.write(block.data(), std::streamsize(block.size())).flush())
            continue;
}

std::size_t count_tasks(Wire& wire) {
    std::size_t count = 0;
    std::string cursor;
    do {
        const Answer page = wire.send("GET", "/tasks?limit=200" + cursor);
        if (page.status != 200) return 0;
        count += page.json().find("tasks")->array()->size();
        cursor = page.text("next_cursor");
        if (!cursor.empty()) cursor.insert(0, "&cursor=");
    } while (!cursor.empty());
    return count;
}

// Adds until one is refused; the last status. `added` counts the others.
int add_until_refused(Wire& wire, std::size_t& added) {
    const std::string body = R"({"title":"Takes room","notes":")" + std::string(2000, 'n') + "\"}";
    for (int i = 0; i < 2000; ++i) {
        const int status = wire.send("POST", "/tasks/add", body).status;
        if (status != 201) return status;
        ++added;
    }
    return 201;
}

}  // namespace

TEST_CASE("a quota that is used up is a full disk too", "[smoke]") {
    if (configured_engines().front() != database::Engine::kSqlite) return;
    const ScratchDatabase scratch(database::Engine::kSqlite);
    Service service(
        scratch, {{},
                  {},
                  {"sh", "-c", "trap '' XFSZ; exec prlimit --fsize=900000:100000000 \"$@\"", "sh"},
                  {}});
    Wire wire(service.port());
    join(wire, "ada");
    std::size_t added = 0;

    CHECK(add_until_refused(wire, added) == 507);
    CHECK(add_until_refused(wire, added) == 507);
    CHECK(wire.get("/").status == 200);
    CHECK(count_tasks(wire) == added);
    const rlimit more{100'000'000, 100'000'000};
    REQUIRE(::prlimit(service.program().pid(), RLIMIT_FSIZE, &more, nullptr) == 0);
    CHECK(wire.send("POST", "/tasks/add", R"({"title":"There is room"})").status == 201);
    CHECK(count_tasks(wire) == added + 1);
    CHECK(service.stop() == 0);
}

TEST_CASE("on a full disk writes answer 507, reads go on, and room heals it", "[smoke]") {
    const auto engines = configured_engines();
    if (engines.front() != database::Engine::kSqlite) return;
    if (!can_mount()) {
        WARN("This user may not mount a small disk.");
        return;
    }
    const ScratchFolder disk;
    const ScratchDatabase scratch(database::Engine::kSqlite);
    Service service(scratch, {{"--database", "sqlite:" + (disk.path() / "tasklight.db").string()},
                              {},
                              on_own_disk(disk.path()),
                              {}});
    const fs::path filler = "/proc/" + std::to_string(service.program().pid()) + "/root" +
                            disk.path().string() + "/filler";
    Wire wire(service.port());
    const std::string token = join(wire, "ada");
    std::size_t added = 0;

    for (int round = 0; round < 3; ++round) {
        CAPTURE(round);
        fill(filler);
        CHECK(add_until_refused(wire, added) == 507);
        CHECK(add_until_refused(wire, added) == 507);
        CHECK(wire.send("POST", "/login",
                        R"({"username":"ada","password":")" + std::string(kPassword) + "\"}")
                  .status == 507);
        CHECK(wire.get("/").status == 200);
        CHECK(wire.get("/readyz").status == 200);
        CHECK(count_tasks(wire) == added);

        fs::remove(filler);
        CHECK(wire.send("POST", "/tasks/add", R"({"title":"There is room"})").status == 201);
        ++added;
        CHECK(count_tasks(wire) == added);
    }
    CHECK(service.log().find("defect") == std::string::npos);
    CHECK(service.stop() == 0);
}
