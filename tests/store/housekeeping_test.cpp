#include "app/housekeeping.hpp"

#include <thread>

#include "model/task.hpp"
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

TEST_CASE("cleaning up removes deleted projects with their sections, and labels") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string project = ada.post_json("/api/v1/projects", R"({"name":"Home"})").at("id");
    const std::string of_project = R"(,"project_id":")" + project + "\"}";
    (void)ada.post_json("/api/v1/projects", R"({"name":"Garden","parent_id":")" + project + "\"}");
    (void)ada.post_json("/api/v1/sections", R"({"name":"Soon")" + of_project);
    (void)ada.post_json("/api/v1/tasks", R"({"title":"Dig")" + of_project);
    const std::string label = ada.post_json("/api/v1/labels", R"({"name":"home"})").at("id");
    (void)ada.delete_json("/api/v1/projects/" + project);
    (void)ada.delete_json("/api/v1/labels/" + label);
    const std::int64_t projects = world.count("projects");
    const std::int64_t streams = world.count("streams");
    const std::string tag = ada.get_json("/tasks").header("ETag");

    (void)app::clean_up(world.app.database(), world.app.clock.now() + 30 * kDay + 1);

    CHECK(world.count("projects") == projects - 2);
    CHECK(world.count("streams") == streams - 2);
    for (const auto* table : {"tasks", "sections", "labels"})
        CHECK(world.count(table) == 0);
    CHECK(ada.get_json("/tasks").header("ETag") != tag);
    CHECK(ada.post_json("/api/v1/tasks", R"({"title":"Dig"})").status() == 201);
}

TEST_CASE("cleaning up leaves a deleted project in which a task lies") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string project = ada.post_json("/api/v1/projects", R"({"name":"Home"})").at("id");
    const std::string task = world.task(world.ada, "Dig");
    (void)ada.delete_json("/api/v1/projects/" + project);
    world.app.database().write([&](database::Transaction& transaction) {
        transaction.connection().execute("UPDATE tasks SET project_id = :project_id WHERE id = :id",
                                         database::named("project_id", ProjectId::stored(project)),
                                         database::named("id", TaskId::stored(task)));
    });
    const std::int64_t projects = world.count("projects");

    (void)app::clean_up(world.app.database(), world.app.clock.now() + 30 * kDay + 1);

    CHECK(world.count("projects") == projects);
    CHECK(ada.get_json("/api/v1/tasks/" + task).status() == 200);
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

TEST_CASE("a clock that jumps is not believed until it goes on steadily") {
    using std::chrono::minutes;
    const Moment noon{1'801'383'300'000};
    const app::ClockWitness::Steady::time_point start{};
    app::ClockWitness witness(noon, start);

    CHECK(witness.agrees(noon + 30 * kMinute, start + minutes(30)));
    CHECK_FALSE(witness.agrees(noon + 400 * kDay, start + minutes(60)));
    CHECK(witness.agrees(noon + 400 * kDay + 30 * kMinute, start + minutes(90)));
    CHECK_FALSE(witness.agrees(noon + 120 * kMinute, start + minutes(120)));
    CHECK(witness.agrees(noon + 151 * kMinute, start + minutes(150)));
}
