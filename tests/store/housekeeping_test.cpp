#include "app/housekeeping.hpp"

#include <thread>

#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

TEST_CASE("cleaning up leaves what is still of use") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada).with("Idempotency-Key", "one");
    const Client browser = world.browser(world.ada);
    (void)ada.post_json("/api/v1/tasks", R"({"title":"Buy milk"})");
    (void)ada.delete_json("/api/v1/tasks/" + world.task(world.ada, "Old plans"));
    const std::string before = world.state();

    CHECK(app::clean_up(world.app.database(), world.app.clock.now() + kDay) == 0);

    CHECK(world.state() == before);
    CHECK(browser.get("/").status() == 200);
}

TEST_CASE("cleaning up removes what has served its time") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada).with("Idempotency-Key", "one");
    (void)world.browser(world.ada);
    (void)ada.post_json("/api/v1/tasks", R"({"title":"Buy milk"})");
    (void)ada.delete_json("/api/v1/tasks/" + world.task(world.ada, "Old plans"));
    const Moment later = world.app.clock.now() + 30 * kDay + 1;

    // A session, a key, three changes and a task.
    CHECK(app::clean_up(world.app.database(), later) == 6);

    CHECK(app::clean_up(world.app.database(), later) == 0);
    CHECK(world.count("idempotency_keys") == 0);
    CHECK(world.count("changes") == 0);
    CHECK(world.count("sessions") == 3);
    CHECK(ada.get_json("/tasks").each("tasks", "title") == "Buy milk");
}

TEST_CASE("several processes may clean up at once", "[concurrent]") {
    World world(GENERATE(engines()));
    for (int i = 0; i < 20; ++i)
        (void)world.program(world.ada).delete_json("/api/v1/tasks/" + world.task(world.ada, "x"));
    const Moment later = world.app.clock.now() + 31 * kDay;
    std::atomic<std::int64_t> removed{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] { removed += app::clean_up(world.app.database(), later); });
    for (auto& thread : threads)
        thread.join();

    CHECK(removed == 60);
    CHECK(world.count("tasks") == 0);
    CHECK(world.count("changes") == 0);
}
