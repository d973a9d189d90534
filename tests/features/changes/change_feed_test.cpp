#include "app/housekeeping.hpp"
#include "base/base64url.hpp"
#include "store/project_store.hpp"
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

std::string present(const Client& client) { return client.get_json("/api/v1/changes").at("next"); }

Reply since(const Client& client, const std::string& token, const std::string& more = {}) {
    return client.get_json("/api/v1/changes?since=" + token + more);
}

// Everything to the present, in pages of `limit`: the values of `name`, with blanks between.
std::string follow(const Client& client, std::string token, int limit,
                   const std::string& name = "id") {
    std::string all;
    for (;;) {
        const Reply page = since(client, token, "&limit=" + std::to_string(limit));
        REQUIRE(page.status() == 200);
        const std::string some = page.each("changes", name);
        if (!some.empty()) all += (all.empty() ? "" : " ") + some;
        token = page.at("next");
        if (page.at("has_more") == "false") return all;
    }
}

ProjectId new_project(World& world, const Person& person) {
    Project project;
    project.created_at = project.updated_at = world.app.clock.now();
    project.id = ProjectId::make(project.created_at);
    project.owner_id = person.user.id;
    project.name = "Garden";
    world.app.database().write([&](database::Transaction& transaction) {
        store::insert_stream(transaction, stream_of(project.id));
        store::insert_project(transaction, project);
    });
    return project.id;
}

std::string task_in(const Client& client, const ProjectId& project, const std::string& title) {
    return client
        .post_json("/api/v1/tasks",
                   R"({"title":")" + title + R"(","project_id":")" + project.text() + "\"}")
        .at("id");
}

}  // namespace

TEST_CASE("without a token the feed tells the present one and no changes") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    world.task(world.ada, "Buy milk");

    const Reply start = ada.get_json("/api/v1/changes");

    CHECK(start.status() == 200);
    CHECK(start.at("changes") == "[]");
    CHECK(start.at("has_more") == "false");
    CHECK(from_base64url(start.at("next")));
    CHECK(since(ada, start.at("next")).at("changes") == "[]");
}

TEST_CASE("the feed tells what happened since its token") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string start = present(ada);
    const Reply task = ada.post_json("/api/v1/tasks", R"({"title":"Buy milk"})");
    world.app.clock.advance(kMinute);
    (void)ada.post_json("/api/v1/tasks/" + task.at("id") + "/completion");

    const Reply page = since(ada, start);

    CHECK(page.at("changes.0.stream") == world.ada.inbox.text());
    CHECK(page.at("changes.0.revision") == "1");
    CHECK(page.at("changes.0.operation") == task.at("operation"));
    CHECK(page.at("changes.0.actor") == world.ada.user.id.text());
    CHECK(page.at("changes.0.changed_at") == task.at("created_at"));
    CHECK(page.at("changes.0.entity") == "task");
    CHECK(page.at("changes.0.id") == task.at("id"));
    CHECK(page.at("changes.0.action") == "created");
    CHECK(page.at("changes.0.before") == "{}");
    CHECK(page.at("changes.0.after.title") == "Buy milk");
    CHECK(page.at("changes.1.revision") == "2");
    CHECK(page.at("changes.1.action") == "completed");
    CHECK(page.at("changes.1.before.completed_at") == "null");
    CHECK(page.at("changes.1.after.completed_at") == page.at("changes.1.changed_at"));
    CHECK(page.at("has_more") == "false");
    CHECK(since(ada, page.at("next")).at("changes") == "[]");
}

TEST_CASE("the feed writes dates and repeats as the tasks themselves do") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string start = present(ada);
    const Reply rent = ada.post_json(
        "/api/v1/tasks",
        R"({"title":"Pay the rent","due":{"date":"2027-01-31","time":"09:00","zone":null},)"
        R"("repeat":{"rule":"FREQ=MONTHLY","mode":"completion","month_end":"skip"}})");
    CHECK(rent.status() == 201);

    const Reply page = since(ada, start);

    for (const std::string field :
         {"due", "repeat.rule", "repeat.mode", "repeat.month_end", "repeat.paused"})
        CHECK(page.at("changes.0.after." + field) == rent.at(field));
    CHECK(page.at("changes.0.after.due.zone") == "null");
}

TEST_CASE("a token may be used again and tells the same and what came since") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string start = present(ada);
    const std::string milk = world.task(world.ada, "Buy milk");

    CHECK(since(ada, start).each("changes", "id") == milk);
    const std::string bread = world.task(world.ada, "Buy bread");
    CHECK(since(ada, start).each("changes", "id") == milk + " " + bread);
}

TEST_CASE("the feed comes in pages that lose nothing and double nothing") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string start = present(ada);
    std::string expected;
    for (int i = 0; i < 7; ++i)
        expected += (i > 0 ? " " : "") + world.task(world.ada, "task-" + std::to_string(i));

    for (const int limit : {1, 2, 3, 6, 7, 8, 200})
        CHECK(follow(ada, start, limit) == expected);
    CHECK(since(ada, start, "&limit=3").at("has_more") == "true");
    CHECK(since(ada, start, "&limit=7").at("has_more") == "false");
}

