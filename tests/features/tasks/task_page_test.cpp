// The page of one task: every field of its form, what lies below and above it, and its history.
// Now is Sunday, 31 January 2027, 08:00 in UTC.
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

std::string add(World& world, const std::string& json) {
    const Reply added = world.program(world.ada).post_json("/api/v1/tasks", json);
    REQUIRE(added.status() == 201);
    return added.at("id");
}

std::string monthly(World& world) {
    return add(world, R"({"title":"Pay the rent","due":{"date":"2027-01-31"},)"
                      R"("repeat":{"rule":"FREQ=MONTHLY"}})");
}

// Everything that the form sends, as it stands when nobody has touched it.
FormFields untouched(const World& world, const Reply& page) {
    return {{"version", page.field("version")},
            {"title", page.field("title")},
            {"notes", ""},
            {"place", world.ada.inbox.text()},
            {"labels", ""},
            {"priority", "4"},
            {"start_date", page.field("start_date")},
            {"due_date", page.field("due_date")},
            {"due_time", page.field("due_time")},
            {"due_zone", page.field("due_zone")},
            {"deadline", page.field("deadline")},
            {"repeat_choice", ""},
            {"repeat_rule", page.field("repeat_rule")},
            {"repeat_mode", "schedule"},
            {"repeat_month_end", "clamp"},
            {"repeat_paused", "false"}};
}

void set(FormFields& fields, const std::string& name, const std::string& value) {
    for (auto& [field, present] : fields)
        if (field == name) present = value;
}

}  // namespace

TEST_CASE("every field of a task can be set on its page") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = "/tasks/" + world.task(world.ada, "Buy milk");
    (void)ada.post_form("/projects/" + world.ada.inbox.text() + "/sections", {{"name", "Shop"}});
    const std::string section =
        world.program(world.ada).get_json("/api/v1/sections").at("sections.0.id");
    FormFields form = untouched(world, ada.get(path));
    set(form, "title", "Buy bread");
    set(form, "notes", "white\r\n**sliced**");
    set(form, "place", world.ada.inbox.text() + "/" + section);
    set(form, "labels", "shop, home");
    set(form, "priority", "2");
    set(form, "start_date", "2027-01-01");
    set(form, "due_date", "2027-02-01");
    set(form, "due_time", "09:30");
    set(form, "due_zone", "Europe/Berlin");
    set(form, "deadline", "2027-02-05");
    set(form, "repeat_choice", "FREQ=WEEKLY");
    set(form, "repeat_mode", "completion");

    CHECK(ada.post_form(path, form).status() == 303);

    const Reply task = ada.get_json(path);
    CHECK(task.at("title") == "Buy bread");
    CHECK(task.at("notes") == "white\n**sliced**");
    CHECK(task.at("section_id") == section);
    CHECK(task.at("labels") == "[\"home\",\"shop\"]");
    CHECK(task.at("priority") == "2");
    CHECK(task.at("start_date") == "2027-01-01");
    CHECK(task.at("due") == R"({"date":"2027-02-01","time":"09:30","zone":"Europe/Berlin"})");
    CHECK(task.at("deadline") == "2027-02-05");
    CHECK(task.at("repeat.rule") == "FREQ=WEEKLY");
    CHECK(task.at("repeat.mode") == "completion");
    const Reply page = ada.get(path);
    CHECK(page.says("<strong>sliced</strong>"));
    CHECK(page.says("Tomorrow 08:30 (09:30 in Europe/Berlin)"));
    CHECK(page.says("<option value=\"FREQ=WEEKLY\" selected>"));
    const Reply list = ada.get("/");
    CHECK(list.says("Tomorrow 08:30"));
    CHECK(list.says("Priority 2"));
    CHECK(list.says("Deadline Friday"));
    CHECK(list.says(">home</span>"));
    CHECK(list.says("Repeats"));
}

TEST_CASE("a form that nobody touched changes nothing") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = "/tasks/" + monthly(world);
    FormFields form = untouched(world, ada.get(path));
    set(form, "repeat_choice", "FREQ=MONTHLY");

    CHECK(ada.post_form(path, form).status() == 303);

    CHECK(ada.get_json(path).at("version") == "1");
}

TEST_CASE("dates and the repeat are taken away by emptying their fields") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = "/tasks/" + monthly(world);
    FormFields form = untouched(world, ada.get(path));
    set(form, "due_date", "");

    CHECK(ada.post_form(path, form).status() == 303);

    CHECK(ada.get_json(path).at("due") == "null");
    CHECK(ada.get_json(path).at("repeat") == "null");
}

