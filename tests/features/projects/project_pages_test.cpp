// Projects and their sections on pages.
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

// Adds one by its form and gives its page's address.
std::string new_project(World& world, const Client& browser, const std::string& name) {
    const Reply added = browser.post_form("/projects", {{"name", name}, {"color", "#1565c0"}});
    REQUIRE(added.status() == 303);
    const JsonValue all = world.program(world.ada).get_json("/api/v1/projects").json();
    for (const JsonValue& project : *all.find("projects")->array())
        if (*project.find("name")->string() == name)
            return "/projects/" + *project.find("id")->string();
    FAIL("the project is not there");
    return "";
}

// The value of the field `operation` that Undo sends.
std::string undo_of(const Reply& page) {
    const std::string text = page.body();
    const auto at = text.find("name=\"operation\" value=\"");
    REQUIRE(at != std::string::npos);
    return text.substr(at + 24, 36);
}

bool in_order(const Reply& page, std::initializer_list<std::string> texts) {
    std::size_t from = 0;
    for (const std::string& text : texts) {
        from = page.body().find(text, from);
        if (from == std::string::npos) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("a project is added by form and stands in the list with its colour") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);

    const std::string path = new_project(world, ada, "Garden <b>");

    const Reply list = ada.get("/projects");
    CHECK(list.says("Project added."));
    CHECK(list.says("Garden &lt;b&gt;"));
    CHECK(list.says("fill=\"#1565c0\""));
    CHECK(list.says("aria-current=\"page\""));
    CHECK(ada.get(path).status() == 200);
    CHECK_FALSE(world.browser(world.grace).get("/projects").says("Garden"));
}

TEST_CASE("a refused project is shown again with the fault beside its field") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);

    const Reply again = ada.post_form("/projects", {{"name", " "}, {"color", "#1565c0"}});
    const Reply color = ada.post_form("/projects", {{"name", "Garden"}, {"color", "red\">"}});

    CHECK(again.status() == 422);
    CHECK(again.says("A name is needed."));
    CHECK(again.says("<option value=\"#1565c0\" selected>"));
    CHECK(color.status() == 422);
    CHECK(color.field("name") == "Garden");
    CHECK(color.says("A colour is written as #1e90ff."));
    CHECK(color.says("<option value=\"red&quot;&gt;\" selected>"));
    CHECK(world.count("projects") == 3);
}

TEST_CASE("the page of a project shows its open tasks by section, subtasks below their parents") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = new_project(world, ada, "Garden");
    (void)ada.post_form(path + "/sections", {{"name", "Beds"}});
    const Client program = world.program(world.ada);
    const std::string section = program.get_json("/api/v1/sections").at("sections.0.id");
    const std::string project = path.substr(10);
    const auto add = [&](const std::string& fields) {
        const Reply added = program.post_json(
            "/api/v1/tasks", R"({"project_id":")" + project + "\"," + fields + "}");
        REQUIRE(added.status() == 201);
        return added.at("id");
    };
    add(R"("title":"Dig","section_id":")" + section + "\"");
    const std::string parent = add(R"("title":"Plan")");
    add(R"("title":"Seeds","parent_id":")" + parent + "\"");
    const std::string pots = add(R"("title":"Pots","parent_id":")" + parent + "\"");
    add(R"("title":"Prune","start_date":"2027-03-01")");
    (void)program.post_json("/api/v1/tasks/" + pots + "/completion");

    const Reply page = ada.get(path);

    CHECK(in_order(page, {">Plan<", "1 of 2", "aria-level=\"2\"", ">Seeds<", ">Beds<", ">Dig<",
                          ">Later<", ">Prune<", "Starts 1 Mar"}));
    CHECK_FALSE(page.says(">Pots<"));
    CHECK_FALSE(ada.get("/").says(">Prune<"));
    CHECK(ada.get("/").says(">Dig<"));
}

