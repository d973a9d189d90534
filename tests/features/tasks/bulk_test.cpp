// Many tasks in one request.
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

std::string quoted(const std::vector<std::string>& ids) {
    std::string list;
    for (const std::string& id : ids)
        list.append(list.empty() ? "\"" : ",\"").append(id).append("\"");
    return list;
}

Reply bulk(const Client& client, const std::string& body) {
    return client.post_json("/api/v1/bulk", body);
}

}  // namespace

TEST_CASE("a thousand tasks are added, changed and brought back by one undo") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    std::string added = R"({"add":[{"title":"1"})";
    for (int i = 2; i <= 1000; ++i)
        added.append(R"(,{"title":")").append(std::to_string(i)).append("\"}");
    const Reply tasks = bulk(ada, added + "]}");
    REQUIRE(tasks.status() == 200);
    std::vector<std::string> ids;
    const JsonValue document = tasks.json();
    for (const auto& task : *document.find("tasks")->array())
        ids.push_back(*task.find("id")->string());
    REQUIRE(ids.size() == 1000);

    const Reply changed = bulk(ada, R"({"change":{"priority":1},"tasks":[)" + quoted(ids) + "]}");
    CHECK(changed.status() == 200);
    CHECK(ada.get_json("/api/v1/tasks/" + ids[999]).at("priority") == "1");
    CHECK(ada.post_json("/api/v1/undo", R"({"operation":")" + changed.at("operation") + R"("})")
              .status() == 200);
    CHECK(ada.get_json("/api/v1/tasks/" + ids[999]).at("priority") == "4");
}

TEST_CASE("all tasks of one request are changed or none") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string mine = world.task(world.ada, "Mine");
    const std::string hers = world.task(world.grace, "Hers");

    const Reply refused =
        bulk(ada, R"({"action":"delete","tasks":[)" + quoted({mine, hers}) + "]}");

    CHECK(refused.status() == 404);
    CHECK(ada.get_json("/api/v1/tasks/" + mine).status() == 200);
    CHECK(world.program(world.grace).get_json("/api/v1/tasks/" + hers).status() == 200);
    for (const auto* action : {"complete", "reopen", "delete", "restore"})
        CHECK(bulk(ada, R"({"action":")" + std::string(action) + R"(","tasks":[)" + quoted({mine}) +
                            "]}")
                  .status() == 200);
}

TEST_CASE("a request for many changes says what is wrong and where") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const auto fault = [&](const std::string& body) {
        const Reply reply = bulk(ada, body);
        return std::to_string(reply.status()) + ' ' + reply.at("errors.0.field");
    };
    CHECK(fault(R"({"add":[{"title":"a"},{"title":""}]})") == "422 add.1.title");
    CHECK(fault(R"({"add":[]})") == "422 add");
    CHECK(fault(R"({"add":[1]})") == "422 add");
    CHECK(fault(R"({"tasks":["x"],"action":"delete"})") == "422 tasks");
    CHECK(fault(R"({"action":"delete"})") == "422 tasks");
    CHECK(bulk(ada, R"({"tasks":[],"action":"explode"})").status() == 422);
    CHECK(bulk(ada, "{}").status() == 422);
}

TEST_CASE("a task that is named twice is changed once") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string id =
        ada.post_json("/api/v1/tasks", R"({"title":"Water","due":{"date":"2027-02-01"},)"
                                       R"("repeat":{"rule":"FREQ=DAILY"}})")
            .at("id");
    const Reply done = bulk(ada, R"({"action":"skip","tasks":[)" + quoted({id, id, id}) + "]}");
    CHECK(done.at("tasks.0.due.date") == "2027-02-02");
    CHECK(done.each("tasks", "id") == id);
}

