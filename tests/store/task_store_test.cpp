#include "store/task_store.hpp"

#include <thread>

#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;
using database::Connection;
using database::Transaction;
using store::TaskList;

namespace {

Task task_at(const World& world, const std::string& title, Moment created_at) {
    Task task;
    task.id = TaskId::make(created_at);
    task.project_id = world.ada.inbox;
    task.title = title;
    task.created_at = task.updated_at = created_at;
    return task;
}

bool insert(World& world, const Task& task) {
    return world.app.database().write([&](Transaction& transaction) {
        return store::insert_task(transaction, world.ada.user.id, task);
    });
}

std::vector<Task> list(World& world, TaskList which,
                       const std::optional<ListPosition>& after = std::nullopt,
                       std::int64_t limit = 100) {
    return world.app.database().read([&](Connection& connection) {
        return store::list_tasks(connection, world.ada.user.id, which, after, limit);
    });
}

std::string titles(const std::vector<Task>& tasks) {
    std::string all;
    for (const Task& task : tasks)
        all += task.title;
    return all;
}

// A to F, all but the first pair in one millisecond; B and D are completed, C and E deleted.
void insert_six(World& world) {
    const Moment now = world.app.clock.now();
    const auto add = [&](const char* title, std::int64_t created, std::int64_t completed,
                         std::int64_t deleted) {
        Task task = task_at(world, title, now + created);
        if (completed) task.completed_at = now + completed;
        if (deleted) task.deleted_at = now + deleted;
        REQUIRE(insert(world, task));
    };
    add("A", 1, 0, 0);
    add("B", 2, 9, 0);
    add("C", 2, 0, 8);
    add("D", 2, 7, 0);
    add("E", 2, 0, 9);
    add("F", 2, 0, 0);
}

}  // namespace

TEST_CASE("each list holds its tasks in its order") {
    World world(GENERATE(engines()));
    insert_six(world);

    CHECK(titles(list(world, TaskList::kAll)) == "ABDF");
    CHECK(titles(list(world, TaskList::kOpen)) == "AF");
    CHECK(titles(list(world, TaskList::kCompleted)) == "BD");
    CHECK(titles(list(world, TaskList::kTrash)) == "EC");
}

TEST_CASE("each list goes on after any of its tasks") {
    World world(GENERATE(engines()));
    insert_six(world);
    for (const TaskList which :
         {TaskList::kAll, TaskList::kOpen, TaskList::kCompleted, TaskList::kTrash}) {
        const std::string whole = titles(list(world, which));
        std::string joined;
        std::optional<ListPosition> after;
        for (;;) {
            const auto page = list(world, which, after, 1);
            if (page.empty()) break;
            joined += titles(page);
            after = store::position_of(page.back(), which);
        }
        CHECK(joined == whole);
    }
}

TEST_CASE("a task comes back as it went in and is its owner's alone") {
    World world(GENERATE(engines()));
    Task task = task_at(world, "Grüße 'quoted' \\ :colon", world.app.clock.now());
    task.notes = std::string(64 * 1024, 'n');
    task.completed_at = world.app.clock.now() + 5;
    REQUIRE(insert(world, task));
    const auto find = [&](const UserId& owner) {
        return world.app.database().read(
            [&](Connection& connection) { return store::find_task(connection, owner, task.id); });
    };

    const auto found = find(world.ada.user.id);

    REQUIRE(found);
    CHECK(found->title == task.title);
    CHECK(found->notes == task.notes);
    CHECK(found->completed_at == task.completed_at);
    CHECK_FALSE(found->deleted_at);
    CHECK(found->project_id == world.ada.inbox);
    CHECK(found->version == 1);
    CHECK_FALSE(find(world.grace.user.id));
}

TEST_CASE("an id is taken once whoever has it") {
    World world(GENERATE(engines()));
    Task task = task_at(world, "A", world.app.clock.now());
    REQUIRE(insert(world, task));

    task.project_id = world.grace.inbox;
    const bool again = world.app.database().write([&](Transaction& transaction) {
        return store::insert_task(transaction, world.grace.user.id, task);
    });

    CHECK_FALSE(again);
    CHECK(titles(list(world, TaskList::kAll)) == "A");
}

TEST_CASE("an update reaches its owner's task alone") {
    World world(GENERATE(engines()));
    Task task = task_at(world, "A", world.app.clock.now());
    REQUIRE(insert(world, task));
    const auto update_as = [&](const UserId& owner) {
        world.app.database().write(
            [&](Transaction& transaction) { store::update_task(transaction, owner, task, task); });
    };

    task.title = "B";
    update_as(world.grace.user.id);
    CHECK(titles(list(world, TaskList::kAll)) == "A");
    update_as(world.ada.user.id);
    CHECK(titles(list(world, TaskList::kAll)) == "B");
}

TEST_CASE("a locked task is changed by one at a time", "[concurrent]") {
    World world(GENERATE(engines()));
    const Task task = task_at(world, "", world.app.clock.now());
    REQUIRE(insert(world, task));
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            world.app.database().write([&](Transaction& transaction) {
                auto locked = store::lock_task(transaction, world.ada.user.id, task.id);
                locked->title += "x";
                ++locked->version;
                store::update_task(transaction, world.ada.user.id, *locked, *locked);
            });
        });
    for (auto& thread : threads)
        thread.join();

    CHECK(list(world, TaskList::kAll).front().title == "xxxxxxxx");
    CHECK(list(world, TaskList::kAll).front().version == 9);
}

TEST_CASE("the Trash is purged of the oldest first and a few at a time") {
    World world(GENERATE(engines()));
    insert_six(world);
    const Moment now = world.app.clock.now();
    const auto purge = [&](Moment before, std::int64_t limit) {
        return world.app.database().write([&](Transaction& transaction) {
            return store::purge_trash(transaction, before, limit);
        });
    };

    CHECK(purge(now + 8, 10) == 0);
    CHECK(purge(now + 10, 1) == 1);
    CHECK(titles(list(world, TaskList::kTrash)) == "E");
    CHECK(purge(now + 10, 10) == 1);
    CHECK(titles(list(world, TaskList::kAll)) == "ABDF");
}