TEST_CASE("a task is added into the project and the section where its form stands") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = new_project(world, ada, "Garden");
    (void)ada.post_form(path + "/sections", {{"name", "Beds"}});
    const Client program = world.program(world.ada);
    const std::string section = program.get_json("/api/v1/sections").at("sections.0.id");

    const Reply added = ada.post_form(path + "/tasks", {{"title", "Dig"}, {"section_id", section}});

    CHECK(added.status() == 303);
    CHECK(added.header("Location") == path);
    CHECK(program.get_json("/tasks").at("tasks.0.section_id") == section);
    const Reply page = ada.get(path);
    CHECK(page.says("Task added."));
    CHECK(ada.post_form("/tasks/undo", {{"operation", undo_of(page)}}).status() == 303);
    CHECK(program.get_json("/tasks").at("tasks") == "[]");

    const Reply refused = ada.post_form(path + "/tasks", {{"title", ""}, {"section_id", section}});
    CHECK(refused.status() == 422);
    CHECK(refused.says("A task needs a title."));
    CHECK(refused.says("<option value=\"" + section + "\" selected>"));
    const Reply elsewhere = ada.post_form("/projects/" + world.ada.inbox.text() + "/tasks",
                                          {{"title", "Dig"}, {"section_id", section}});
    CHECK(elsewhere.status() == 422);
}

TEST_CASE("the box on a project's page understands a line as the one for all tasks does") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const Client program = world.program(world.ada);
    const std::string path = new_project(world, ada, "Garden");
    const std::string garden = path.substr(path.rfind('/') + 1);
    (void)ada.post_form(path + "/sections", {{"name", "Beds"}});
    (void)ada.post_form(path + "/sections", {{"name", "Trees"}});
    const std::string beds = program.get_json("/api/v1/sections").at("sections.0.id");
    const std::string trees = program.get_json("/api/v1/sections").at("sections.1.id");
    const FormFields place{{"project_id", garden}, {"section_id", beds}};
    const auto add = [&](const std::string& line, FormFields fields) {
        fields.emplace_back("title", line);
        return ada.post_form("/tasks/quick", fields);
    };

    CHECK(ada.get(path).says("formaction=\"/tasks/quick\""));
    CHECK(add("Dig", place).header("Location") == path);
    CHECK(ada.get(path).says("Task added."));
    const Reply look = add("Prune tomorrow /Trees", place);
    CHECK(look.status() == 200);
    CHECK(look.says("name=\"project_id\" value=\"" + garden));
    CHECK(look.says("name=\"section_id\" value=\"" + beds));
    CHECK(look.says("href=\"" + path + "\">Cancel"));
    FormFields confirmed = place;
    confirmed.emplace_back("confirmed", "true");
    CHECK(add("Prune tomorrow /Trees", confirmed).header("Location") == path);

    const Reply tasks = program.get_json("/tasks?sort=created");
    CHECK(tasks.each("tasks", "title") == "Dig Prune");
    CHECK(tasks.each("tasks", "section_id") == beds + " " + trees);

    SECTION("a section that is gone is told, and the line is kept") {
        (void)program.delete_json("/api/v1/sections/" + beds);
        const Reply refused = add("Water", place);
        CHECK(refused.status() == 422);
        CHECK(refused.says("There is no such section."));
        CHECK(refused.says("Water</textarea>"));
        CHECK_FALSE(refused.says(beds));
    }
}

TEST_CASE("a project is renamed, coloured and put into another one on its form") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string home = new_project(world, ada, "Home");
    const std::string garden = new_project(world, ada, "Garden");
    const Reply form = ada.get(garden + "/edit");

    const Reply saved = ada.post_form(garden, {{"version", form.field("version")},
                                               {"name", "Vegetables"},
                                               {"color", ""},
                                               {"parent_id", home.substr(10)}});

    CHECK(form.field("name") == "Garden");
    CHECK(saved.status() == 303);
    CHECK(saved.header("Location") == garden);
    const Reply list = ada.get("/projects");
    CHECK(list.says("Project saved."));
    CHECK(in_order(list, {">Home<", "is-nested", ">Vegetables<"}));

    const Reply itself = ada.post_form(
        home, {{"version", "1"}, {"name", "Home"}, {"color", ""}, {"parent_id", home.substr(10)}});
    CHECK(itself.status() == 422);
    CHECK(itself.says("id=\"parent_id-error\""));
    const Reply stale = ada.post_form(
        garden, {{"version", "1"}, {"name", "Herbs"}, {"color", ""}, {"parent_id", ""}});
    CHECK(stale.status() == 412);
    CHECK(stale.field("name") == "Herbs");
    CHECK(stale.field("version") == "2");
    CHECK(stale.says("Saved now: Vegetables"));
}