TEST_CASE("an operation of many changes is told over several pages") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string start = present(ada);
    std::string expected;
    world.app.database().write([&](database::Transaction& transaction) {
        store::Operation operation(transaction, world.ada.user.id, world.app.clock.now());
        for (int i = 0; i < 9; ++i) {
            const auto id = OperationId::make(operation.now()).text();
            const auto stream =
                i % 3 == 0 ? stream_of(world.ada.user.id) : stream_of(world.ada.inbox);
            operation.record({stream, "label", id, "created", "{}", R"({"name":"x"})"});
        }
        operation.finish();
    });
    expected = follow(ada, start, 200);

    CHECK(std::count(expected.begin(), expected.end(), ' ') == 8);
    for (const int limit : {1, 2, 3, 4, 5, 8, 9})
        CHECK(follow(ada, start, limit) == expected);
}

TEST_CASE("many projects that changed are told to the last") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    std::vector<ProjectId> projects;
    for (int i = 0; i < 20; ++i)
        projects.push_back(new_project(world, world.ada));
    for (const ProjectId& project : projects)
        (void)task_in(ada, project, "Before");
    const std::string start = present(ada);
    for (const ProjectId& project : projects) {
        (void)task_in(ada, project, "First");
        (void)task_in(ada, project, "Second");
    }

    const std::string all = follow(ada, start, 200);

    CHECK(std::count(all.begin(), all.end(), ' ') == 39);
    CHECK(follow(ada, start, 3) == all);
    const std::string revisions = follow(ada, start, 7, "revision");
    CHECK(revisions.starts_with("2 3 2 3 2 3"));
}

TEST_CASE("a project that is newer than the token is told from its first change") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string start = present(ada);
    const ProjectId garden = new_project(world, world.ada);
    const std::string weeds = task_in(ada, garden, "Pull weeds");

    const Reply page = since(ada, start);

    CHECK(page.each("changes", "id") == weeds);
    CHECK(page.at("changes.0.stream") == garden.text());
    CHECK(page.at("changes.0.revision") == "1");
}

TEST_CASE("nobody is told what others did or may use the token of others") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const Client grace = world.program(world.grace);
    const std::string start = present(ada);
    world.task(world.ada, "Write a compiler");
    const std::string graces = present(grace);
    world.task(world.ada, "Debug it");

    CHECK(since(grace, graces).at("changes") == "[]");
    const Reply foreign = since(grace, start);
    CHECK(foreign.status() == 400);
    CHECK_FALSE(foreign.says("compiler"));
}

TEST_CASE("a change of preferences is told too") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string start = present(ada);
    (void)ada.patch_json("/users/me", R"({"zone":"Asia/Tokyo"})");

    const Reply page = since(ada, start);

    CHECK(page.at("changes.0.stream") == world.ada.user.id.text());
    CHECK(page.at("changes.0.entity") == "user");
    CHECK(page.at("changes.0.action") == "updated");
    CHECK(page.at("changes.0.before.zone") == "UTC");
    CHECK(page.at("changes.0.after.zone") == "Asia/Tokyo");
}

TEST_CASE("a token or a limit that makes no sense is malformed") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string start = present(ada);

    for (const std::string text : {"", "x", "nonsense", "AAAA", "1.2", "%F0%9F%98%80"})
        CHECK(since(ada, text).status() == 400);
    CHECK(since(ada, start + "A").status() == 400);
    for (const std::string limit : {"0", "201", "-1", "x", ""})
        CHECK(since(ada, start, "&limit=" + limit).status() == 400);
    CHECK(ada.get_json("/api/v1/changes?limit=0").status() == 400);
}

TEST_CASE("a token that is older than the log is gone") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    world.task(world.ada, "Buy milk");
    const std::string start = present(ada);
    world.task(world.ada, "Buy bread");

    world.app.clock.advance(29 * kDay);
    CHECK(since(ada, start).status() == 200);
    const std::string late = since(ada, start).at("next");
    world.app.clock.advance(kDay);

    const Reply gone = since(ada, start);
    CHECK(gone.status() == 410);
    CHECK(gone.header("Content-Type") == "application/problem+json");
    CHECK(gone.at("title") == "Gone");
    CHECK(gone.says("read everything anew"));
    CHECK(since(ada, late).status() == 200);
}

TEST_CASE("who reads on in time misses nothing when old changes are removed") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    world.task(world.ada, "Buy milk");
    std::string token = present(ada);

    world.app.clock.advance(20 * kDay);
    token = since(ada, token).at("next");
    world.app.clock.advance(20 * kDay);
    (void)app::clean_up(world.app.database(), world.app.clock.now());
    CHECK(world.count("changes") == 0);
    token = since(ada, token).at("next");
    const std::string bread = world.task(world.ada, "Buy bread");

    CHECK(since(ada, token).each("changes", "id") == bread);
}

TEST_CASE("a token that waits for its last page does not become younger") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string start = present(ada);
    world.task(world.ada, "Buy milk");
    world.task(world.ada, "Buy bread");
    world.app.clock.advance(20 * kDay);
    const std::string middle = since(ada, start, "&limit=1").at("next");
    world.app.clock.advance(11 * kDay);

    CHECK(since(ada, middle).status() == 410);
}

TEST_CASE("an unchanged feed costs one statement and a changed one three") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string start = present(ada);
    const auto statements_of = [&](const Client& client, const std::string& token, int status) {
        const std::int64_t before = world.app.database().statistics().statements;
        CHECK(since(client, token).status() == status);
        return world.app.database().statistics().statements - before;
    };
    const Client same = ada.with("If-None-Match", since(ada, start).header("ETag"));

    CHECK(statements_of(same, start, 304) == 1);
    CHECK(statements_of(ada, start, 200) == 2);
    world.task(world.ada, "Buy milk");
    CHECK(statements_of(same, start, 200) == 3);
}
