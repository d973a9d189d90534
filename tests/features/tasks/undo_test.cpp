// The Trash, restoration and undo.
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

Reply undo(const Client& client, const std::string& operation) {
    return client.post_json("/api/v1/undo", R"({"operation":")" + operation + R"("})");
}

}  // namespace

TEST_CASE("a deleted task lies in the Trash and can be restored") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string id = world.task(world.ada, "Buy milk");

    CHECK(ada.post_form("/tasks/delete/" + id).status() == 303);
    CHECK(ada.get("/tasks/trash").says("Buy milk"));
    CHECK_FALSE(ada.get("/tasks").says("Buy milk"));

    CHECK(ada.post_form("/tasks/" + id + "/restoration").status() == 303);
    CHECK(ada.get("/tasks").says("Task restored."));
    CHECK(ada.get("/tasks").says("Buy milk"));
    CHECK_FALSE(ada.get("/tasks/trash").says("Buy milk"));
}

TEST_CASE("restoring by JSON answers the task and is done once") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string id = world.task(world.ada, "Buy milk");
    (void)ada.delete_json("/tasks/delete/" + id);

    CHECK(ada.post_json("/tasks/" + id + "/restoration").at("task.title") == "Buy milk");
    CHECK(ada.post_json("/tasks/" + id + "/restoration").at("operation") == "null");
    CHECK(world.program(world.grace).post_json("/tasks/" + id + "/restoration").status() == 404);
}

TEST_CASE("a deletion by form is undone by the button on the next page") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string id = world.task(world.ada, "Buy milk");
    (void)ada.post_form("/tasks/delete/" + id);
    const std::string page = ada.get("/").body();
    const auto at = page.find("name=\"operation\" value=\"");
    REQUIRE(at != std::string::npos);

    const Reply undone = ada.post_form("/tasks/undo", {{"operation", page.substr(at + 24, 36)}});

    CHECK(undone.status() == 303);
    CHECK(ada.get("/").says("Undone."));
    CHECK(ada.get("/").says("Buy milk"));
}

TEST_CASE("every change can be undone and the undo too") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = "/api/v1/tasks/" + world.task(world.ada, "Buy milk");
    const auto titles = [&] { return ada.get_json("/tasks").each("tasks", "title"); };
    const auto completed = [&] { return ada.get_json("/tasks").each("tasks", "completed"); };

    const Reply edited = ada.patch_json(path, R"({"title":"Buy bread"})");
    const Reply back = undo(ada, edited.at("operation"));
    CHECK(back.at("tasks.0.title") == "Buy milk");
    CHECK(undo(ada, back.at("operation")).at("tasks.0.title") == "Buy bread");

    const Reply done = ada.post_json(path + "/completion");
    (void)undo(ada, done.at("operation"));
    CHECK(completed() == "false");

    const Reply deleted = ada.delete_json(path);
    CHECK(titles().empty());
    const Reply undeleted = undo(ada, deleted.at("operation"));
    CHECK(titles() == "Buy bread");
    CHECK(undo(ada, undeleted.at("operation")).at("tasks") == "[]");
    CHECK(titles().empty());
}

TEST_CASE("undoing an addition puts the task into the Trash") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const Reply added = ada.post_json("/tasks/add", R"({"title":"Buy milk"})");

    const Reply undone = undo(ada, added.at("operation"));

    CHECK(undone.status() == 200);
    CHECK(ada.get_json("/tasks").at("tasks") == "[]");
    CHECK(world.browser(world.ada).get("/tasks/trash").says("Buy milk"));
}

TEST_CASE("an undo leaves fields alone that it did not change") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = "/api/v1/tasks/" + world.task(world.ada, "Buy milk");
    const Reply done = ada.post_json(path + "/completion");
    (void)ada.patch_json(path, R"({"title":"Buy bread"})");

    (void)undo(ada, done.at("operation"));

    CHECK(ada.get_json(path).at("title") == "Buy bread");
    CHECK(ada.get_json(path).at("completed") == "false");
}

TEST_CASE("an undo of what was changed since is a conflict and changes nothing") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = "/api/v1/tasks/" + world.task(world.ada, "Buy milk");
    const Reply edited = ada.patch_json(path, R"({"title":"Buy bread","notes":"white"})");
    (void)ada.patch_json(path, R"({"title":"Buy jam"})");
    const std::string before = world.state();

    CHECK(undo(ada, edited.at("operation")).status() == 409);
    CHECK(world.state() == before);
}

TEST_CASE("an operation is undone once") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string id = world.task(world.ada, "Buy milk");
    const Reply deleted = ada.delete_json("/api/v1/tasks/" + id);
    (void)undo(ada, deleted.at("operation"));

    CHECK(undo(ada, deleted.at("operation")).status() == 409);
    CHECK(ada.get_json("/api/v1/tasks/" + id).at("title") == "Buy milk");
}

TEST_CASE("nobody can undo what somebody else did") {
    World world(GENERATE(engines()));
    const std::string id = world.task(world.ada, "Buy milk");
    const Reply deleted = world.program(world.ada).delete_json("/api/v1/tasks/" + id);
    const std::string before = world.state();

    CHECK(undo(world.program(world.grace), deleted.at("operation")).status() == 404);
    CHECK(world.state() == before);
}

TEST_CASE("an undo needs the id of an operation") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);

    CHECK(undo(ada, "018f0000-0000-7000-8000-00000000000a").status() == 404);
    CHECK(undo(ada, "nonsense").at("errors.0.field") == "operation");
    CHECK(ada.post_json("/api/v1/undo", "{}").at("errors.0.field") == "operation");
    CHECK(ada.post_json("/api/v1/undo", R"({"operation":7})").status() == 422);
}
