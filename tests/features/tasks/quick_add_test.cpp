// Adding tasks by lines of text, over JSON and on pages.
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

Reply quick(const Client& client, const std::string& text, const std::string& more = "") {
    std::string body = R"({"text":)";
    append_json_string(body, text);
    return client.post_json("/api/v1/tasks/quick", body + more + "}");
}

}  // namespace

TEST_CASE("a line becomes a task with what was understood") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    (void)ada.post_json("/api/v1/projects", R"({"name":"Big plans"})");

    const Reply task = quick(ada, "Call Ann tomorrow 5pm #Big plans @phone p1");

    CHECK(task.status() == 201);
    CHECK(task.at("title") == "Call Ann");
    CHECK(task.at("due.date") == "2027-02-01");
    CHECK(task.at("due.time") == "17:00");
    CHECK(task.at("labels") == R"(["phone"])");
    CHECK(task.at("priority") == "1");
    CHECK(task.at("quick_text") == "Call Ann tomorrow 5pm #Big plans @phone p1");
    CHECK(task.each("tokens", "kind") == "due time project label priority");
    CHECK(ada.get_json("/api/v1/labels").each("labels", "name") == "phone");
    CHECK(ada.get_json("/api/v1/tasks/" + task.at("id")).at("title") == "Call Ann");
}

TEST_CASE("a dry run saves nothing and may be told clock, zone and language") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string before = world.state();

    const Reply task = quick(
        ada, "Zahnarzt morgen 9 Uhr @arzt",
        R"(,"dry_run":true,"now":"2027-01-13T23:30:00Z","zone":"Europe/Berlin","locale":"de")");

    CHECK(task.status() == 200);
    CHECK(task.at("id") == "null");
    CHECK(task.at("title") == "Zahnarzt");
    CHECK(task.at("due.date") == "2027-01-15");
    CHECK(task.at("labels") == R"(["arzt"])");
    CHECK(world.state() == before);
    CHECK(quick(ada, "x", R"(,"zone":"UTC")").at("errors.0.field") == "zone");
    CHECK(quick(ada, "x", R"(,"dry_run":true,"now":"noon")").at("errors.0.field") == "now");
}

TEST_CASE("a dry run shows the tasks as adding gives them") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string garden = ada.post_json("/api/v1/projects", R"({"name":"Garden"})").at("id");
    (void)ada.post_json("/api/v1/projects", R"({"name":"House"})");
    const std::string there = R"(,"project_id":")" + garden + "\"";
    const std::string text =
        "Dig @mud @Earth\n  Rake tomorrow 5pm\nPaint #House every 31st @mud @Mud\n  Wall";

    const Reply look = quick(ada, text, there + R"(,"dry_run":true)");
    const Reply saved = quick(ada, text, there);

    for (const std::string field :
         {"project_id", "section_id", "title", "labels", "priority", "quick_text"})
        CHECK(look.each("tasks", field) == saved.each("tasks", field));
    for (const std::string field : {"due", "repeat", "occurrence", "labels"})
        CHECK(look.at("tasks.2." + field) == saved.at("tasks.2." + field));
    CHECK(look.each("tasks", "parent_id") == "null null null null");
    CHECK(look.at("tasks.1.project_id") == garden);
    CHECK(look.at("tasks.3.project_id") == look.at("tasks.2.project_id"));
}

TEST_CASE("a project or section that is not there is refused, also by a dry run") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string project =
        world.program(world.grace).post_json("/api/v1/projects", R"({"name":"Work"})").at("id");
    const std::string there = R"(,"project_id":")" + project + "\"";

    for (const std::string more : {"", R"(,"dry_run":true)"}) {
        const Reply refused = quick(ada, "Dig", there + more);
        CHECK(refused.status() == 422);
        CHECK(refused.at("errors.0.field") == "project_id");
    }
}

