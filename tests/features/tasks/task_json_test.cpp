// The two original task routes and the list, as programs use them.
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

TEST_CASE("a new account has an empty list") {
    World world(GENERATE(engines()));

    const Reply list = world.program(world.ada).get_json("/tasks");

    CHECK(list.status() == 200);
    CHECK(list.header("Content-Type") == "application/json");
    CHECK(list.body() == R"({"tasks":[],"next_cursor":null})");
}

TEST_CASE("an added task is told whole and stands in the list") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);

    const Reply added = ada.post_json("/tasks/add", R"({"title":"Buy milk","notes":"Two litres"})");

    const std::string id = added.at("task.id");
    CHECK(added.status() == 201);
    CHECK(added.at("status") == "ok");
    CHECK(added.at("operation").size() == 36);
    CHECK(added.header("Location") == "/api/v1/tasks/" + id);
    CHECK(added.header("ETag") == "\"1\"");
    CHECK(
        ada.get_json("/tasks").body() ==
        R"({"tasks":[{"id":")" + id + R"(","project_id":")" + world.ada.inbox.text() +
            R"(","section_id":null,"parent_id":null,"position":1801382400000000,)" +
            R"("title":"Buy milk","notes":"Two litres","labels":[],"priority":4,)" +
            R"("start_date":null,"deadline":null,"due":null,"repeat":null,)" +
            R"("occurrence":null,"why":null,"subtasks":{"total":0,"completed":0},)" +
            R"("quick_text":null,"completed":false,"completed_at":null,"created_at":"2027-01-31T08:00:00.000Z",)" +
            R"("updated_at":"2027-01-31T08:00:00.000Z","version":1}],"next_cursor":null})");
}

TEST_CASE("the list holds completed tasks too and the oldest comes first") {
    World world(GENERATE(engines()));
    world.completed_task(world.ada, "first");
    world.app.clock.advance(kSecond);
    world.task(world.ada, "second");

    CHECK(world.program(world.ada).get_json("/tasks").each("tasks", "title") == "first second");
}

TEST_CASE("everybody sees their own tasks alone") {
    World world(GENERATE(engines()));
    world.task(world.ada, "Program-the-engine");

    CHECK(world.program(world.grace).get_json("/tasks").at("tasks") == "[]");
}

TEST_CASE("a task can be deleted by POST and by DELETE") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = "/tasks/delete/" + world.task(world.ada, "Buy milk");
    const bool by_post = GENERATE(true, false);

    const Reply deleted = by_post ? ada.post_json(path) : ada.delete_json(path);

    CHECK(deleted.status() == 200);
    CHECK(deleted.at("status") == "ok");
    CHECK(ada.get_json("/tasks").at("tasks") == "[]");
    CHECK(ada.post_json(path).status() == 404);
}

TEST_CASE("an id chosen by the client makes adding happen once") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string json = R"({"id":"6F1B0E2C-8D5A-4B3E-9C7D-1A2B3C4D5E6F","title":"Buy milk"})";

    const Reply first = ada.post_json("/tasks/add", json);
    const Reply second = ada.post_json("/tasks/add", json);

    CHECK(first.status() == 201);
    CHECK(first.at("task.id") == "6f1b0e2c-8d5a-4b3e-9c7d-1a2b3c4d5e6f");
    CHECK(second.status() == 200);
    CHECK(second.at("task") == first.at("task"));
    CHECK(second.at("operation") == "null");
    CHECK(world.count("tasks") == 1);
}

TEST_CASE("an id that is taken for something else is a conflict") {
    World world(GENERATE(engines()));
    const std::string id = world.task(world.ada, "Buy milk");
    const std::string json = R"({"id":")" + id + R"(","title":"Buy bread"})";

    CHECK(world.program(world.ada).post_json("/tasks/add", json).status() == 409);
    CHECK(world.program(world.grace).post_json("/tasks/add", json).status() == 409);
    CHECK(world.program(world.ada).get_json("/api/v1/tasks/" + id).at("title") == "Buy milk");
}

TEST_CASE("a task can be added to a project of one's own only") {
    World world(GENERATE(engines()));
    const std::string json =
        R"({"title":"Spy","project_id":")" + world.grace.inbox.text() + R"("})";

    const Reply refused = world.program(world.ada).post_json("/tasks/add", json);

    CHECK(refused.status() == 422);
    CHECK(refused.at("errors.0.field") == "project_id");
    CHECK(world.count("tasks") == 0);
}

TEST_CASE("a task can be edited by JSON at its page's address") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = "/tasks/" + world.task(world.ada, "Buy milk");

    const Reply edited = ada.post_json(path, R"({"notes":"Two litres","version":1})");
    const Reply stale = ada.post_json(path, R"({"notes":"Three litres","version":1})");

    CHECK(edited.status() == 200);
    CHECK(edited.at("task.title") == "Buy milk");
    CHECK(edited.at("task.notes") == "Two litres");
    CHECK(stale.status() == 412);
    CHECK(stale.at("current.notes") == "Two litres");
}

TEST_CASE("a task is completed and reopened at its page's address") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = "/tasks/" + world.task(world.ada, "Buy milk") + "/completion";

    CHECK(ada.post_json(path).at("task.completed_at") == "2027-01-31T08:00:00.000Z");
    CHECK(ada.post_json(path + "/delete").at("task.completed_at") == "null");
}

TEST_CASE("a project is told with its tag and hidden from others") {
    World world(GENERATE(engines()));
    const std::string path = "/api/v1/projects/" + world.ada.inbox.text();

    const Reply inbox = world.program(world.ada).get_json(path);

    CHECK(inbox.at("name") == "Inbox");
    CHECK(inbox.at("is_inbox") == "true");
    CHECK(inbox.header("ETag") == "\"1\"");
    CHECK(world.program(world.ada).get_json("/api/v1/projects").each("projects", "name") ==
          "Inbox");
    CHECK(world.program(world.grace).get_json(path).status() == 404);
}
