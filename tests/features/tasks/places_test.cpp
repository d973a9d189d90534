// Where tasks lie: projects, sections, tasks under tasks, and labels.
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

std::string made(const Client& client, const std::string& list, const std::string& fields) {
    return client.post_json("/api/v1/" + list, fields).at("id");
}

std::string under(const Client& client, const std::string& parent, const std::string& title) {
    return made(client, "tasks", R"({"title":")" + title + R"(","parent_id":")" + parent + "\"}");
}

std::string task_of(const std::string& id) { return "/api/v1/tasks/" + id; }

}  // namespace

TEST_CASE("a task shows how far the tasks under it are") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string trip = world.task(world.ada, "Trip");
    const std::string pack = under(ada, trip, "Pack");
    (void)under(ada, trip, "Tickets");

    const std::string tag = ada.get_json(task_of(trip)).header("ETag");
    (void)ada.post_json(task_of(pack) + "/completion");

    CHECK(ada.get_json(task_of(trip)).at("subtasks.total") == "2");
    CHECK(ada.get_json(task_of(trip)).at("subtasks.completed") == "1");
    CHECK(ada.with("If-None-Match", tag).get_json(task_of(trip)).status() == 200);
}

TEST_CASE("what is done to a task is done to those under it") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string trip = world.task(world.ada, "Trip");
    const std::string pack = under(ada, trip, "Pack");
    const std::string socks = under(ada, pack, "Socks");

    const std::string completion = ada.post_json(task_of(trip) + "/completion").at("operation");
    CHECK(ada.get_json(task_of(socks)).at("completed") == "true");
    (void)ada.post_json("/api/v1/undo", R"({"operation":")" + completion + R"("})");
    CHECK(ada.get_json(task_of(socks)).at("completed") == "false");
    (void)ada.delete_json(task_of(trip));
    CHECK(ada.get_json(task_of(socks)).status() == 404);
    (void)ada.post_json("/tasks/" + trip + "/restoration");
    CHECK(ada.get_json(task_of(socks)).at("parent_id") == pack);
}

TEST_CASE("a task never lies under itself, and ten levels are the most") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string top = world.task(world.ada, "1");
    std::string deepest = top;
    for (int level = 2; level <= 10; ++level)
        deepest = under(ada, deepest, std::to_string(level));

    const auto put_under = [&](const std::string& task, const std::string& parent) {
        return ada.patch_json(task_of(task), R"({"parent_id":")" + parent + R"("})");
    };
    CHECK(put_under(top, deepest).status() == 422);
    CHECK(put_under(top, top).status() == 422);
    CHECK(put_under(top, world.task(world.grace, "Hers")).at("errors.0.field") == "parent_id");
    CHECK(put_under(world.task(world.ada, "11"), deepest).status() == 422);
}

TEST_CASE("a repeating task that moves on opens what lies under it") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string week =
        made(ada, "tasks",
             R"({"title":"Review","due":{"date":"2027-02-05"},"repeat":{"rule":"FREQ=WEEKLY"}})");
    const std::string step = under(ada, week, "Empty the inbox");
    (void)ada.post_json(task_of(step) + "/completion");

    (void)ada.post_json(task_of(week) + "/completion");

    CHECK(ada.get_json(task_of(step)).at("completed") == "false");
}

TEST_CASE("a task goes with its section and its project") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string work = made(ada, "projects", R"({"name":"Work"})");
    const std::string home = made(ada, "projects", R"({"name":"Home"})");
    const std::string now =
        made(ada, "sections", R"({"name":"Now","project_id":")" + work + R"("})");
    const std::string task =
        made(ada, "tasks", R"({"title":"Call","section_id":")" + now + R"("})");
    const std::string below = under(ada, task, "Find the number");

    CHECK(ada.get_json(task_of(task)).at("project_id") == work);
    (void)ada.patch_json("/api/v1/sections/" + now, R"({"project_id":")" + home + R"("})");
    CHECK(ada.get_json(task_of(below)).at("project_id") == home);
    (void)ada.delete_json("/api/v1/sections/" + now);
    CHECK(ada.get_json(task_of(task)).at("section_id") == "null");
    (void)ada.patch_json(task_of(task), R"({"project_id":null})");
    CHECK(ada.get_json(task_of(below)).at("project_id") == world.ada.inbox.text());
    CHECK(ada.patch_json(task_of(task), R"({"section_id":")" + now + R"("})").status() == 422);
}

