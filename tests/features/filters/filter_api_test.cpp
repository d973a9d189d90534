// GET /tasks?filter=… and /api/v1/tasks?filter=….
#include "base/text.hpp"
#include "features/filters/filtered_home.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

std::string filtered(const std::string& filter) {
    return "/api/v1/tasks?filter=" + percent_encode(filter);
}

}  // namespace

TEST_CASE("a list of tasks can be filtered, and says how it understood the filter") {
    FilteredHome home(GENERATE(engines()));
    home.add("milk", [](Task& t) { t.priority = 1; });
    home.add("bread", [](Task&) {});
    const Client ada = home.world.program(home.world.ada);

    const Reply reply = ada.get_json(filtered("P1 &  !@waiting*"));

    CHECK(reply.status() == 200);
    CHECK(reply.each("tasks", "title") == "milk");
    CHECK(reply.at("next_cursor") == "null");
    CHECK(reply.at("filter.kind") == "and");
    CHECK(reply.at("filter.text") == "p1 & !@waiting*");
    CHECK(reply.at("filter.children.0.priority") == "1");
    CHECK(reply.at("filter.children.1.kind") == "not");
    CHECK(reply.at("filter.children.1.children.0.name") == "waiting*");
    CHECK(reply.at("filter.children.1.start") == "6");
    CHECK(reply.at("filter.children.1.end") == "16");
    CHECK(ada.get_json("/tasks?filter=p1").each("tasks", "title") == "milk");
}

TEST_CASE("a filter says which days its dates mean") {
    FilteredHome home(GENERATE(engines()));
    const Client ada = home.world.program(home.world.ada);

    const Reply reply = ada.get_json(filtered("due before: monday | next week"));

    CHECK(reply.at("filter.children.0.comparison") == "before");
    CHECK(reply.at("filter.children.0.dates.first") == "2027-02-01");
    CHECK(reply.at("filter.children.1.dates.last") == "2027-02-07");
}

TEST_CASE("a filter that cannot be read is refused with the place of the fault") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);

    const Reply reply = ada.get_json(filtered("@ä & Käse"));

    CHECK(reply.status() == 422);
    CHECK(reply.at("errors.0.field") == "filter");
    CHECK(reply.at("errors.0.start") == "5");
    CHECK(reply.at("errors.0.end") == "9");
    CHECK(reply.at("errors.0.message").find("search:") != std::string::npos);
    for (const std::string wrong : {"", " ", "p1,p2", "((", "p1\n", "p1 & \\"})
        CHECK(ada.get_json(filtered(wrong)).status() >= 400);
    CHECK(ada.get_json(filtered(std::string(5000, '!'))).status() == 422);
    CHECK(ada.get_json(filtered("p1") + "&cursor=nonsense").status() == 400);
    CHECK(ada.get_json(filtered("p1") + "&limit=201").status() == 400);
}

TEST_CASE("a filtered list comes page by page and stays right while tasks are added") {
    FilteredHome home(GENERATE(engines()));
    for (int i = 0; i < 7; ++i)
        home.add(std::to_string(i), [&](Task& t) { t.priority = i % 2 == 0 ? 1 : 4; });
    const Client ada = home.world.program(home.world.ada);

    const Reply first = ada.get_json(filtered("p1") + "&limit=2");
    home.add("late", [](Task& t) { t.priority = 1; });
    const Reply second =
        ada.get_json(filtered("p1") + "&limit=2&cursor=" + percent_encode(first.at("next_cursor")));
    const Reply third = ada.get_json(filtered("p1") +
                                     "&limit=2&cursor=" + percent_encode(second.at("next_cursor")));

    CHECK(first.each("tasks", "title") == "0 2");
    CHECK(first.header("Link").find("filter=p1") != std::string::npos);
    CHECK(second.each("tasks", "title") == "4 6");
    CHECK(third.each("tasks", "title") == "late");
    CHECK(third.at("next_cursor") == "null");
}

TEST_CASE("a filtered list costs one statement, and one more for names") {
    FilteredHome home(GENERATE(engines()));
    const Client ada = home.world.program(home.world.ada);
    const auto cost = [&](const std::string& filter) {
        const auto before = home.world.app.database().statistics().statements;
        CHECK(ada.get_json(filtered(filter)).status() == 200);
        return home.world.app.database().statistics().statements - before;
    };

    CHECK(cost("today | overdue") == 2);
    CHECK(cost("#Work & /Later | ##Home") == 3);
}

TEST_CASE("filters without end leave the prepared statements alone") {
    FilteredHome home(GENERATE(engines()));
    home.add("milk", [](Task&) {});
    auto& database = home.world.app.database();

    database.read([&](database::Connection& connection) {
        const auto filter = [&](const std::string& text) {
            return store::filter_tasks(connection, home.world.ada.user.id, home.parsed(text),
                                       filters::view_of(home.viewer(), home.now()), std::nullopt,
                                       10);
        };
        std::string text = "no date";
        for (int i = 0; i < 90; ++i, text += " & p4")
            CHECK(filter(text).size() == 1);
        const auto* kept = connection.engine() == database::Engine::kSqlite
                               ? "SELECT count(*) FROM sqlite_stmt WHERE sql LIKE '%found_at%'"
                               : "SELECT count(*) FROM pg_prepared_statements "
                                 "WHERE statement LIKE '%found_at%'";
        CHECK(std::get<0>(*connection.find<std::tuple<std::int64_t>>(kept)) <= 2);
    });
}
