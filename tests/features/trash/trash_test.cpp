// What was deleted and is no task, in the Trash and back.
#include "features/undo/undo_home.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

const std::string kTrash = "/tasks/trash";

// What the button that restores this record sends.
std::string restoring(const Client& browser, const std::string& name) {
    const std::string page = browser.get(kTrash).body();
    const auto button = page.find("aria-label=\"Restore " + name + '"');
    REQUIRE(button != std::string::npos);
    const std::string mark = "value=\"";
    return page.substr(page.find(mark, button) + mark.size(), 36);
}

bool offers(const Client& browser, const std::string& name) {
    return browser.get(kTrash).says("Restore " + name);
}

Reply restore(const Client& browser, const std::string& name) {
    return browser.post_form("/tasks/undo", {{"operation", restoring(browser, name)}});
}

}  // namespace

TEST_CASE("deleted projects, sections, labels and filters come back from the Trash") {
    Home home(GENERATE(engines()));
    const Client browser = home.world.browser(home.world.ada);
    const auto project = home.project("Garden");
    const auto task = home.task("Dig", {{"project_id", project}});
    const auto house = home.project("House");
    const auto section = home.section(house);
    const auto label = home.add(kLabels, {{"name", "outside"}});
    const auto filter = home.add("/api/v1/filters", {{"name", "Urgent"}, {"query", "p1 & today"}});
    CHECK_FALSE(browser.get(kTrash).says("Lists"));

    home.remove(kProjects, project);
    home.remove(kSections, section);
    home.remove(kLabels, label);
    home.remove("/api/v1/filters", filter);

    for (const std::string name : {"Garden", "Soon", "outside", "Urgent"}) {
        INFO(name);
        CHECK(restore(browser, name).status() == 303);
        CHECK_FALSE(offers(browser, name));
    }
    CHECK(home.of(kProjects, project, "name") == "Garden");
    CHECK(home.of(kTasks, task, "project_id") == project);
    CHECK(home.status(kSections, section) == 200);
    CHECK(home.status(kLabels, label) == 200);
    CHECK(home.status("/api/v1/filters", filter) == 200);
}

TEST_CASE("what was deleted with its project stands in the Trash as that project alone") {
    Home home(GENERATE(engines()));
    const Client browser = home.world.browser(home.world.ada);
    const auto outer = home.project("House");
    (void)home.project("Cellar", outer);
    (void)home.section(outer);
    home.remove(kProjects, outer);

    CHECK(offers(browser, "House"));
    CHECK_FALSE(offers(browser, "Cellar"));
    CHECK_FALSE(offers(browser, "Soon"));
    CHECK_FALSE(home.world.browser(home.world.grace).get(kTrash).says("House"));
}

TEST_CASE("what cannot come back from the Trash stays there, and it is said why") {
    Home home(GENERATE(engines()));
    const Client browser = home.world.browser(home.world.ada);
    home.remove(kLabels, home.add(kLabels, {{"name", "outside"}}));
    (void)home.add(kLabels, {{"name", "Outside"}});

    const Reply refused = restore(browser, "outside");
    CHECK(refused.status() == 409);
    CHECK(refused.says("name"));
    CHECK(offers(browser, "outside"));
}

TEST_CASE("the Trash tells of lists on its first page only") {
    Home home(GENERATE(engines()));
    const Client browser = home.world.browser(home.world.ada);
    home.remove(kProjects, home.project("Garden"));
    for (int i = 0; i < 3; ++i)
        home.remove(kTasks, home.task("Dig"));

    const Reply first = browser.get(kTrash + "?limit=2");
    CHECK(first.says("Restore Garden"));
    const std::string mark = kTrash + "?cursor=";
    const auto next = first.body().find(mark);
    REQUIRE(next != std::string::npos);
    const auto end = first.body().find('"', next);
    CHECK_FALSE(browser.get(first.body().substr(next, end - next)).says("Restore Garden"));
}