TEST_CASE("deleting a project takes its tasks and inner projects along, and undo brings all back") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string work = made(ada, "projects", R"({"name":"Work"})");
    const std::string inner =
        made(ada, "projects", R"({"name":"Site","parent_id":")" + work + R"("})");
    const std::string task =
        made(ada, "tasks", R"({"title":"Call","project_id":")" + inner + R"("})");

    const Reply gone = ada.delete_json("/api/v1/projects/" + work);
    CHECK(gone.status() == 200);
    CHECK(ada.get_json("/api/v1/projects").each("projects", "name") == "Inbox");
    CHECK(ada.get_json(task_of(task)).status() == 404);

    (void)ada.post_json("/api/v1/undo", R"({"operation":")" + gone.at("operation") + R"("})");
    CHECK(ada.get_json("/api/v1/projects").each("projects", "name") == "Inbox Work Site");
    CHECK(ada.get_json(task_of(task)).at("project_id") == inner);
}

TEST_CASE("the Inbox stays, and projects lie one level deep") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string inbox = "/api/v1/projects/" + world.ada.inbox.text();
    const std::string work = made(ada, "projects", R"({"name":"Work"})");
    const std::string inner =
        made(ada, "projects", R"({"name":"Site","parent_id":")" + work + R"("})");

    CHECK(ada.delete_json(inbox).status() == 403);
    CHECK(ada.patch_json(inbox, R"({"archived":true})").status() == 422);
    CHECK(ada.patch_json(inbox, R"({"parent_id":")" + work + R"("})").status() == 422);
    CHECK(ada.post_json("/api/v1/projects", R"({"name":"X","parent_id":")" + inner + R"("})")
              .status() == 422);
    CHECK(ada.patch_json("/api/v1/projects/" + work, R"({"archived":true})").at("archived") ==
          "true");
    CHECK(ada.patch_json("/api/v1/projects/" + work, R"({"color":"red"})").status() == 422);
}

TEST_CASE("a label is one whatever its case, and renaming it renames it everywhere") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string first = made(ada, "tasks", R"({"title":"a","labels":["Häuser","b"]})");
    const std::string second = made(ada, "tasks", R"({"title":"b","labels":["HÄUSER"]})");

    CHECK(ada.get_json(task_of(second)).at("labels") == R"(["Häuser"])");
    const std::string label = ada.get_json("/api/v1/labels").at("labels.0.id");
    const Reply renamed = ada.patch_json("/api/v1/labels/" + label, R"({"name":"Home"})");
    CHECK(renamed.status() == 200);
    CHECK(ada.get_json(task_of(first)).at("labels") == R"(["b","Home"])");
    CHECK(ada.patch_json("/api/v1/labels/" + label, R"({"name":"B"})").status() == 422);
    (void)ada.post_json("/api/v1/undo", R"({"operation":")" + renamed.at("operation") + R"("})");
    CHECK(ada.get_json(task_of(second)).at("labels") == R"(["Häuser"])");
    (void)ada.delete_json("/api/v1/labels/" + label);
    CHECK(ada.get_json(task_of(second)).at("labels") == "[]");
}

TEST_CASE("PUT of what GET answered changes nothing") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string id = made(
        ada, "tasks",
        R"({"title":"Pay","notes":"n","priority":2,"labels":["x"],"due":{"date":"2027-02-05"},"deadline":"2027-03-01"})");
    const Reply before = ada.get_json(task_of(id));

    const Reply put = ada.put_json(task_of(id), before.body());

    CHECK(put.status() == 200);
    CHECK(put.at("operation") == "null");
    CHECK(ada.get_json(task_of(id)).body() == before.body());
}