TEST_CASE("any rule can be written, and one that cannot be read is refused beside its field") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = "/tasks/" + world.task(world.ada, "Pay the rent");
    FormFields form = untouched(world, ada.get(path));
    set(form, "due_date", "2027-02-26");
    set(form, "repeat_choice", "own");
    set(form, "repeat_rule", "FREQ=NEVER\">");

    const Reply refused = ada.post_form(path, form);

    CHECK(refused.status() == 422);
    CHECK(refused.field("repeat_rule") == "FREQ=NEVER&quot;&gt;");
    CHECK(refused.field("due_date") == "2027-02-26");
    CHECK(refused.says("id=\"repeat_rule-error\""));
    CHECK(refused.says("<option value=\"own\" selected>"));
    set(form, "repeat_rule", "FREQ=MONTHLY;BYDAY=-1FR");
    CHECK(ada.post_form(path, form).status() == 303);
    CHECK(ada.get(path).field("repeat_rule") == "FREQ=MONTHLY;BYDAY=-1FR");
    CHECK(ada.get(path).says("every month on the last Friday"));
}

TEST_CASE("faults of dates and places stand beside their fields") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = "/tasks/" + world.task(world.ada, "Buy milk");
    FormFields form = untouched(world, ada.get(path));
    set(form, "due_date", "2027-02-30");
    set(form, "due_time", "25:00");
    set(form, "due_zone", "Nowhere/Known");
    set(form, "start_date", "soon");
    set(form, "place", "nonsense");

    const Reply refused = ada.post_form(path, form);

    CHECK(refused.status() == 422);
    for (const std::string field : {"due_date", "due_time", "due_zone", "start_date", "place"})
        CHECK(refused.says("id=\"" + field + "-error\""));
    CHECK(refused.field("due_zone") == "Nowhere/Known");
    set(form, "due_date", "");
    set(form, "due_time", "");
    set(form, "due_zone", "");
    set(form, "start_date", "");
    set(form, "place", "018f0000-0000-7000-8000-00000000000a");
    const Reply gone = ada.post_form(path, form);
    CHECK(gone.status() == 422);
    CHECK(gone.says("id=\"place-error\""));
    CHECK(ada.get_json(path).at("version") == "1");
}

TEST_CASE("a stale edit shows every field that differs") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string id = world.task(world.ada, "Buy milk");
    const std::string path = "/tasks/" + id;
    FormFields form = untouched(world, ada.get(path));
    (void)world.program(world.ada).patch_json(
        "/api/v1" + path, R"({"priority":1,"due":{"date":"2027-03-01"},"labels":["shop"]})");
    set(form, "title", "Buy jam");
    set(form, "deadline", "2027-05-05");

    const Reply stale = ada.post_form(path, form);

    CHECK(stale.status() == 412);
    CHECK(stale.says("<dt>Title</dt><dd class=\"present-notes\" dir=\"auto\">Buy milk</dd>"));
    CHECK(stale.says("<dt>Priority</dt><dd class=\"present-notes\" dir=\"auto\">1</dd>"));
    CHECK(stale.says("<dt>Due date</dt><dd class=\"present-notes\" dir=\"auto\">2027-03-01</dd>"));
    CHECK(stale.says("<dt>Labels</dt><dd class=\"present-notes\" dir=\"auto\">shop</dd>"));
    CHECK(stale.says("<dt>Deadline</dt><dd class=\"present-notes\" dir=\"auto\">Nothing</dd>"));
    CHECK_FALSE(stale.says("<dt>Notes</dt>"));
    CHECK(stale.field("title") == "Buy jam");
    CHECK(stale.field("version") == "2");
    set(form, "version", "2");
    CHECK(ada.post_form(path, form).status() == 303);
    CHECK(ada.get_json(path).at("title") == "Buy jam");
    CHECK(ada.get_json(path).at("due") == "null");
}

TEST_CASE("a label with a comma in its name survives the form") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path =
        "/tasks/" + add(world, R"({"title":"Buy milk","labels":["a, b","c"]})");
    const std::string page = ada.get(path).body();
    CHECK(page.find(">\na, b\nc\n</textarea>") != std::string::npos);
    FormFields form = untouched(world, ada.get(path));
    set(form, "labels", "a, b\r\nc\r\n");

    CHECK(ada.post_form(path, form).status() == 303);

    CHECK(ada.get_json(path).at("version") == "1");
    CHECK(ada.get_json(path).at("labels") == R"(["a, b","c"])");
}

