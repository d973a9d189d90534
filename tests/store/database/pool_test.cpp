// Who waits for a connection, and for how long.
#include "database/pool.hpp"

#include <future>

#include "base/error.hpp"
#include "database/open_connection.hpp"
#include "support/database.hpp"

using namespace tasklight;
using namespace tasklight::database;
using Steady = std::chrono::steady_clock;
using std::chrono::milliseconds;

TEST_CASE("while no connection comes back a few wait for one and all others are refused soon") {
    const test::ScratchFolder folder;
    const std::string path = folder.path() / "test.db";
    constexpr milliseconds kPatience{20'000};
    Pool pool([&] { return open_sqlite(path, SqliteUse::kWrite); }, 1, kPatience, 1);
    std::optional<Pool::Lease> held(pool.lend());

    std::atomic<bool> is_waiting = false;
    auto patient = std::async(std::launch::async, [&] {
        is_waiting = true;
        const Pool::Lease lease = pool.lend();
        return true;
    });
    while (!is_waiting)
        std::this_thread::sleep_for(milliseconds(1));
    std::this_thread::sleep_for(milliseconds(100));
    const auto start = Steady::now();
    CHECK_THROWS_AS(pool.lend(), Unavailable);
    CHECK(Steady::now() - start < kPatience / 2);

    held.reset();
    CHECK(patient.get());
}
