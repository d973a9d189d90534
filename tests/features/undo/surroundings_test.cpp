// Undo among records that changed since: what comes back needs a place that is there, and nothing
// goes that holds something.
#include "features/undo/undo_home.hpp"

using namespace tasklight;
using namespace tasklight::test;

TEST_CASE("a task does not come back into a project that was deleted since") {
    Home home(GENERATE(engines()));
    const auto project = home.project("Garden");
    const auto task = home.task("Dig", {{"project_id", project}});
    home.remove(kTasks, task);
    const auto deletion = home.operation;
    home.remove(kProjects, project);

    home.check_refused(deletion);
}

TEST_CASE("a task does not come back under a task that was deleted since") {
    Home home(GENERATE(engines()));
    const auto parent = home.task("Garden");
    const auto child = home.task("Dig", {{"parent_id", parent}});
    home.remove(kTasks, child);
    const auto deletion = home.operation;
    home.remove(kTasks, parent);

    home.check_refused(deletion);
}

TEST_CASE("a task does not come back into a section that was deleted since") {
    Home home(GENERATE(engines()));
    const auto section = home.section(home.project("Garden"));
    const auto task = home.task("Dig", {{"section_id", section}});
    home.change(kTasks, task, {{"section_id", ""}});
    const auto leaving = home.operation;
    home.remove(kSections, section);

    home.check_refused(leaving);
}

TEST_CASE("a project does not come back into one that was deleted since") {
    Home home(GENERATE(engines()));
    const auto outer = home.project("Garden");
    const auto inner = home.project("Beds", outer);
    home.remove(kProjects, inner);
    const auto deletion = home.operation;
    home.remove(kProjects, outer);

    home.check_refused(deletion);
}

TEST_CASE("an undo does not put projects two levels deep") {
    Home home(GENERATE(engines()));
    const auto outer = home.project("Home");
    const auto middle = home.project("Garden", outer);
    home.change(kProjects, middle, {{"parent_id", ""}});
    const auto leaving = home.operation;
    (void)home.project("Beds", middle);

    home.check_refused(leaving);
}

TEST_CASE("a task does not come back under a task that moved to another project") {
    Home home(GENERATE(engines()));
    const auto parent = home.task("Garden");
    const auto child = home.task("Dig", {{"parent_id", parent}});
    home.change(kTasks, child, {{"parent_id", ""}});
    const auto leaving = home.operation;
    home.change(kTasks, parent, {{"project_id", home.project("Outside")}});

    home.check_refused(leaving);
}

TEST_CASE("an undo does not put tasks more than ten levels deep") {
    Home home(GENERATE(engines()));
    const auto above = home.chain(8);
    const auto task = home.task("Dig", {{"parent_id", above}});
    home.change(kTasks, task, {{"parent_id", ""}});
    const auto leaving = home.operation;
    (void)home.chain(7, task);

    home.check_refused(leaving);
}

TEST_CASE("what lies in the Trash takes no level from an undo and comes back where it fits") {
    Home home(GENERATE(engines()));
    const auto above = home.chain(9);
    const auto task = home.task("Dig", {{"parent_id", above}});
    home.change(kTasks, task, {{"parent_id", ""}});
    const auto leaving = home.operation;
    const auto below = home.task("Fetch the spade", {{"parent_id", task}});
    home.remove(kTasks, below);

    CHECK(home.undo(leaving).status() == 200);
    CHECK(home.of(kTasks, task, "parent_id") == above);
    CHECK(home.ada.post_json("/api/v1/tasks/" + below + "/restoration").at("parent_id") == "null");
}

TEST_CASE("the tasks of a section that moves back go along") {
    Home home(GENERATE(engines()));
    const auto first = home.project("Garden");
    const auto section = home.section(first);
    const auto old_task = home.task("Dig", {{"section_id", section}});
    home.change(kSections, section, {{"project_id", home.project("Outside")}});
    const auto moving = home.operation;
    const auto new_task = home.task("Sow", {{"section_id", section}});

    CHECK(home.undo(moving).status() == 200);

    CHECK(home.of(kSections, section, "project_id") == first);
    CHECK(home.of(kTasks, old_task, "project_id") == first);
    CHECK(home.of(kTasks, new_task, "project_id") == first);
}

