// Filters and searches of somebody who has very many tasks: the plans of the commonest, and, when
// asked for by its tag, how long they take.
#include <chrono>
#include <iomanip>
#include <iostream>

#include "base/text.hpp"
#include "features/filters/filtered_home.hpp"
#include "store/search_store.hpp"

using namespace tasklight;
using namespace tasklight::test;
using database::Connection;
using database::Engine;

namespace {

// Of a hundred thousand: a tenth done, a third due within half a year around now, one in a
// thousand today, a few labels and projects of very different sizes.
Task one_of_many(const FilteredHome& home, int i, const std::vector<ProjectId>& projects) {
    Task task = home.task(
        std::string(i % 500 == 0 ? "Rare milk " : "Common task ").append(std::to_string(i)));
    task.created_at = home.now() - (1'000'000 - i) * kMinute / 10;
    task.project_id = projects[i % 1000 == 0 ? 0 : i % 10 == 0 ? 1 : 2];
    task.priority = i % 100 == 0 ? 1 : i % 20 == 0 ? 2 : 4;
    if (i % 3 == 0)
        task.due =
            Due{plus_days(Date(std::chrono::sys_days(std::chrono::days(home.now().ms / kDay))),
                          i / 3 % 500 - 30),
                std::nullopt, ""};
    if (i % 1000 == 1) task.labels = {"rare"};
    if (i % 5 == 2) task.labels = {"common"};
    if (i % 10 == 9) task.completed_at = home.now();
    return task;
}

void fill_one_by_one(FilteredHome& home, int count, const std::vector<ProjectId>& projects) {
    for (int from = 0; from < count; from += 2000)
        home.world.app.database().write([&](database::Transaction& transaction) {
            for (int i = from; i < std::min(count, from + 2000); ++i)
                REQUIRE(store::insert_task(transaction, home.world.ada.user.id,
                                           one_of_many(home, i, projects)));
        });
}

// The same tasks without a conversation about each.
void fill_on_server(FilteredHome& home, int count, const std::vector<ProjectId>& projects) {
    using database::named;
    constexpr auto* kTasks = R"sql(
        INSERT INTO tasks (id, owner_id, project_id, title, notes, labels, priority, due_date,
                           completed_at, created_at, updated_at, version, search_version)
        SELECT CAST(md5(CAST(i AS TEXT)) AS UUID), CAST(:owner AS UUID),
               CASE WHEN i % 1000 = 0 THEN CAST(:small AS UUID)
                    WHEN i % 10 = 0 THEN CAST(:middle AS UUID) ELSE CAST(:big AS UUID) END,
               CASE WHEN i % 500 = 0 THEN 'Rare milk ' ELSE 'Common task ' END || i, '',
               CASE WHEN i % 5 = 2 THEN 'common' WHEN i % 1000 = 1 THEN 'rare' ELSE '' END,
               CASE WHEN i % 100 = 0 THEN 1 WHEN i % 20 = 0 THEN 2 ELSE 4 END,
               CASE WHEN i % 3 = 0
                    THEN to_char(DATE '2027-01-31' + (i / 3 % 500 - 30), 'YYYY-MM-DD') END,
               CASE WHEN i % 10 = 9 THEN CAST(:now AS BIGINT) END,
               CAST(:now AS BIGINT) - CAST(1000000 - i AS BIGINT) * 6000, CAST(:now AS BIGINT), 1, 1
        FROM generate_series(0, CAST(:count AS INT) - 1) i
    )sql";
    constexpr auto* kLabels = R"sql(
        INSERT INTO task_labels (task_id, owner_id, name_folded)
        SELECT id, owner_id, labels FROM tasks WHERE labels <> ''
    )sql";
    constexpr auto* kWords = R"sql(
        INSERT INTO search_documents (task_id, owner_id, created_at, words)
        SELECT id, owner_id, created_at,
               CAST(regexp_replace(lower(title), '(\w+)',
                                   CAST(:mark AS TEXT) || '\1' || chr(58) || '1A', 'g') AS TSVECTOR)
        FROM tasks
    )sql";
    const std::string owner = home.world.ada.user.id.text();
    home.world.app.database().write([&](database::Transaction& transaction) {
        transaction.connection().execute(kTasks, named("owner", owner), named("small", projects[0]),
                                         named("middle", projects[1]), named("big", projects[2]),
                                         named("now", home.now()), named("count", count));
        transaction.connection().execute(kLabels);
        transaction.connection().execute(kWords, named("mark", owner.substr(24)));
    });
}

void fill(FilteredHome& home, Engine engine, int count) {
    const std::vector projects{home.project("Small"), home.project("Middle"), home.project("Big")};
    engine == Engine::kSqlite ? fill_one_by_one(home, count, projects)
                              : fill_on_server(home, count, projects);
}

