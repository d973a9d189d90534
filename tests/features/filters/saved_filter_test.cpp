// Saved filters through /api/v1/filters and their pages.
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

constexpr auto* kFilters = "/api/v1/filters";

Reply save(const Client& client, const std::string& name, const std::string& query) {
    std::string json = R"({"name":)";
    append_json_string(json, name);
    append_json_string(json += R"(,"query":)", query);
    return client.post_json(kFilters, json + "}");
}

std::string path_of(const std::string& id) { return std::string(kFilters).append("/").append(id); }

}  // namespace

TEST_CASE("a filter can be saved, read, changed and deleted") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);

    const Reply saved = save(ada, "Now", "(today | overdue) & !@waiting");
    const std::string id = saved.at("id");

    CHECK(saved.status() == 201);
    CHECK(saved.header("Location") == path_of(id));
    CHECK(saved.at("operation") != "null");
    CHECK(saved.at("color") == "null");
    CHECK(ada.get_json(path_of(id)).at("query") == "(today | overdue) & !@waiting");
    CHECK(ada.get_json(kFilters).each("filters", "name") == "Now");

    const Reply changed = ada.patch_json(path_of(id), R"({"color":"#0B6E66","name":"Today"})");
    CHECK(changed.status() == 200);
    CHECK(changed.at("color") == "#0b6e66");
    CHECK(changed.at("version") == "2");
    const Reply whole = ada.put_json(path_of(id), R"({"name":"Urgent","query":"p1","position":7})");
    CHECK(whole.at("color") == "null");
    CHECK(whole.at("position") == "7");

    CHECK(ada.delete_json(path_of(id)).status() == 200);
    CHECK(ada.get_json(path_of(id)).status() == 404);
    CHECK(ada.get_json(kFilters).each("filters", "name").empty());
}

TEST_CASE("a filter that cannot be read cannot be saved, and the place of the fault is told") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);

    const Reply refused = save(ada, "Odd", "p1 & milk");

    CHECK(refused.status() == 422);
    CHECK(refused.at("errors.0.field") == "query");
    CHECK(refused.at("errors.0.start") == "5");
    CHECK(refused.at("errors.0.end") == "9");
    CHECK(ada.post_json(kFilters, R"({"name":"No query"})").status() == 422);
    CHECK(ada.post_json(kFilters, R"({"query":"p1"})").status() == 422);
    CHECK(ada.post_json(kFilters, R"({"name":"x","query":"p1","color":"red"})").status() == 422);
    const std::string id = save(ada, "Good", "p1").at("id");
    CHECK(ada.patch_json(path_of(id), R"({"query":"("})").status() == 422);
    CHECK(ada.patch_json(path_of(id), R"({"query":null})").status() == 422);
}

TEST_CASE("a filter is only changed by who has seen it as it is") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const Reply saved = save(ada, "Now", "today");
    const std::string path = path_of(saved.at("id"));
    (void)ada.patch_json(path, R"({"query":"overdue"})");

    const Client stale = ada.with("If-Match", saved.header("ETag"));

    CHECK(stale.patch_json(path, R"({"query":"p1"})").status() == 412);
    CHECK(stale.delete_json(path).status() == 412);
    CHECK(stale.patch_json(path, R"({"query":"p1"})").at("current.query") == "overdue");
}

TEST_CASE("what was done to a filter can be undone") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const auto undo = [&](const Reply& reply) {
        return ada.post_json("/api/v1/undo", R"({"operation":")" + reply.at("operation") + "\"}")
            .status();
    };
    const Reply saved = save(ada, "Now", "today");
    const std::string path = path_of(saved.at("id"));

    const Reply changed = ada.patch_json(path, R"({"query":"overdue"})");
    CHECK(undo(changed) == 200);
    CHECK(ada.get_json(path).at("query") == "today");

    CHECK(undo(ada.delete_json(path)) == 200);
    CHECK(ada.get_json(path).at("query") == "today");
    CHECK(undo(changed) == 409);
}

TEST_CASE("nobody sees or changes the filters of others") {
    World world(GENERATE(engines()));
    const Reply saved = save(world.program(world.ada), "Secret", "p1");
    const std::string path = path_of(saved.at("id"));
    const std::string page = "/filters/" + saved.at("id");
    const Client grace = world.program(world.grace);
    const Client browser = world.browser(world.grace);
    const std::string before = world.state();

    CHECK(grace.get_json(path).status() == 404);
    CHECK(grace.patch_json(path, R"({"name":"Mine"})").status() == 404);
    CHECK(grace.put_json(path, R"({"name":"Mine","query":"p1"})").status() >= 404);
    CHECK(grace.delete_json(path).status() == 404);
    CHECK(grace.get_json(kFilters).each("filters", "name").empty());
    CHECK(browser.get(page).status() == 404);
    CHECK(browser.post_form(page, {{"name", "Mine"}, {"query", "p1"}}).status() == 404);
    CHECK(browser.post_form(page + "/delete").status() == 404);
    CHECK_FALSE(browser.get("/filters").says("Secret"));
    CHECK(world.state() == before);
}