TEST_CASE("what is dismissed stays text, and what cannot be kept is refused") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);

    const Reply kept = quick(ada, "Read tomorrow", R"(,"dismissed":[{"start":5,"end":13}])");
    CHECK(kept.at("title") == "Read tomorrow");
    CHECK(kept.at("due") == "null");
    CHECK(quick(ada, "Water every 3 workday").at("errors.0.field") == "text");
    CHECK(quick(ada, "").status() == 422);
    CHECK(quick(ada, std::string(501, 'x')).status() == 422);
}

TEST_CASE("pasted lines become tasks, and indented ones lie under them") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);

    const Reply tasks = quick(ada, "- Trip\n  - Pack tomorrow\n  - Passport\n- Other");

    CHECK(tasks.each("tasks", "title") == "Trip Pack Passport Other");
    CHECK(tasks.at("tasks.1.parent_id") == tasks.at("tasks.0.id"));
    CHECK(tasks.at("tasks.3.parent_id") == "null");
    (void)ada.post_json("/api/v1/undo", R"({"operation":")" + tasks.at("operation") + R"("})");
    CHECK(ada.get_json("/tasks").each("tasks", "title").empty());
}

TEST_CASE("an indented line that names another place than the task above it is refused") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const Reply work = ada.post_json("/api/v1/projects", R"({"name":"Work"})");
    (void)ada.post_json("/api/v1/sections",
                        R"({"name":"Calls","project_id":")" + work.at("id") + R"("})");
    const std::string before = world.state();

    const std::string elsewhere = "Parent\n  child #Work today";
    const Reply look = quick(ada, elsewhere, R"(,"dry_run":true)");
    CHECK(look.at("tasks.1.project_id") == world.ada.inbox.text());
    CHECK(look.at("tasks.1.problems.0.message") ==
          "A subtask lies in the project of the task above it.");
    CHECK(look.at("tasks.1.problems.0.start") == "6");
    CHECK(look.at("tasks.1.problems.0.end") == "11");
    CHECK(quick(ada, elsewhere).at("errors.0.field") == "text");
    CHECK(quick(ada, "Parent #Work\n  child #Work /Calls").at("errors.0.message") ==
          "A subtask lies in the section of the task above it.");
    CHECK(world.state() == before);

    const Reply same = quick(ada, "Parent #Work /Calls\n  child #Work\n    deep #Work /Calls");
    CHECK(same.status() == 201);
    CHECK(same.at("tasks.2.project_id") == work.at("id"));
    CHECK(same.at("tasks.2.section_id") == same.at("tasks.0.section_id"));
}

TEST_CASE("a line keeps the limits of titles, labels and levels") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const auto fault = [&](const std::string& text) {
        const Reply look = quick(ada, text, R"(,"dry_run":true)");
        const Reply refused = quick(ada, text);
        CHECK(look.status() == 200);
        CHECK(refused.status() == 422);
        CHECK(refused.at("errors.0.field") == "text");
        CHECK(look.body().find(refused.at("errors.0.message")) != std::string::npos);
        return refused.at("errors.0.message");
    };
    const auto labels = [](int count) {
        std::string text = "Sort";
        for (int i = 0; i < count; ++i)
            text.append(" @label").append(std::to_string(i));
        return text;
    };
    const auto nested = [](int levels) {
        std::string text;
        for (int i = 0; i < levels; ++i)
            text.append(static_cast<std::size_t>(i), ' ').append("level\n");
        return text;
    };
    const std::string before = world.state();

    CHECK(fault(std::string(501, 'x')) == "A title has at most 500 characters.");
    CHECK(fault("Sort @" + std::string(61, 'x')) == "A label has at most 60 characters.");
    CHECK(fault(labels(51)) == "A task has at most 50 labels.");
    CHECK(fault(nested(11)) == "Tasks lie at most 10 levels deep.");
    CHECK(world.state() == before);
    CHECK(quick(ada, std::string(500, 'x')).status() == 201);
    CHECK(quick(ada, "Sort @" + std::string(60, 'x')).status() == 201);
    CHECK(quick(ada, labels(50)).status() == 201);
    CHECK(quick(ada, nested(10)).status() == 201);
}