void analyze(database::Database& program) {
    using Text = std::tuple<std::string>;
    const std::string schema = program.read([](Connection& connection) {
        return std::get<0>(*connection.find<Text>("SELECT CAST(current_schema() AS TEXT)"));
    });
    database::DatabaseOptions superuser;
    superuser.address = "postgresql://";
    database::Database(superuser).read([&](Connection& connection) {
        for (const auto* table : {"tasks", "task_labels", "projects", "search_documents"})
            connection.run("ANALYZE " + schema + '.' + table);
    });
}

std::string plan_of(FilteredHome& home, Connection& connection, const std::string& filter) {
    const auto sql =
        store::filter_query(connection, home.world.ada.user.id, home.parsed(filter),
                            filters::view_of(home.viewer(), home.now()), std::nullopt, 51);
    const auto parameters = sql.parameters();
    std::string plan;
    if (connection.engine() == Engine::kSqlite) {
        using Step = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::string>;
        for (const auto& step :
             connection.list_composed<Step>("EXPLAIN QUERY PLAN " + sql.text(), parameters))
            plan += std::get<3>(step) + '\n';
    } else {
        for (const auto& [line] :
             connection.list_composed<std::tuple<std::string>>("EXPLAIN " + sql.text(), parameters))
            plan += line + '\n';
    }
    return plan;
}

const std::vector<std::string> kCommon{"today",
                                       "overdue",
                                       "today | overdue",
                                       "7 days",
                                       "no date",
                                       "#Small",
                                       "#Middle",
                                       "#Big",
                                       "@rare",
                                       "@common",
                                       "@rar*",
                                       "p1",
                                       "p1 | p2",
                                       "(today | overdue) & #Big & !@common",
                                       "search: rare",
                                       "search: comm",
                                       "search: rare & p1",
                                       "search: nothing",
                                       "completed",
                                       "created: today",
                                       "!@common & !#Big",
                                       "subtask",
                                       "all tasks & #nowhere"};

// Milliseconds of this thread's processor, and of the clock at best.
struct Cost {
    double cpu;
    double best;
};

double cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <class Work>
Cost cost_of(Work work) {
    constexpr int kRounds = 15;
    Cost cost{0, 1e9};
    for (int i = 0; i < kRounds; ++i) {
        const double cpu = cpu_ms();
        const auto begin = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> time =
            std::chrono::steady_clock::now() - begin;
        cost.best = std::min(cost.best, time.count());
        cost.cpu += (cpu_ms() - cpu) / kRounds;
    }
    return cost;
}

template <class Work>
void report(Engine engine, const std::string& what, Work work) {
    std::size_t rows = 0;
    const Cost cost = cost_of([&] { rows = work(); });
    std::cout << std::fixed << std::setprecision(2)
              << (engine == Engine::kSqlite ? "sqlite   " : "postgres ") << std::setw(8) << cost.cpu
              << " ms cpu " << std::setw(8) << cost.best << " ms best " << std::setw(3) << rows
              << " rows  " << what << '\n';
}

}  // namespace

TEST_CASE("the commonest filters read tasks through an index") {
    const Engine engine = GENERATE(engines());
    FilteredHome home(engine);
    fill(home, engine, 4000);
    if (engine == Engine::kPostgresql) analyze(home.world.app.database());

    home.world.app.database().read([&](Connection& connection) {
        if (engine == Engine::kPostgresql) connection.run("SET enable_seqscan = off");
        for (const std::string& filter : kCommon) {
            const std::string plan = plan_of(home, connection, filter);
            INFO(filter << "\n" << plan);
            for (const auto step : split(plan, '\n')) {
                CHECK_FALSE(step.starts_with("SCAN t"));
                CHECK_FALSE(step.starts_with("SCAN l"));
                CHECK_FALSE(step.starts_with("SCAN d"));
                CHECK(step.find("Seq Scan") == std::string_view::npos);
            }
        }
        if (engine == Engine::kSqlite) {
            CHECK(plan_of(home, connection, "today").find("tasks_by_due") != std::string::npos);
            CHECK(plan_of(home, connection, "p1").find("tasks_by_priority") != std::string::npos);
        }
    });
}

TEST_CASE("filters and searches among a hundred thousand tasks", "[.measure]") {
    const Engine engine = GENERATE(engines());
    FilteredHome home(engine);
    fill(home, engine, 100'000);
    if (engine == Engine::kPostgresql) analyze(home.world.app.database());
    const UserId& ada = home.world.ada.user.id;

    home.world.app.database().read([&](Connection& connection) {
        for (const std::string& filter : kCommon)
            report(engine, filter, [&] {
                return store::filter_tasks(connection, ada, home.parsed(filter),
                                           filters::view_of(home.viewer(), home.now()),
                                           std::nullopt, 51)
                    .size();
            });
        for (const std::string words : {"rare", "rare milk 5", "common", "c", "nothing"})
            report(engine, "words: " + words, [&] {
                return store::search_tasks(connection, ada, words, std::nullopt, 51).size();
            });
    });
}