TEST_CASE("a filter is saved once however often it is sent") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada).with("Idempotency-Key", "once");

    CHECK(save(ada, "Now", "today").at("id") == save(ada, "Now", "today").at("id"));
    CHECK(world.count("filters") == 1);
}

TEST_CASE("the filters page lists, adds and deletes, and a deletion can be undone") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    CHECK(ada.get("/filters").says("No filters yet"));

    const Reply added = ada.post_form("/filters", {{"name", "At <work>"}, {"query", "#Work & p1"}});
    CHECK(added.status() == 303);
    CHECK(added.header("Location") == "/filters");
    const Reply list = ada.get("/filters");
    CHECK(list.says("At &lt;work&gt;"));
    CHECK(list.says("Filter added."));

    const std::string id = world.program(world.ada).get_json(kFilters).at("filters.0.id");
    CHECK(ada.post_form("/filters/" + id + "/delete").status() == 303);
    const Reply gone = ada.get("/filters");
    CHECK(gone.says("Filter deleted."));
    CHECK(gone.says(">Undo<"));
    CHECK_FALSE(gone.says("At &lt;work&gt;"));
}

TEST_CASE("a form with a filter that cannot be read comes again and marks the place") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);

    const Reply again = ada.post_form("/filters", {{"name", "Odd"}, {"query", "p1 & milk"}});

    CHECK(again.status() == 422);
    CHECK(again.field("query") == "p1 &amp; milk");
    CHECK(again.says("p1 &amp; <mark>milk</mark>"));
    CHECK(again.says("aria-invalid"));
}

TEST_CASE("the page of a filter shows its tasks and its parts, and edits it") {
    World world(GENERATE(engines()));
    world.task(world.ada, "Buy milk");
    world.task(world.ada, "Call Bob");
    const Client ada = world.browser(world.ada);
    const Reply saved = save(world.program(world.ada), "Milk", "search: milk & !(p1 | overdue)");
    const std::string page = "/filters/" + saved.at("id");

    const Reply shown = ada.get(page);
    CHECK(shown.status() == 200);
    CHECK(shown.says("Buy milk"));
    CHECK_FALSE(shown.says("Call Bob"));
    CHECK(shown.says("<li class=\"chip\" dir=\"auto\">search: milk</li>"));
    CHECK(shown.says("<li class=\"chip-word\" dir=\"auto\">not</li>"));

    CHECK(ada.post_form(
                 page, {{"name", "Bob"}, {"query", "search: bob"}, {"color", ""}, {"version", "1"}})
              .header("Location") == page);
    CHECK(ada.get(page).says("Call Bob"));

    const Reply stale = ada.post_form(page, {{"name", "Mine"}, {"query", "p1"}, {"version", "1"}});
    CHECK(stale.status() == 412);
    CHECK(stale.says("Saved now: Bob"));
    CHECK(stale.field("name") == "Mine");
    CHECK(stale.field("version") == "2");
    CHECK(world.browser(world.grace).get(page).status() == 404);
}

TEST_CASE("the search page takes words and filters") {
    World world(GENERATE(engines()));
    world.task(world.ada, "Buy <b>milk</b>");
    world.task(world.ada, "Call Bob");
    const Client ada = world.browser(world.ada);

    CHECK(ada.get("/search").says("Words or a filter"));
    const Reply words = ada.get("/search?q=mil");
    CHECK(words.says("Buy &lt;b&gt;<mark>milk</mark>&lt;/b&gt;"));
    CHECK_FALSE(words.says("Call Bob"));
    CHECK_FALSE(words.says("class=\"chips\""));
    CHECK(ada.get("/search?q=search:%20milk").says("<mark>milk</mark>"));

    const Reply filter = ada.get("/search?q=no%20date%20%26%20!search:%20milk");
    CHECK(filter.says("class=\"chips\""));
    CHECK(filter.says("Call Bob"));
    CHECK_FALSE(filter.says("&lt;b&gt;"));

    const Reply broken = ada.get("/search?q=bob%20%26%20(x");
    CHECK(broken.status() == 200);
    CHECK(broken.says("As a filter it cannot be read"));
    CHECK(broken.says("<mark>"));

    const Reply nothing = ada.get("/search?q=%20!");
    CHECK(nothing.status() == 422);
    CHECK(nothing.says("Type a word to search for."));
    CHECK(ada.get("/search?q=xylophone").says("Nothing was found."));
}

TEST_CASE("a task completed on a page of results leads back to it") {
    World world(GENERATE(engines()));
    const std::string id = world.task(world.ada, "Buy milk");
    const Client ada = world.browser(world.ada);
    const auto back_from = [&](const std::string& page) {
        return ada.with("Referer", "http://tasks.example.org" + page)
            .post_form("/tasks/" + id + "/completion")
            .header("Location");
    };

    CHECK(back_from("/search?q=milk") == "/search?q=milk");
    CHECK(back_from("/filters/018f0000-0000-7000-8000-00000000000a") ==
          "/filters/018f0000-0000-7000-8000-00000000000a");
}