TEST_CASE("the page says why the task is due then and what comes next") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = "/tasks/" + monthly(world);

    const Reply page = ada.get(path);

    CHECK(page.says("Why this date?"));
    CHECK(page.says("every month on the 31st"));
    CHECK(page.says("It is the date that the rule names."));
    CHECK(page.says("Sunday 28 February"));
    CHECK(page.says("The 31st is wanted"));
    CHECK(page.says("Wednesday 31 March"));
    CHECK(page.says("Skip this date"));
    CHECK_FALSE(ada.get("/tasks/" + world.task(world.ada, "Plain")).says("Skip this date"));
}

TEST_CASE("a date is skipped from the page and both kinds stand in the history") {
    World world(GENERATE(engines()));
    const std::string path = "/tasks/" + monthly(world);
    const Client ada = world.browser(world.ada).with("Referer", "http://tasks.example.org" + path);

    CHECK(ada.post_form(path + "/skip").header("Location") == "/");
    CHECK(ada.get("/").says("This date was skipped."));
    CHECK(ada.get_json(path).at("due.date") == "2027-02-28");
    (void)ada.post_form(path + "/completion");

    const Reply done = ada.get(path + "/completions");
    CHECK(done.says("2027-01-31"));
    CHECK(done.says("Skipped"));
    CHECK(done.says("2027-02-28"));
    const Reply changes = ada.get(path + "/changes");
    CHECK(changes.says("A date was skipped"));
    CHECK(changes.says("<del>2027-01-31</del> <ins>2027-02-28</ins>"));
    CHECK(changes.says("Added"));
}

TEST_CASE("what was changed is told field by field") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = "/tasks/" + world.task(world.ada, "Buy milk");
    (void)world.program(world.ada).patch_json(
        "/api/v1" + path, R"({"title":"<b>Buy</b> bread","labels":["shop"],"priority":1})");

    const Reply changes = ada.get(path + "/changes");

    CHECK(changes.says("<del>Buy milk</del> <ins>&lt;b&gt;Buy&lt;/b&gt; bread</ins>"));
    CHECK(changes.says("<ins>shop</ins>"));
    CHECK(changes.says("<dt>Priority</dt>"));
    CHECK_FALSE(changes.says("<dt>Notes</dt>"));
    const Reply first = ada.get(path + "/changes?limit=1");
    const std::string link = first.header("Link");
    CHECK(ada.get(link.substr(1, link.find('>') - 1)).says("Added"));
}

TEST_CASE("a subtask is added on the page of its task and counted there") {
    World world(GENERATE(engines()));
    const std::string id = world.task(world.ada, "Move house");
    const std::string path = "/tasks/" + id;
    const Client ada = world.browser(world.ada);

    const Reply added = ada.post_form(path + "/subtasks", {{"title", "Find boxes"}});
    CHECK(ada.get(path).says("Subtask added."));
    const Reply refused = ada.post_form(path + "/subtasks", {{"title", ""}});

    CHECK(added.header("Location") == path);
    CHECK(refused.status() == 422);
    CHECK(refused.says("id=\"subtask-error\""));
    CHECK(refused.field("version") == "1");
    const Reply page = ada.get(path);
    CHECK(page.says(">Find boxes<"));
    CHECK(page.says("0 of 1"));
    CHECK(ada.get("/").says("0 of 1"));

    const std::string child = ada.get_json("/tasks").at("tasks.1.id");
    const Client at_parent = ada.with("Referer", "http://tasks.example.org" + path);
    CHECK(at_parent.post_form("/tasks/" + child + "/completion").header("Location") == path);
    CHECK(ada.get(path).says("1 of 1"));
    CHECK(ada.get("/tasks/" + child).says("Lies under <a href=\"" + path + "\""));
}