TEST_CASE("a project moves up and down among those beside it") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    (void)new_project(world, ada, "One");
    const std::string two = new_project(world, ada, "Two");
    const std::string three = new_project(world, ada, "Three");
    CHECK(in_order(ada.get("/projects"), {">One<", ">Two<", ">Three<"}));

    CHECK(ada.post_form(three + "/position", {{"move", "up"}}).status() == 303);
    CHECK(in_order(ada.get("/projects"), {">One<", ">Three<", ">Two<"}));
    const std::string undo = undo_of([&] {
        (void)ada.post_form(three + "/position", {{"move", "up"}});
        return ada.get("/projects");
    }());
    CHECK(in_order(ada.get("/projects"), {">Three<", ">One<", ">Two<"}));
    CHECK(ada.post_form("/tasks/undo", {{"operation", undo}}).status() == 303);
    CHECK(in_order(ada.get("/projects"), {">One<", ">Three<", ">Two<"}));
    CHECK(ada.post_form(two + "/position", {{"move", "down"}}).status() == 303);
    CHECK(in_order(ada.get("/projects"), {">One<", ">Three<", ">Two<"}));
    CHECK(ada.post_form(two + "/position", {{"move", "sideways"}}).status() == 422);
}

TEST_CASE("projects with the same position can still be moved") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string one = new_project(world, ada, "One");
    const std::string two = new_project(world, ada, "Two");
    const Client program = world.program(world.ada);
    for (const std::string& path : {one, two})
        (void)program.patch_json("/api/v1" + path, R"({"position":5000})");
    REQUIRE(in_order(ada.get("/projects"), {">One<", ">Two<"}));

    (void)ada.post_form(two + "/position", {{"move", "up"}});

    CHECK(in_order(ada.get("/projects"), {">Two<", ">One<"}));
}

TEST_CASE("an archived project stands apart and can be brought back") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = new_project(world, ada, "Garden");

    CHECK(ada.post_form(path + "/archive").status() == 303);
    CHECK(ada.get(path).says("This project is archived."));
    CHECK(in_order(ada.get("/projects"), {">Archived<", ">Garden<"}));
    CHECK(ada.post_form(path + "/archive/delete").status() == 303);
    CHECK_FALSE(ada.get("/projects").says(">Archived<"));
    CHECK(ada.post_form("/projects/" + world.ada.inbox.text() + "/archive").status() == 422);
}

TEST_CASE("a deleted project takes its tasks along and Undo brings all back") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = new_project(world, ada, "Garden");
    (void)ada.post_form(path + "/tasks", {{"title", "Dig"}});

    const Reply deleted = ada.post_form(path + "/delete");

    CHECK(deleted.header("Location") == "/projects");
    CHECK(ada.get(path).status() == 404);
    CHECK_FALSE(ada.get("/").says(">Dig<"));
    (void)ada.post_form("/projects", {{"name", ""}});
    const std::string operation = [&] {
        (void)ada.post_form("/projects", {{"name", "Other"}, {"color", ""}});
        return undo_of(ada.get("/projects"));
    }();
    CHECK_FALSE(operation.empty());
    CHECK(ada.post_form("/projects/" + world.ada.inbox.text() + "/delete").status() == 403);
}

TEST_CASE("deleting a project offers to undo it") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = new_project(world, ada, "Garden");
    (void)ada.post_form(path + "/tasks", {{"title", "Dig"}});
    (void)ada.post_form(path + "/delete");

    const std::string operation = undo_of(ada.get("/projects"));
    const Reply undone = ada.with("Referer", "http://tasks.example.org/projects")
                             .post_form("/tasks/undo", {{"operation", operation}});

    CHECK(undone.header("Location") == "/projects");
    CHECK(ada.get(path).says(">Dig<"));
}