TEST_CASE("what came to lie under a task goes along when it moves back") {
    Home home(GENERATE(engines()));
    const auto garden = home.project("Garden");
    const auto parent = home.task("Beds", {{"project_id", garden}});
    home.change(kTasks, parent, {{"project_id", home.project("Outside")}});
    const auto moving = home.operation;
    const auto child = home.task("Dig", {{"parent_id", parent}});

    const Reply undone = home.undo(moving);

    CHECK(undone.at("tasks.0.project_id") == garden);
    CHECK(home.of(kTasks, child, "project_id") == garden);
    CHECK(home.of(kTasks, child, "parent_id") == parent);
}

TEST_CASE("an undo answers the tasks as they then stand") {
    Home home(GENERATE(engines()));
    const auto parent = home.task("Garden");
    (void)home.task("Dig", {{"parent_id", parent}});
    home.remove(kTasks, parent);

    const Reply undone = home.undo(home.operation);

    CHECK(undone.each("tasks", "title") == "Dig Garden");
    CHECK(undone.at("tasks.1.subtasks.total") == "1");
}

TEST_CASE("a task that holds others since is not undone away") {
    Home home(GENERATE(engines()));
    const auto parent = home.task("Garden");
    const auto adding = home.operation;
    const auto child = home.task("Dig", {{"parent_id", parent}});

    home.check_refused(adding);

    home.remove(kTasks, child);
    CHECK(home.undo(adding).status() == 200);
}

TEST_CASE("a project that holds something since is not undone away") {
    Home home(GENERATE(engines()));
    const auto project = home.project("Garden");
    const auto adding = home.operation;

    const auto task = home.task("Dig", {{"project_id", project}});
    home.check_refused(adding);
    home.remove(kTasks, task);
    const auto section = home.section(project);
    home.check_refused(adding);
    home.remove(kSections, section);
    const auto inner = home.project("Beds", project);
    home.check_refused(adding);
    home.remove(kProjects, inner);
    CHECK(home.undo(adding).status() == 200);
}

TEST_CASE("a section that holds tasks since is not undone away") {
    Home home(GENERATE(engines()));
    const auto section = home.section(home.project("Garden"));
    const auto adding = home.operation;
    (void)home.task("Dig", {{"section_id", section}});

    home.check_refused(adding);
}

TEST_CASE("tasks that were added at once are undone at once") {
    Home home(GENERATE(engines()));
    const std::string parent = "018f0000-0000-7000-8000-00000000000a";
    const Reply added = home.ada.post_json(
        "/api/v1/bulk", R"({"add":[{"title":"Garden","id":")" + parent +
                            R"("},{"title":"Dig","parent_id":")" + parent + R"("}]})");
    REQUIRE(added.status() == 200);
    CHECK(added.at("tasks.0.subtasks.total") == "1");

    CHECK(home.undo(added.at("operation")).status() == 200);
    CHECK(home.ada.get_json(kTasks).at("tasks") == "[]");
    CHECK(home.undo(home.operation).status() == 200);
    CHECK(home.of(kTasks, parent, "subtasks.total") == "1");
}

TEST_CASE("an undo of a completion that was undone is refused when the date was done again") {
    Home home(GENERATE(engines()));
    const Reply added = home.ada.post_json(
        kTasks, R"({"title":"Water","due":{"date":"2027-02-01"},"repeat":{"rule":"FREQ=DAILY"}})");
    const std::string completion = "/api/v1/tasks/" + added.at("id") + "/completion";
    (void)home.undo(home.ada.post_json(completion).at("operation"));
    const auto undoing = home.operation;
    (void)home.ada.post_json(completion);

    home.check_refused(undoing);
}

TEST_CASE("the sections of a deleted project are deleted with it and come back with it") {
    Home home(GENERATE(engines()));
    const auto outer = home.project("Home");
    const auto section = home.section(outer);
    const auto inner = home.section(home.project("Garden", outer));
    const auto task = home.task("Dig", {{"section_id", section}});
    home.remove(kProjects, outer);

    CHECK(home.status(kSections, section) == 404);
    CHECK(home.status(kSections, inner) == 404);
    CHECK(
        home.ada.post_json(kTasks, object({{"title", "Sow"}, {"section_id", section}})).status() ==
        422);

    CHECK(home.undo(home.operation).status() == 200);
    CHECK(home.status(kSections, inner) == 200);
    CHECK(home.of(kTasks, task, "section_id") == section);
}