TEST_CASE("a task is moved under another one and back") {
    World world(GENERATE(engines()));
    const std::string house = world.task(world.ada, "Move house");
    const std::string boxes = world.task(world.ada, "Find boxes");
    const Client ada = world.browser(world.ada);
    const std::string form = "/tasks/" + boxes + "/parent";

    CHECK(ada.get(form).says("<option value=\"" + house + "\" >Move house</option>"));
    CHECK(ada.post_form(form, {{"parent_id", house}}).status() == 303);
    CHECK(ada.get_json("/tasks/" + boxes).at("parent_id") == house);
    const Reply loop = ada.post_form("/tasks/" + house + "/parent", {{"parent_id", boxes}});
    CHECK(loop.status() == 422);
    CHECK(loop.says("A task cannot lie under itself."));
    CHECK(loop.says("id=\"parent_id-error\""));
    CHECK(ada.post_form(form, {{"parent_id", ""}}).status() == 303);
    CHECK(ada.get_json("/tasks/" + boxes).at("parent_id") == "null");
}

TEST_CASE("a repeat is paused and goes on from its page") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string path = "/tasks/" + monthly(world);
    FormFields form = untouched(world, ada.get(path));
    set(form, "repeat_choice", "FREQ=MONTHLY");
    set(form, "repeat_paused", "true");
    CHECK(ada.post_form(path, form).status() == 303);
    CHECK(ada.get_json(path).at("repeat.paused") == "true");
    CHECK(ada.get(path).says("(paused)"));

    form = untouched(world, ada.get(path));
    set(form, "repeat_choice", "FREQ=MONTHLY");
    CHECK(ada.post_form(path, form).status() == 303);
    CHECK(ada.get_json(path).at("due.date") == "2027-01-31");
}

TEST_CASE("hostile notes bring no tag into the page and take no row's place") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    std::string json = R"({"title":"Buy milk","notes":)";
    append_json_string(json,
                       "<script>alert(1)</script> &#1;subtask_rows&#2; {{frame_csrf}} "
                       "[x](javascript:alert(1)) ![y](https://evil.example/pixel.png)\n\n# Big");
    const std::string path = "/tasks/" + add(world, json + "}");
    (void)ada.post_form(path + "/subtasks", {{"title", "Find boxes"}});

    const Reply page = ada.get(path);

    CHECK(page.status() == 200);
    CHECK_FALSE(page.says("<script>alert"));
    CHECK_FALSE(page.says("<img"));
    CHECK_FALSE(page.says("href=\"javascript"));
    CHECK(page.says("{{frame_csrf}}"));
    CHECK(page.body().find_first_of("\1\2") == std::string::npos);
    CHECK(page.says("<h2>Big</h2>"));
    const std::string text = page.body();
    CHECK(text.find(">Find boxes<") == text.rfind(">Find boxes<"));
}

TEST_CASE("nobody sees or changes what belongs to the tasks of others") {
    World world(GENERATE(engines()));
    const std::string path = "/tasks/" + monthly(world);
    const Client grace = world.browser(world.grace);
    const std::string before = world.state();

    for (const char* page : {"", "/parent", "/completions", "/changes"})
        CHECK(grace.get(path + page).status() == 404);
    CHECK(grace.post_form(path + "/subtasks", {{"title", "Mine"}}).status() == 404);
    CHECK(grace.post_form(path + "/subtasks", {{"title", ""}}).status() == 404);
    CHECK(grace.post_form(path + "/parent", {{"parent_id", ""}}).status() == 404);
    CHECK(grace.post_form(path + "/skip").status() == 404);
    const std::string own = "/tasks/" + world.task(world.grace, "Mine");
    const Reply under = grace.post_form(own + "/parent", {{"parent_id", path.substr(7)}});
    CHECK(under.status() == 422);
    CHECK_FALSE(under.says("Pay the rent"));
    CHECK(grace.post_form(own, {{"place", world.ada.inbox.text()}}).status() == 422);
}

TEST_CASE("what a form says and nobody could heed is refused beside its field") {
    World world(GENERATE(engines()));
    const std::string path = "/tasks/" + world.task(world.ada, "Dig");
    const Client ada = world.browser(world.ada);

    const Reply time = ada.post_form(path, {{"due_date", ""}, {"due_time", "09:00"}});
    CHECK(time.status() == 422);
    CHECK(time.says("A due time needs a date beside it."));
    const Reply own = ada.post_form(path, {{"repeat_choice", "own"}, {"repeat_rule", " "}});
    CHECK(own.status() == 422);
    CHECK(own.says("Write the rule, or choose one above."));
    const Reply other =
        ada.post_form(path, {{"repeat_choice", ""}, {"repeat_rule", "FREQ=DAILY;INTERVAL=3"}});
    CHECK(other.status() == 422);
    CHECK(other.says("so that this counts"));
}
