#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

std::string history_of(const std::string& task) { return "/api/v1/tasks/" + task + "/changes"; }

}  // namespace

TEST_CASE("the history of a task begins with its latest change") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string milk = world.task(world.ada, "Buy milk");
    world.task(world.ada, "Buy bread");
    world.app.clock.advance(kMinute);
    (void)ada.patch_json("/api/v1/tasks/" + milk, R"({"title":"Buy oat milk"})");
    (void)ada.post_json("/api/v1/tasks/" + milk + "/completion");

    const Reply history = ada.get_json(history_of(milk));

    CHECK(history.status() == 200);
    CHECK(history.each("changes", "action") == "completed updated created");
    CHECK(history.at("changes.1.id") == milk);
    CHECK(history.at("changes.1.entity") == "task");
    CHECK(history.at("changes.1.actor") == world.ada.user.id.text());
    CHECK(history.at("changes.1.before.title") == "Buy milk");
    CHECK(history.at("changes.1.after.title") == "Buy oat milk");
    CHECK(history.at("next_cursor") == "null");
}

TEST_CASE("the history of a task comes in pages") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string milk = world.task(world.ada, "Buy milk");
    for (int i = 0; i < 5; ++i) {
        (void)ada.post_json("/api/v1/tasks/" + milk + "/completion");
        (void)ada.delete_json("/api/v1/tasks/" + milk + "/completion");
    }
    const std::string all = ada.get_json(history_of(milk)).each("changes", "operation");

    for (const std::string limit : {"1", "2", "5", "10", "11"}) {
        std::string told;
        std::string cursor;
        do {
            const Reply page = ada.get_json(history_of(milk) + "?limit=" + limit +
                                            (cursor.empty() ? "" : "&cursor=" + cursor));
            told += (told.empty() ? "" : " ") + page.each("changes", "operation");
            cursor = page.at("next_cursor");
            CHECK(page.header("Link").empty() == (cursor == "null"));
        } while (cursor != "null");
        CHECK(told == all);
    }
}

TEST_CASE("a task in the Trash keeps its history") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string milk = world.task(world.ada, "Buy milk");
    (void)ada.delete_json("/api/v1/tasks/" + milk);

    CHECK(ada.get_json(history_of(milk)).each("changes", "action") == "deleted created");
}

TEST_CASE("the history of a task that is not there and a cursor that makes no sense are refused") {
    World world(GENERATE(engines()));
    const std::string milk = world.task(world.ada, "Buy milk");

    CHECK(world.program(world.grace).get_json(history_of(milk)).status() == 404);
    CHECK(world.program(world.ada).get_json(history_of(world.ada.inbox.text())).status() == 404);
    const std::vector<std::string> nonsense{
        "", "x", ".", milk, milk + ".", milk + ".x", milk + ".-1", world.ada.inbox.text() + ".1.2"};
    for (const std::string& cursor : nonsense)
        CHECK(world.program(world.ada).get_json(history_of(milk) + "?cursor=" + cursor).status() ==
              400);
    CHECK(world.program(world.ada).get_json(history_of(milk) + "?limit=0").status() == 400);
}
