// What a request costs the database.
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

template <class Work>
std::int64_t statements_of(World& world, Work work) {
    const std::int64_t before = world.app.database().statistics().statements;
    work();
    return world.app.database().statistics().statements - before;
}

}  // namespace

TEST_CASE("a read costs at most three statements and an unchanged one costs one") {
    World world(GENERATE(engines()));
    const std::string id = world.task(world.ada, "Buy milk");
    world.completed_task(world.ada, "Buy bread");
    const Client browser = world.browser(world.ada);
    const Client program = world.program(world.ada);

    const std::string project = "/projects/" + world.ada.inbox.text();
    const std::string task = "/tasks/" + id;
    for (const std::string& path :
         {std::string("/"), std::string("/tasks"), std::string("/tasks/completed"),
          std::string("/tasks/trash"), std::string("/users/me"), std::string("/today"),
          std::string("/upcoming"), std::string("/projects"), project, project + "/edit",
          std::string("/labels"), task, task + "/parent", task + "/completions",
          task + "/changes"}) {
        INFO(path);
        CHECK(statements_of(world, [&] { CHECK(browser.get(path).status() == 200); }) <= 3);
    }
    for (const std::string path : {"/tasks", "/api/v1/projects", "/api/v1/sessions"}) {
        INFO(path);
        CHECK(statements_of(world, [&] { CHECK(program.get_json(path).status() == 200); }) == 2);
    }
    CHECK(statements_of(world, [&] { (void)program.get_json("/users/me"); }) == 1);

    const Client same_page = browser.with("If-None-Match", browser.get("/").header("ETag"));
    const Client same_list =
        program.with("If-None-Match", program.get_json("/tasks").header("ETag"));
    CHECK(statements_of(world, [&] { CHECK(same_page.get("/").status() == 304); }) == 1);
    CHECK(statements_of(world, [&] { CHECK(same_list.get_json("/tasks").status() == 304); }) == 1);
}

TEST_CASE("strangers cost the database nothing") {
    World world(GENERATE(engines()));
    const Client stranger = world.stranger();

    CHECK(statements_of(world, [&] {
              (void)stranger.get("/");
              (void)stranger.get("/login");
              (void)stranger.get("/nowhere");
              (void)stranger.with_token("nonsense").get_json("/tasks");
              (void)stranger.get("/healthz");
          }) == 0);
}

TEST_CASE("the cost of a list does not grow with the tasks of others") {
    World world(GENERATE(engines()));
    world.task(world.ada, "Buy milk");
    const Client ada = world.program(world.ada);
    const auto cost = [&] { return statements_of(world, [&] { (void)ada.get_json("/tasks"); }); };
    const std::int64_t before = cost();
    for (int i = 0; i < 20; ++i)
        world.task(world.grace, "task-" + std::to_string(i));

    CHECK(cost() == before);
}
