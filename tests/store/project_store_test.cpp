#include "store/project_store.hpp"

#include "database/sql_error.hpp"
#include "store/operation.hpp"
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;
using database::Connection;
using database::Transaction;

namespace {

Project insert(World& world, const std::string& name, Moment created_at, bool is_inbox = false) {
    Project project;
    project.id = ProjectId::make(created_at);
    project.owner_id = world.ada.user.id;
    project.name = name;
    project.is_inbox = is_inbox;
    project.created_at = project.updated_at = created_at;
    world.app.database().write([&](Transaction& transaction) {
        store::insert_stream(transaction, stream_of(project.id));
        store::insert_project(transaction, project);
    });
    return project;
}

std::vector<Project> list(World& world, const std::optional<ListPosition>& after,
                          std::int64_t limit) {
    return world.app.database().read([&](Connection& connection) {
        return store::list_projects(connection, world.ada.user.id, after, limit);
    });
}

}  // namespace

TEST_CASE("projects are listed from the oldest and go on after any of them") {
    World world(GENERATE(engines()));
    const Moment now = world.app.clock.now();
    insert(world, "Work", now + 1);
    insert(world, "Home", now + 1);
    std::string names;
    std::optional<ListPosition> after;
    for (auto page = list(world, after, 1); !page.empty(); page = list(world, after, 1)) {
        names += page.front().name + ' ';
        after = {page.front().created_at, page.front().id.text()};
    }

    CHECK(names == "Inbox Work Home ");
    CHECK(list(world, std::nullopt, 10).size() == 3);
}

TEST_CASE("a project is its owner's alone") {
    World world(GENERATE(engines()));
    const Project work = insert(world, "Work", world.app.clock.now());
    const auto find = [&](const UserId& owner) {
        return world.app.database().read([&](Connection& connection) {
            return store::find_project(connection, owner, work.id);
        });
    };

    REQUIRE(find(world.ada.user.id));
    CHECK(find(world.ada.user.id)->name == "Work");
    CHECK_FALSE(find(world.ada.user.id)->is_inbox);
    CHECK_FALSE(find(world.grace.user.id));
}

TEST_CASE("everybody has one Inbox") {
    World world(GENERATE(engines()));
    const Project inbox = world.app.database().read(
        [&](Connection& connection) { return store::inbox_of(connection, world.ada.user.id); });

    CHECK(inbox.id == world.ada.inbox);
    CHECK(inbox.is_inbox);
    CHECK_THROWS_AS(insert(world, "Second", world.app.clock.now(), true),
                    database::UniqueViolation);
}