TEST_CASE("one request does not change more than a few megabytes") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    std::vector<std::string> ids;
    for (int i = 0; i < 300; ++i)
        ids.push_back(world.task(world.ada, "task-" + std::to_string(i)));
    const std::string notes(60 * 1024, 'n');

    const Reply refused =
        bulk(ada, R"({"change":{"notes":")" + notes + R"("},"tasks":[)" + quoted(ids) + "]}");
    CHECK(refused.status() == 413);
    CHECK(ada.get_json("/api/v1/tasks/" + ids[0]).at("notes").empty());
}

namespace {

struct Family {
    std::string parent;
    std::string child;

    // Named in both orders.
    [[nodiscard]] std::vector<std::string> named() const {
        return {quoted({parent, child}), quoted({child, parent})};
    }
};

Family family(const Client& ada, const std::string& fields = {}) {
    const std::string parent =
        ada.post_json("/api/v1/tasks", R"({"title":"Garden")" + fields + "}").at("id");
    const std::string child =
        ada.post_json("/api/v1/tasks", R"({"title":"Dig","parent_id":")" + parent + "\"}").at("id");
    return {parent, child};
}

}  // namespace

TEST_CASE("a task and the one above it are deleted and restored in any order") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const Family both = family(ada);

    for (const std::string& named : both.named()) {
        CHECK(bulk(ada, R"({"action":"delete","tasks":[)" + named + "]}").at("tasks") == "[]");
        CHECK(ada.get_json("/api/v1/tasks/" + both.child).status() == 404);

        const Reply back = bulk(ada, R"({"action":"restore","tasks":[)" + named + "]}");
        CHECK(back.status() == 200);
        CHECK(ada.get_json("/api/v1/tasks/" + both.child).at("parent_id") == both.parent);
    }
    (void)ada.delete_json("/api/v1/tasks/" + both.child);
    (void)ada.delete_json("/api/v1/tasks/" + both.parent);
    (void)bulk(ada, R"({"action":"restore","tasks":[)" + both.named().back() + "]}");
    CHECK(ada.get_json("/api/v1/tasks/" + both.child).at("parent_id") == both.parent);
}

TEST_CASE("a task stays under the one above it when both are moved in any order") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const Family both = family(ada);

    for (const std::string& named : both.named()) {
        const std::string project =
            ada.post_json("/api/v1/projects", R"({"name":"Home"})").at("id");
        const std::string change = R"({"change":{"project_id":")" + project + R"("},"tasks":[)";
        CHECK(bulk(ada, change + named + "]}").each("tasks", "project_id") ==
              project + ' ' + project);
        CHECK(ada.get_json("/api/v1/tasks/" + both.child).at("parent_id") == both.parent);
    }
}

TEST_CASE("a task and the repeating one above it are completed in any order") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    for (const int order : {0, 1}) {
        const Family both =
            family(ada, R"(,"due":{"date":"2027-02-01"},"repeat":{"rule":"FREQ=DAILY"})");

        const std::string named = both.named()[static_cast<std::size_t>(order)];
        CHECK(bulk(ada, R"({"action":"complete","tasks":[)" + named + "]}").status() == 200);

        CHECK(ada.get_json("/api/v1/tasks/" + both.parent).at("due.date") == "2027-02-02");
        CHECK(ada.get_json("/api/v1/tasks/" + both.child).at("completed") == "false");
    }
}

TEST_CASE("the answer to many changes is the tasks as they then stand") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const Family both = family(ada);

    const Reply done =
        bulk(ada, R"({"action":"complete","tasks":[)" + quoted({both.parent, both.child}) + "]}");

    CHECK(done.each("tasks", "title") == "Garden Dig");
    CHECK(done.at("tasks.0.subtasks.completed") == "1");
}

TEST_CASE("a change of many tasks names no version") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string id = world.task(world.ada, "Dig");

    const Reply refused =
        bulk(ada, R"({"change":{"priority":1,"version":7},"tasks":[)" + quoted({id}) + "]}");

    CHECK(refused.status() == 422);
    CHECK(refused.at("errors.0.field") == "change.version");
}
