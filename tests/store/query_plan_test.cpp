// No query of a request reads a table from end to end: with many tasks of many users, each engine
// says of every statement that the stores prepared how it would run it.
#include "base/text.hpp"
#include "store/change_store.hpp"
#include "store/idempotency_store.hpp"
#include "store/label_store.hpp"
#include "store/operation.hpp"
#include "store/place_store.hpp"
#include "store/project_store.hpp"
#include "store/saved_filter_store.hpp"
#include "store/session_store.hpp"
#include "store/task_date_store.hpp"
#include "store/task_place_store.hpp"
#include "store/task_store.hpp"
#include "store/task_tree_store.hpp"
#include "store/user_store.hpp"
#include "support/plans.hpp"
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;
using database::Connection;
using database::Engine;
using database::Transaction;

namespace {

constexpr std::int64_t kRows = 50;
const Date kFirstDue = *parse_date("2027-01-01");

void fill(World& world) {
    world.app.database().write([&](Transaction& transaction) {
        for (const Person* person : {&world.ada, &world.grace, &world.linus})
            for (int i = 0; i < 300; ++i) {
                Task task;
                const Moment at = world.app.clock.now() + i;
                task.id = TaskId::make(at);
                task.project_id = person->inbox;
                task.title = "task";
                task.created_at = task.updated_at = at;
                if (i % 3 == 0) task.completed_at = at;
                if (i % 5 == 0) task.deleted_at = at;
                if (i % 2 == 0) task.due = Due{plus_days(kFirstDue, i), std::nullopt, ""};
                if (i % 7 == 0) task.labels = {"home"};
                REQUIRE(store::insert_task(transaction, person->user.id, task));
            }
    });
}

// Every read of the stores that a request makes.
void read_everything(Connection& connection, const World& world) {
    const UserId& ada = world.ada.user.id;
    const ListPosition after{Moment{1}, world.ada.inbox.text()};
    using store::TaskList;
    for (const TaskList list :
         {TaskList::kAll, TaskList::kOpen, TaskList::kCompleted, TaskList::kTrash}) {
        (void)store::list_tasks(connection, ada, list, std::nullopt, kRows);
        (void)store::list_tasks(connection, ada, list, after, kRows);
    }
    (void)store::find_task(connection, ada, TaskId::stored(after.id));
    (void)store::list_projects(connection, ada, std::nullopt, kRows);
    (void)store::list_projects(connection, ada, after, kRows);
    (void)store::find_project(connection, ada, world.ada.inbox);
    (void)store::inbox_of(connection, ada);
    (void)store::list_filters(connection, ada, std::nullopt, kRows);
    (void)store::list_filters(connection, ada, after, kRows);
    (void)store::find_filter(connection, ada, FilterId::stored(after.id));
    (void)store::find_viewer(connection, "hash", Moment{1}, Moment{0});
    (void)store::list_sessions(connection, ada, SessionKind::kSession, Moment{1}, Moment{0});
    (void)store::find_credentials(connection, "ada");
    (void)store::find_credentials(connection, "ada@example.org");
    (void)store::find_credentials(connection, ada);
    (void)store::changes_of_operation(connection, ada, OperationId::stored(after.id));
    const store::StreamRange inbox{stream_of(world.ada.inbox), {}, 1};
    (void)store::streams_of(connection, ada);
    (void)store::list_changes(connection, std::array{inbox}, kRows);
    (void)store::changes_of_record(connection, ada, "task", after.id, kRows);
    (void)store::changes_of_record(connection, ada, "task", after.id, kRows,
                                   store::HistoryPosition{OperationId::stored(after.id), 0});
}

// What pages of dates, projects and labels read.
void read_for_pages(Connection& connection, const World& world) {
    const UserId& ada = world.ada.user.id;
    const std::string id = world.ada.inbox.text();
    const Date today = *parse_date("2027-01-31");
    const store::ReadersDay day{today, Moment{1}};
    const store::DuePosition due{today, id};
    const ListPosition after{Moment{1}, id};
    const store::PlacePosition place{1, id};
    for (const bool first : {true, false}) {
        const auto at_due = first ? std::nullopt : std::optional(due);
        const auto at_moment = first ? std::nullopt : std::optional(after);
        const auto at_place = first ? std::nullopt : std::optional(place);
        const auto at_task = first ? std::nullopt : std::optional(TaskId::stored(id));
        const auto at_project = first ? std::nullopt : std::optional(store::ProjectPosition{1, id});
        (void)store::list_due_until(connection, ada, day, at_due, kRows);
        (void)store::list_due_after(connection, ada, day, at_due, kRows);
        (void)store::list_started(connection, ada, today, at_moment, kRows);
        (void)store::list_tasks_in_project(connection, ada, world.ada.inbox, at_place, kRows);
        (void)store::list_tasks_labelled(connection, ada, "home", today, at_task, kRows);
        (void)store::projects_in_order(connection, ada, at_project, kRows);
        (void)store::list_labels(connection, ada, at_moment, kRows);
    }
    (void)store::find_task_family(connection, ada, TaskId::stored(id));
    (void)store::find_project_parts(connection, ada, world.ada.inbox);
    (void)store::list_places(connection, ada, kRows);
}

}  // namespace

TEST_CASE("every query of a request uses an index") {
    const Engine engine = GENERATE(engines());
    World world(engine);
    fill(world);
    analyze(world.app.database());

    const auto plans = world.app.database().read([&](Connection& connection) {
        read_everything(connection, world);
        read_for_pages(connection, world);
        if (engine == Engine::kPostgresql) connection.run("SET enable_seqscan = off");
        return prepared_plans(connection);
    });

    CHECK(plans.size() >= 38);
    for (const auto& [sql, plan] : plans) {
        INFO(sql << "\n" << plan);
        for (const auto step : split(plan, '\n')) {
            CHECK_FALSE(reads_a_whole_table(step, plan));
        }
        if (sql.find("FROM tasks") == std::string::npos || sql.find("LIMIT") == std::string::npos)
            continue;
        CHECK(plan.find("TEMP B-TREE") == std::string::npos);
        CHECK(plan.find("Sort") == std::string::npos);
    }
}
