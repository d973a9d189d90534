// Labels on pages.
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

std::string id_of_label(World& world, const std::string& number) {
    return world.program(world.ada).get_json("/api/v1/labels").at("labels." + number + ".id");
}

std::string labelled_task(World& world, const std::string& title, const std::string& label) {
    return world.program(world.ada)
        .post_json("/api/v1/tasks", R"({"title":")" + title + R"(","labels":[")" + label + R"("]})")
        .at("id");
}

}  // namespace

TEST_CASE("a label is added by form and its name is unique whatever its case") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);

    const Reply added = ada.post_form("/labels", {{"name", "Home"}, {"color", "#c62828"}});
    CHECK(ada.get("/labels").says("Label added."));
    const Reply again = ada.post_form("/labels", {{"name", "HOME"}, {"color", ""}});

    CHECK(added.status() == 303);
    CHECK(again.status() == 422);
    CHECK(again.field("name") == "HOME");
    CHECK(again.says("Another label has this name already."));
    const Reply list = ada.get("/labels");
    CHECK(list.says(">Home<"));
    CHECK(list.says("fill=\"#c62828\""));
    CHECK_FALSE(world.browser(world.grace).get("/labels").says(">Home<"));
}

TEST_CASE("the page of a label shows the open tasks that carry it") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    labelled_task(world, "Buy milk", "home");
    const std::string done = labelled_task(world, "Buy bread", "home");
    (void)world.program(world.ada).post_json("/api/v1/tasks/" + done + "/completion");
    world.task(world.ada, "Write a compiler");

    const Reply page = ada.get("/labels/" + id_of_label(world, "0"));

    CHECK(page.says(">Buy milk<"));
    CHECK_FALSE(page.says(">Buy bread<"));
    CHECK_FALSE(page.says(">Write a compiler<"));
}

TEST_CASE("renaming a label on its form renames it on its tasks") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string task = labelled_task(world, "Buy milk", "home");
    const std::string path = "/labels/" + id_of_label(world, "0");
    const Reply form = ada.get(path + "/edit");

    const Reply saved =
        ada.post_form(path, {{"version", form.field("version")}, {"name", "house"}, {"color", ""}});

    CHECK(saved.status() == 303);
    CHECK(saved.header("Location") == path);
    CHECK(ada.get(path).says("Label saved."));
    CHECK(ada.get_json("/tasks/" + task).at("labels") == "[\"house\"]");
    CHECK(ada.post_form(path, {{"version", "1"}, {"name", "x"}, {"color", ""}}).status() == 412);
    CHECK(ada.post_form(path, {{"version", "2"}, {"name", ""}, {"color", ""}}).status() == 422);
}

TEST_CASE("a deleted label is taken off its tasks and comes back with Undo") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string task = labelled_task(world, "Buy milk", "home");
    const std::string path = "/labels/" + id_of_label(world, "0");

    const Reply deleted = ada.post_form(path + "/delete");

    CHECK(deleted.header("Location") == "/labels");
    CHECK(ada.get_json("/tasks/" + task).at("labels") == "[]");
    const std::string page = ada.get("/labels").body();
    const auto at = page.find("name=\"operation\" value=\"");
    REQUIRE(at != std::string::npos);
    (void)ada.post_form("/tasks/undo", {{"operation", page.substr(at + 24, 36)}});
    CHECK(ada.get_json("/tasks/" + task).at("labels") == "[\"home\"]");
    CHECK(ada.get(path).says(">Buy milk<"));
}

TEST_CASE("a hostile name of a label stays text wherever it is shown") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string name = "\"><script>x</script>{{csrf}}";
    (void)ada.post_form("/labels", {{"name", name}, {"color", ""}});
    const std::string path = "/labels/" + id_of_label(world, "0");

    for (const std::string& page : {std::string("/labels"), path, path + "/edit"}) {
        INFO(page);
        CHECK_FALSE(ada.get(page).says("<script>x"));
        CHECK(ada.get(page).says("&quot;&gt;&lt;script&gt;x&lt;/script&gt;{{csrf}}"));
    }
}

TEST_CASE("nobody sees or changes the labels of others") {
    World world(GENERATE(engines()));
    labelled_task(world, "Buy milk", "home");
    const std::string path = "/labels/" + id_of_label(world, "0");
    const Client grace = world.browser(world.grace);
    const std::string before = world.state();

    CHECK(grace.get(path).status() == 404);
    CHECK(grace.get(path + "/edit").status() == 404);
    CHECK(grace.post_form(path, {{"name", "mine"}}).status() == 404);
    CHECK(grace.post_form(path, {{"name", ""}}).status() == 404);
    CHECK(grace.post_form(path + "/delete").status() == 404);
    CHECK(world.state() == before);
}

TEST_CASE("many labelled tasks come in pages that the link joins") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    for (int i = 1; i <= 3; ++i)
        labelled_task(world, "task-" + std::to_string(i), "home");
    const std::string path = "/labels/" + id_of_label(world, "0");

    const Reply first = ada.get(path + "?limit=2");
    const std::string link = first.header("Link");
    const Reply second = ada.get(link.substr(1, link.find('>') - 1));

    CHECK(first.says(">task-2<"));
    CHECK_FALSE(first.says(">task-3<"));
    CHECK(second.says(">task-3<"));
    CHECK_FALSE(second.says(">task-2<"));
}
