#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

TEST_CASE("the first page is the task page") {
    World world(GENERATE(engines()));
    world.task(world.ada, "Buy milk");
    const Client ada = world.browser(world.ada);

    for (const std::string path : {"/", "/tasks"}) {
        const Reply page = ada.get(path);
        CHECK(page.status() == 200);
        CHECK(page.header("Content-Type") == "text/html; charset=utf-8");
        CHECK(page.says("Buy milk"));
        CHECK(page.says("aria-label=\"Delete Buy milk\""));
    }
    CHECK_FALSE(world.browser(world.grace).get("/").says("Buy milk"));
}

TEST_CASE("the form adds a task and says so once") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);

    const Reply added = ada.post_form("/tasks/add", {{"title", "Buy milk"}});

    CHECK(added.status() == 303);
    CHECK(added.header("Location") == "/");
    const Reply page = ada.get("/");
    CHECK(page.says("Task added."));
    CHECK(page.says("Buy milk"));
    CHECK_FALSE(ada.get("/").says("Task added."));
}

TEST_CASE("a refused title is shown again with the fault beside it") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string title(501, 'x');

    const Reply again = ada.post_form("/tasks/add", {{"title", title}});

    CHECK(again.status() == 422);
    CHECK(again.field("title") == title);
    CHECK(again.says("aria-invalid=\"true\" aria-describedby=\"title-error\""));
    CHECK(again.says("A title has at most 500 characters."));
    CHECK(again.says("<title>Error: "));
    CHECK(world.count("tasks") == 0);
}

TEST_CASE("a task is edited on its page") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = "/tasks/" + world.task(world.ada, "Buy milk");

    const Reply form = ada.get(path);
    const Reply saved = ada.post_form(
        path,
        {{"version", form.field("version")}, {"title", "Buy bread"}, {"notes", "white\r\nsliced"}});

    CHECK(form.field("title") == "Buy milk");
    CHECK(saved.status() == 303);
    const Reply task = ada.get_json(path);
    CHECK(task.at("title") == "Buy bread");
    CHECK(task.at("notes") == "white\nsliced");
}

TEST_CASE("an edit of what was changed meanwhile shows both texts and saves neither") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = "/tasks/" + world.task(world.ada, "Buy milk");
    (void)ada.post_form(path, {{"version", "1"}, {"title", "Buy bread"}, {"notes", ""}});

    const Reply stale =
        ada.post_form(path, {{"version", "1"}, {"title", "Buy jam"}, {"notes", ""}});

    CHECK(stale.status() == 412);
    CHECK(stale.field("title") == "Buy jam");
    CHECK(stale.field("version") == "2");
    CHECK(stale.says("What is saved now"));
    CHECK(stale.says("Buy bread"));
    CHECK(ada.get_json(path).at("title") == "Buy bread");
    CHECK(ada.post_form(path, {{"version", "2"}, {"title", "Buy jam"}, {"notes", ""}}).status() ==
          303);
}

TEST_CASE("a refused edit shows what was typed") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = "/tasks/" + world.task(world.ada, "Buy milk");

    const Reply again =
        ada.post_form(path, {{"version", "1"}, {"title", ""}, {"notes", "<typed>"}});

    CHECK(again.status() == 422);
    CHECK(again.field("title").empty());
    CHECK(again.says("&lt;typed&gt;</textarea>"));
    CHECK(again.says("A task needs a title."));
    CHECK(ada.get_json(path).at("version") == "1");
}

TEST_CASE("a refused edit of a task that is not there finds nothing") {
    World world(GENERATE(engines()));
    const std::string path = "/tasks/" + world.task(world.ada, "Buy milk");

    const Reply refused = world.browser(world.grace).post_form(path, {{"title", ""}});

    CHECK(refused.status() == 404);
    CHECK_FALSE(refused.says("Buy milk"));
}

TEST_CASE("a form that meets a conflict says what it was") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string id = world.task(world.ada, "Buy milk");

    const Reply add = ada.post_form("/tasks/add", {{"id", id}, {"title", "Buy bread"}});
    const Client once = ada.with("Idempotency-Key", "one");
    (void)once.post_form("/tasks/" + id, {{"title", "Buy jam"}});
    const Reply edit = once.post_form("/tasks/" + id, {{"title", "Buy rice"}});

    CHECK(add.status() == 409);
    CHECK(add.says("Another task has this id already."));
    CHECK(edit.status() == 409);
    CHECK(edit.says("This Idempotency-Key was already used for another request."));
}

TEST_CASE("completing by form moves the task down and offers to undo it") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string id = world.task(world.ada, "Buy milk");

    const Reply done = ada.post_form("/tasks/" + id + "/completion");

    CHECK(done.status() == 303);
    const Reply page = ada.get("/");
    CHECK(page.says("Task completed."));
    CHECK(page.says("All done. Enjoy the calm."));
    CHECK(page.says("form=\"undo\" name=\"operation\" value=\""));
    CHECK(ada.get("/tasks/completed").says("Buy milk"));
    CHECK(ada.post_form("/tasks/" + id + "/completion/delete").status() == 303);
    CHECK_FALSE(ada.get("/tasks/completed").says("Buy milk"));
}

TEST_CASE("a form returns to the list that it stood in") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path =
        "/tasks/" + world.completed_task(world.ada, "Buy milk") + "/completion";
    const auto lands_at = [&](const std::string& referer) {
        return ada.with("Referer", referer).post_form(path).header("Location");
    };

    CHECK(lands_at("http://tasks.example.org/tasks/completed?cursor=1") ==
          "/tasks/completed?cursor=1");
    CHECK(lands_at("https://evil.example/tasks") == "/");
    CHECK(lands_at("http://tasks.example.org/users/me") == "/");
    CHECK(lands_at("nonsense") == "/");
}

TEST_CASE("a page of a task that is deleted or somebody else's is not there") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = "/tasks/" + world.task(world.ada, "Buy milk");

    CHECK(world.browser(world.grace).get(path).status() == 404);
    CHECK(ada.get(path).status() == 200);
    (void)world.program(world.ada).delete_json("/api/v1" + path);
    CHECK(ada.get(path).status() == 404);
}
