#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

void add_numbered(World& world, int first, int last) {
    for (int i = first; i <= last; ++i)
        world.task(world.ada, "task-" + std::to_string(i));
}

}  // namespace

TEST_CASE("a list comes in pages that the cursor joins") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    add_numbered(world, 1, 5);

    const Reply first = ada.get_json("/api/v1/tasks?limit=2");
    const Reply second = ada.get_json("/api/v1/tasks?limit=2&cursor=" + first.at("next_cursor"));
    const Reply third = ada.get_json("/api/v1/tasks?limit=2&cursor=" + second.at("next_cursor"));

    CHECK(first.each("tasks", "title") == "task-1 task-2");
    CHECK(second.each("tasks", "title") == "task-3 task-4");
    CHECK(third.each("tasks", "title") == "task-5");
    CHECK(third.at("next_cursor") == "null");
    CHECK(third.header("Link").empty());
}

TEST_CASE("a Link header leads to the next page with the same parameters") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    add_numbered(world, 1, 3);

    const Reply first = ada.get_json("/tasks?limit=2");

    const std::string link = first.header("Link");
    REQUIRE(link == "</tasks?cursor=" + first.at("next_cursor") + "&limit=2>; rel=\"next\"");
    const Reply second = ada.get_json(link.substr(1, link.find('>') - 1));
    CHECK(second.each("tasks", "title") == "task-3");
}

TEST_CASE("pages stay right while tasks are added and deleted") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    add_numbered(world, 1, 3);
    const Reply first = ada.get_json("/tasks?limit=2");

    (void)ada.delete_json("/api/v1/tasks/" + first.at("tasks.1.id"));
    add_numbered(world, 4, 4);
    const Reply second = ada.get_json("/tasks?limit=2&cursor=" + first.at("next_cursor"));

    CHECK(second.each("tasks", "title") == "task-3 task-4");
}

TEST_CASE("a page holds fifty tasks unless the client says otherwise") {
    World world(GENERATE(engines()));
    add_numbered(world, 1, 51);
    const Client ada = world.program(world.ada);

    CHECK(ada.get_json("/tasks").json().find("tasks")->array()->size() == 50);
    CHECK(ada.get_json("/tasks?limit=200").json().find("tasks")->array()->size() == 51);
}

TEST_CASE("a limit or a cursor that is none is refused") {
    World world(GENERATE(engines()));
    const std::string query =
        GENERATE(as<std::string>{}, "limit=0", "limit=201", "limit=-1", "limit=ten",
                 "limit=", "limit=1e1", "limit=99999999999999999999", "cursor=", "cursor=1",
                 "cursor=1.", "cursor=abc", "cursor=1.00000000-0000-0000-0000-000000000000",
                 "cursor=99999999999999999999.018f0000-0000-7000-8000-00000000000a",
                 "cursor=%27%20OR%201%3D1", "cursor=-1.018f0000-0000-7000-8000-00000000000a");
    const Client ada = world.program(world.ada);

    for (const std::string path : {"/tasks?", "/api/v1/tasks?", "/api/v1/projects?"})
        CHECK(ada.get_json(path + query).status() == 400);
    for (const std::string path : {"/?", "/tasks?", "/tasks/completed?", "/tasks/trash?"})
        CHECK(ada.get(path + query).status() == 400);
}

TEST_CASE("the task page links to its next page") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    add_numbered(world, 1, 3);

    const Reply first = ada.get("/tasks?limit=2");

    REQUIRE(first.says("rel=\"next\" href=\"/tasks?cursor="));
    CHECK(first.says("task-2"));
    CHECK_FALSE(first.says("task-3"));
    const std::string link = first.header("Link");
    const Reply second = ada.get(link.substr(1, link.find('>') - 1));
    CHECK(second.says("task-3"));
    CHECK_FALSE(second.says("task-2"));
}

TEST_CASE("completed tasks and the Trash come in pages with the latest first") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const bool trash = GENERATE(true, false);
    for (const auto* title : {"task-1", "task-2", "task-3"}) {
        const std::string id = world.completed_task(world.ada, title);
        if (trash) (void)world.program(world.ada).delete_json("/api/v1/tasks/" + id);
        world.app.clock.advance(kSecond);
    }

    const Reply first = ada.get(trash ? "/tasks/trash?limit=2" : "/tasks/completed?limit=2");

    CHECK(first.response.body.find("task-3") < first.response.body.find("task-2"));
    CHECK_FALSE(first.says("task-1"));
    CHECK(first.says("rel=\"next\""));
    const std::string link = first.header("Link");
    CHECK(ada.get(link.substr(1, link.find('>') - 1)).says("task-1"));
}
