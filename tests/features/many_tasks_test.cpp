// What the first page of each list costs somebody who has a hundred thousand tasks: three
// statements at most, and none of them reads the tasks from end to end.
#include "support/many_tasks.hpp"

#include "base/text.hpp"
#include "store/search_store.hpp"
#include "support/plans.hpp"

using namespace tasklight;
using namespace tasklight::test;
using database::Connection;
using database::Engine;

namespace {

constexpr int kTasks = 100'000;

void check_plan(const std::string& what, const std::string& plan) {
    INFO(what << '\n' << plan);
    CHECK(plan != "");
    for (const auto step : split(plan, '\n'))
        CHECK_FALSE(reads_a_whole_table(step, plan));
}

std::string made_id(const Client& program, const std::string& path, const std::string& body) {
    return program.post_json(path, body).at("id");
}

}  // namespace

TEST_CASE("the first page of each list of very many tasks costs little") {
    const Engine engine = GENERATE(engines());
    FilteredHome home(engine);
    World& world = home.world;
    const ManyTasks many = fill_with_tasks(home, kTasks);
    analyze(world.app.database());
    const Client browser = world.browser(world.ada);
    const Client program = world.program(world.ada);
    const std::string filter = made_id(program, "/api/v1/filters",
                                       R"({"name":"Soon","query":"(today | overdue) & #Big"})");
    const std::string label = made_id(program, "/api/v1/labels", R"({"name":"Common"})");
    const auto cost = [&](const auto& get, const std::string& path) {
        INFO(path);
        const std::int64_t before = world.app.database().statistics().statements;
        CHECK(get(path).status() == 200);
        CHECK(world.app.database().statistics().statements - before <= 3);
    };

    // Whoever may read on one connection alone finds there what the requests prepared.
    for (const std::string& path :
         {std::string("/"), std::string("/tasks/completed"), std::string("/tasks/trash"),
          std::string("/today"), std::string("/upcoming"), std::string("/projects"),
          "/projects/" + many.small.text(), "/projects/" + many.big.text(), std::string("/labels"),
          "/labels/" + label, std::string("/filters"), "/filters/" + filter,
          std::string("/search?q=rare"), std::string("/search?q=common"),
          std::string("/search?q=(today%20|%20overdue)%20%26%20%23Big")})
        cost([&](const std::string& p) { return browser.get(p); }, path);
    for (const std::string& path :
         {std::string("/api/v1/tasks"), std::string("/api/v1/tasks?state=completed"),
          std::string("/api/v1/tasks?filter=today"), std::string("/api/v1/search?q=rare"),
          std::string("/api/v1/projects"), std::string("/api/v1/labels"),
          std::string("/api/v1/changes")})
        cost([&](const std::string& p) { return program.get_json(p); }, path);

    world.app.database().read([&](Connection& connection) {
        if (engine == Engine::kPostgresql) connection.run("SET enable_seqscan = off");
        const auto plans = prepared_plans(connection);
        CHECK(plans.size() >= 15);
        for (const auto& [sql, plan] : plans)
            check_plan(sql, plan);

        const UserId& ada = world.ada.user.id;
        const auto plan_of_filter = [&](const std::string& text) {
            return plan_of(connection, store::filter_query(
                                           connection, ada, home.parsed(text),
                                           filters::view_of(home.viewer(), home.now()), {}, 51));
        };
        for (const std::string& text : common_filters())
            check_plan(text, plan_of_filter(text));
        for (const std::string words : {"rare", "common task", "nothing"})
            check_plan(words,
                       plan_of(connection, store::search_query(connection, ada, words, {}, 51)));
        if (engine == Engine::kSqlite) {
            CHECK(plan_of_filter("today").find("tasks_by_due") != std::string::npos);
            CHECK(plan_of_filter("p1").find("tasks_by_priority") != std::string::npos);
        }
    });
}
