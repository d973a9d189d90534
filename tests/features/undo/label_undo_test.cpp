// Labels are words on tasks: undo keeps the two in step.
#include "features/undo/undo_home.hpp"

using namespace tasklight;
using namespace tasklight::test;

TEST_CASE("a label that tasks carry since is not undone away") {
    Home home(GENERATE(engines()));
    (void)home.add(kLabels, {{"name", "home"}});
    const auto adding = home.operation;
    REQUIRE(home.ada.post_json(kTasks, R"({"title":"Dig","labels":["home"]})").status() == 201);

    home.check_refused(adding);
}

TEST_CASE("a label that was made for a task stays when only others carry it") {
    Home home(GENERATE(engines()));
    const Reply first = home.ada.post_json(kTasks, R"({"title":"Dig","labels":["home"]})");
    (void)home.ada.post_json(kTasks, R"({"title":"Sow","labels":["home"]})");

    CHECK(home.undo(first.at("operation")).status() == 200);

    CHECK(home.status(kTasks, first.at("id")) == 404);
    CHECK(home.ada.get_json(kLabels).each("labels", "name") == "home");
}

TEST_CASE("a label does not come back when another one has its name by now") {
    Home home(GENERATE(engines()));
    home.remove(kLabels, home.add(kLabels, {{"name", "home"}}));
    const auto deletion = home.operation;
    const auto label = home.add(kLabels, {{"name", "work"}});
    home.change(kLabels, label, {{"name", "office"}});
    const auto renaming = home.operation;
    (void)home.add(kLabels, {{"name", "Home"}});
    (void)home.add(kLabels, {{"name", "work"}});

    home.check_refused(deletion);
    home.check_refused(renaming);
}

TEST_CASE("a label that comes back on a task is made again if it was deleted") {
    Home home(GENERATE(engines()));
    const Reply added = home.ada.post_json(kTasks, R"({"title":"Dig","labels":["home"]})");
    const Reply cleared =
        home.ada.patch_json("/api/v1/tasks/" + added.at("id"), R"({"labels":[]})");
    home.remove(kLabels, home.ada.get_json(kLabels).at("labels.0.id"));

    CHECK(home.undo(cleared.at("operation")).at("tasks.0.labels.0") == "home");
    CHECK(home.ada.get_json(kLabels).each("labels", "name") == "home");

    CHECK(home.undo(home.operation).status() == 200);
    CHECK(home.ada.get_json(kLabels).at("labels") == "[]");
}

TEST_CASE("a label that comes back from the Trash with its task is made again") {
    Home home(GENERATE(engines()));
    const Reply added = home.ada.post_json(kTasks, R"({"title":"Dig","labels":["home"]})");
    (void)home.undo(added.at("operation"));
    REQUIRE(home.ada.get_json(kLabels).at("labels") == "[]");

    (void)home.ada.post_json("/api/v1/tasks/" + added.at("id") + "/restoration");

    CHECK(home.ada.get_json(kLabels).each("labels", "name") == "home");
}

TEST_CASE("a label that is renamed back is renamed on tasks that came to carry it") {
    Home home(GENERATE(engines()));
    const auto label = home.add(kLabels, {{"name", "home"}});
    home.change(kLabels, label, {{"name", "garden"}});
    const auto renaming = home.operation;
    const Reply added = home.ada.post_json(kTasks, R"({"title":"Dig","labels":["garden"]})");

    CHECK(home.undo(renaming).status() == 200);

    CHECK(home.of(kTasks, added.at("id"), "labels.0") == "home");
    CHECK(home.ada.get_json(kLabels).each("labels", "name") == "home");
}
