// /api/v1/tasks: get, create, patch, put, delete and completion.
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

constexpr auto* kChosen = "/api/v1/tasks/6f1b0e2c-8d5a-4b3e-9c7d-1a2b3c4d5e6f";

std::string path_of(const std::string& id) { return "/api/v1/tasks/" + id; }

}  // namespace

TEST_CASE("the API speaks JSON whatever Accept says") {
    World world(GENERATE(engines()));
    const std::string path = path_of(world.task(world.ada, "Buy milk"));

    const Reply task = world.program(world.ada).get(path);

    CHECK(task.header("Content-Type") == "application/json");
    CHECK(task.at("title") == "Buy milk");
    CHECK(world.stranger().get(path).header("Content-Type") == "application/problem+json");
}

TEST_CASE("the API creates a task and tells it with its operation") {
    World world(GENERATE(engines()));

    const Reply created = world.program(world.ada).post_json(
        "/api/v1/tasks", R"({"title":" Buy milk ","completed":true})");

    CHECK(created.status() == 201);
    CHECK(created.header("Location") == path_of(created.at("id")));
    CHECK(created.at("title") == "Buy milk");
    CHECK(created.at("completed_at") == "2027-01-31T08:00:00.000Z");
    CHECK(created.at("operation").size() == 36);
}

TEST_CASE("a merge patch changes what it names and nothing else") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = path_of(world.task(world.ada, "Buy milk"));
    world.app.clock.advance(kMinute);

    const Reply patched = ada.with("Content-Type", "application/merge-patch+json")
                              .send(http::Method::kPatch, path, R"({"notes":"Two litres"})");

    CHECK(patched.status() == 200);
    CHECK(patched.at("title") == "Buy milk");
    CHECK(patched.at("notes") == "Two litres");
    CHECK(patched.at("version") == "2");
    CHECK(patched.at("created_at") == "2027-01-31T08:00:00.000Z");
    CHECK(patched.at("updated_at") == "2027-01-31T08:01:00.000Z");
}

TEST_CASE("null in a merge patch stands for the default") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = path_of(world.completed_task(world.ada, "Buy milk"));
    (void)ada.patch_json(path, R"({"notes":"Two litres"})");

    const Reply patched = ada.patch_json(path, R"({"notes":null,"completed":null})");

    CHECK(patched.at("notes").empty());
    CHECK(patched.at("completed") == "false");
    CHECK(ada.patch_json(path, R"({"title":null})").at("errors.0.field") == "title");
}

TEST_CASE("a patch that changes nothing leaves the version and has no operation") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = path_of(world.task(world.ada, "Buy milk"));

    const std::string json = GENERATE(as<std::string>{}, "{}", R"({"title":"Buy milk"})");
    const Reply patched = ada.patch_json(path, json);

    CHECK(patched.status() == 200);
    CHECK(patched.at("version") == "1");
    CHECK(patched.at("operation") == "null");
}

TEST_CASE("PUT creates a task under the client's id") {
    World world(GENERATE(engines()));

    const Reply created = world.program(world.ada).put_json(kChosen, R"({"title":"Buy milk"})");

    CHECK(created.status() == 201);
    CHECK(path_of(created.at("id")) == kChosen);
    CHECK(created.header("Location") == kChosen);
}

TEST_CASE("PUT replaces the whole task") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    (void)ada.put_json(kChosen, R"({"title":"Buy milk","notes":"Two litres","completed":true})");

    const Reply replaced = ada.put_json(kChosen, R"({"title":"Buy bread"})");

    CHECK(replaced.status() == 200);
    CHECK(replaced.at("title") == "Buy bread");
    CHECK(replaced.at("notes").empty());
    CHECK(replaced.at("completed") == "false");
    CHECK(replaced.at("version") == "2");
}

TEST_CASE("PUT to somebody else's task finds nothing and changes nothing") {
    World world(GENERATE(engines()));
    const std::string path = path_of(world.task(world.ada, "Buy milk"));
    const std::string before = world.state();

    const Reply refused = world.program(world.grace).put_json(path, R"({"title":"Mine now"})");

    CHECK(refused.status() == 404);
    CHECK(world.state() == before);
}

TEST_CASE("PUT refuses another id than the path's") {
    World world(GENERATE(engines()));
    const std::string json = R"({"id":"018f0000-0000-7000-8000-00000000000a","title":"Buy milk"})";

    const Reply refused = world.program(world.ada).put_json(kChosen, json);

    CHECK(refused.status() == 422);
    CHECK(refused.at("errors.0.field") == "id");
}

TEST_CASE("PUT to a task in the Trash is a conflict") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = path_of(world.task(world.ada, "Buy milk"));
    (void)ada.delete_json(path);

    CHECK(ada.put_json(path, R"({"title":"Buy milk"})").status() == 409);
}

TEST_CASE("the API deletes a task") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = path_of(world.task(world.ada, "Buy milk"));

    const Reply deleted = ada.delete_json(path);

    CHECK(deleted.status() == 200);
    CHECK(deleted.at("operation").size() == 36);
    CHECK(ada.get_json(path).status() == 404);
    CHECK(ada.delete_json(path).status() == 404);
}

TEST_CASE("completing twice keeps the first completion") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = path_of(world.task(world.ada, "Buy milk")) + "/completion";

    const Reply first = ada.post_json(path);
    world.app.clock.advance(kHour);
    const Reply second = ada.post_json(path);

    CHECK(first.at("completed") == "true");
    CHECK(second.status() == 200);
    CHECK(second.at("completed_at") == "2027-01-31T08:00:00.000Z");
    CHECK(second.at("operation") == "null");
}

TEST_CASE("reopening twice is no fault") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = path_of(world.completed_task(world.ada, "Buy milk")) + "/completion";

    CHECK(ada.delete_json(path).at("completed_at") == "null");
    const Reply second = ada.delete_json(path);

    CHECK(second.status() == 200);
    CHECK(second.at("operation") == "null");
}

TEST_CASE("the answer to a change that touches subtasks has the tag of the task as it stands") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string parent = world.task(world.ada, "Garden");
    const std::string path = "/api/v1/tasks/" + parent;
    (void)ada.post_json("/api/v1/tasks", R"({"title":"Dig","parent_id":")" + parent + "\"}");
    const auto check_tag = [&](const Reply& reply) {
        CHECK(reply.header("ETag") == ada.get_json(path).header("ETag"));
    };

    const Reply completed = ada.post_json(path + "/completion");
    CHECK(completed.at("subtasks.completed") == "1");
    check_tag(completed);
    check_tag(ada.delete_json(path + "/completion"));
    check_tag(ada.patch_json(path, R"({"completed":true})"));
    (void)ada.delete_json(path);
    check_tag(ada.post_json(path + "/restoration"));
}

TEST_CASE("what cannot be null is refused as null") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string task = "/api/v1/tasks/" + world.task(world.ada, "Dig");
    const std::string project =
        "/api/v1/projects/" + ada.post_json("/api/v1/projects", R"({"name":"Home"})").at("id");
    const auto fault = [&](const std::string& path, const std::string& body) {
        const Reply reply = ada.patch_json(path, body);
        return std::to_string(reply.status()) + ' ' + reply.at("errors.0.field");
    };

    CHECK(fault(task, R"({"position":null})") == "422 position");
    CHECK(fault(project, R"({"position":null})") == "422 position");
    CHECK(fault(project, R"({"archived":null})") == "422 archived");
}