TEST_CASE("a section can be named alone in the project that the request is for") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const auto project = [&](const std::string& name) {
        return ada.post_json("/api/v1/projects", R"({"name":")" + name + "\"}").at("id");
    };
    const auto section = [&](const std::string& name, const std::string& in) {
        const std::string body = R"({"name":")" + name + R"(","project_id":")" + in + "\"}";
        return ada.post_json("/api/v1/sections", body).at("id");
    };
    const auto in = [](const std::string& id) { return R"(,"project_id":")" + id + "\""; };
    const std::string garden = project("Garden");
    const std::string house = project("House");
    const std::string later = section("Later", house);
    CHECK(quick(ada, "y", R"(,"section_id":")" + later + "\"").at("section_id") == later);
    const std::string soon = section("Soon", world.ada.inbox.text());

    const Reply task = quick(ada, "x /Later", in(house));
    CHECK(task.at("title") == "x");
    CHECK(task.at("project_id") == house);
    CHECK(task.at("section_id") == later);
    CHECK(quick(ada, "x /Soon").at("section_id") == soon);
    CHECK(quick(ada, "x /Later", in(garden)).at("title") == "x /Later");
    CHECK(quick(ada, "x #Garden /Later", in(house)).at("title") == "x /Later");

    SECTION("also among projects of one name") {
        const std::string other = project("House");
        const std::string cellar = section("Cellar", other);
        CHECK(quick(ada, "x /Cellar", in(other)).at("section_id") == cellar);
        CHECK(quick(ada, "x /Cellar", in(house)).at("errors.0.message") ==
              "This project has no such section.");
    }
    SECTION("also in an archived one") {
        (void)ada.patch_json("/api/v1/projects/" + house, R"({"archived":true})");
        CHECK(quick(ada, "x /Later", in(house)).at("section_id") == later);
        CHECK(quick(ada, "x #House").at("title") == "x #House");
    }
}

TEST_CASE("the page shows what was understood before it is saved") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);

    const Reply look = ada.post_form("/tasks/quick", {{"title", "Buy milk tomorrow"}});
    CHECK(look.status() == 200);
    CHECK(look.says("Tomorrow"));
    CHECK(look.says("literal-9-17"));
    CHECK(ada.get_json("/tasks").each("tasks", "title").empty());

    const Reply saved = ada.post_form(
        "/tasks/quick",
        {{"title", "Buy milk tomorrow"}, {"confirmed", "true"}, {"literal-9-17", "on"}});
    CHECK(saved.status() == 303);
    CHECK(ada.get_json("/tasks").each("tasks", "title") == "Buy milk tomorrow");
    CHECK(ada.post_form("/tasks/quick", {{"title", "Buy bread"}}).status() == 303);
    CHECK(ada.post_form("/tasks/quick", {{"title", " "}}).status() == 422);
}

TEST_CASE("tokens of quick add are told in words, too") {
    World world(GENERATE(engines()));
    const Reply look = world.program(world.ada).post_json(
        "/api/v1/tasks/quick",
        R"({"text":"Pay every month on the 31st until 5 may 2028 {2027-02-03} p1","dry_run":true})");
    CHECK(look.each("tokens", "kind") == "repeat repeat_end deadline priority");
    CHECK(look.at("tokens.0.words") == "every month on the 31st");
    CHECK(look.at("tokens.1.words") == "until 5 May 2028");
    CHECK(look.at("tokens.2.words") == "Wednesday");
    CHECK(look.at("tokens.3.words") == "1");
    const Reply due = world.program(world.ada).post_json(
        "/api/v1/tasks/quick", R"({"text":"Pay tomorrow 9:00","dry_run":true})");
    CHECK(due.each("tokens", "words") == "Tomorrow 09:00");
}