TEST_CASE("a section is renamed and deleted, and its tasks stay") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = "/projects/" + world.ada.inbox.text();
    (void)ada.post_form(path + "/sections", {{"name", "Beds"}});
    const Client program = world.program(world.ada);
    const std::string id = program.get_json("/api/v1/sections").at("sections.0.id");
    const std::string section = "/sections/" + id;
    (void)ada.post_form(path + "/tasks", {{"title", "Dig"}, {"section_id", id}});

    CHECK(ada.get(section + "/edit").field("name") == "Beds");
    CHECK(ada.post_form(section, {{"version", "1"}, {"name", ""}}).status() == 422);
    const Reply saved = ada.post_form(section, {{"version", "1"}, {"name", "Flowers"}});
    CHECK(saved.header("Location") == path);
    CHECK(ada.get(path).says(">Flowers<"));
    CHECK(ada.post_form(section, {{"version", "1"}, {"name", "Trees"}}).status() == 412);
    CHECK(ada.post_form(section + "/delete").header("Location") == path);
    const Reply page = ada.get(path);
    CHECK_FALSE(page.says(">Flowers<"));
    CHECK(page.says(">Dig<"));
    CHECK(ada.get(section + "/edit").status() == 404);
}

TEST_CASE("a section without a name is refused beside its field") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);

    const Reply refused = ada.post_form("/projects/" + world.ada.inbox.text() + "/sections",
                                        {{"name", std::string(121, 'x')}});

    CHECK(refused.status() == 422);
    CHECK(refused.field("name") == std::string(121, 'x'));
    CHECK(refused.says("id=\"name-error\""));
}

TEST_CASE("a project of more than a hundred tasks goes on over a link") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = "/projects/" + world.ada.inbox.text();
    std::string tasks;
    for (int i = 1; i <= 102; ++i)
        tasks += std::string(i == 1 ? "" : ",") + R"({"title":"task-)" + std::to_string(i) + "\"}";
    REQUIRE(
        world.program(world.ada).post_json("/api/v1/bulk", "{\"add\":[" + tasks + "]}").status() ==
        200);

    const Reply first = ada.get(path);
    const std::string link = first.header("Link");
    const Reply second = ada.get(link.substr(1, link.find('>') - 1));

    CHECK(first.says(">task-100<"));
    CHECK_FALSE(first.says(">task-101<"));
    CHECK(first.says("More tasks"));
    CHECK(second.says(">task-102<"));
    CHECK_FALSE(second.says(">task-100<"));
    CHECK(second.header("Link").empty());
    CHECK(ada.get(path + "?cursor=nonsense").status() == 400);
}

TEST_CASE("nobody sees or changes the projects and sections of others") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = new_project(world, ada, "Garden");
    (void)ada.post_form(path + "/sections", {{"name", "Beds"}});
    const std::string section =
        "/sections/" + world.program(world.ada).get_json("/api/v1/sections").at("sections.0.id");
    const Client grace = world.browser(world.grace);
    const std::string before = world.state();

    for (const std::string& page : {path, path + "/edit", section + "/edit"})
        CHECK(grace.get(page).status() == 404);
    for (const std::string& form :
         {path + "/delete", path + "/archive", path + "/archive/delete", section + "/delete"})
        CHECK(grace.post_form(form).status() == 404);
    CHECK(grace.post_form(path, {{"name", "Mine"}}).status() == 404);
    CHECK(grace.post_form(path, {{"name", ""}}).status() == 404);
    CHECK(grace.post_form(path + "/tasks", {{"title", "Mine"}}).status() == 404);
    CHECK(grace.post_form(path + "/sections", {{"name", ""}}).status() == 404);
    CHECK(grace.post_form(path + "/position", {{"move", "up"}}).status() == 404);
    CHECK(grace.post_form(section, {{"name", "Mine"}}).status() == 404);
    CHECK(world.state() == before);
}
