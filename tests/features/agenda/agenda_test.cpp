// What is due today, and on the days to come. Now is Sunday, 31 January 2027, 08:00 in UTC.
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

std::string due_task(World& world, const std::string& title, const std::string& due,
                     const std::string& more = "") {
    return world.program(world.ada)
        .post_json("/api/v1/tasks",
                   R"({"title":")" + title + R"(","due":{)" + due + "}" + more + "}")
        .at("id");
}

std::string on(const std::string& date) { return R"("date":")" + date + "\""; }

void live_in(World& world, const std::string& zone) {
    REQUIRE(world.program(world.ada)
                .patch_json("/users/me", R"({"zone":")" + zone + R"("})")
                .status() == 200);
}

// The titles on the page, in its order.
std::string titles(const Reply& page) {
    constexpr std::string_view kMark = "dir=\"auto\">task-";
    std::string found;
    const std::string text = page.body();
    for (auto at = text.find(kMark); at != std::string::npos; at = text.find(kMark, at + 1)) {
        const auto begin = at + kMark.size();
        found += text.substr(begin, text.find('<', begin) - begin) + ' ';
    }
    return found;
}

}  // namespace

TEST_CASE("today holds what is overdue and what is due today, by date, then priority") {
    World world(GENERATE(engines()));
    due_task(world, "task-tomorrow", on("2027-02-01"));
    due_task(world, "task-plain", on("2027-01-31"));
    due_task(world, "task-urgent", on("2027-01-31"), R"(,"priority":1)");
    due_task(world, "task-late", on("2027-01-02"));
    const std::string done = due_task(world, "task-done", on("2027-01-31"));
    (void)world.program(world.ada).post_json("/api/v1/tasks/" + done + "/completion");
    due_task(world, "task-evening", on("2027-01-31") + R"(,"time":"18:00")");
    due_task(world, "task-dawn", on("2027-01-31") + R"(,"time":"06:00")");
    const Client ada = world.browser(world.ada);

    const Reply page = ada.get("/today");

    CHECK(titles(page) == "late dawn urgent plain evening ");
    CHECK(page.says(">Overdue</h2>"));
    CHECK(page.says(">Today, Sunday 31 January</h2>"));
    CHECK(page.says("Overdue: 2 Jan"));
    CHECK(page.says("Today 18:00"));
    CHECK(titles(world.browser(world.grace).get("/today")).empty());
}

TEST_CASE("upcoming goes on day by day") {
    World world(GENERATE(engines()));
    due_task(world, "task-far", on("2028-01-01"));
    due_task(world, "task-next", on("2027-02-01"));
    due_task(world, "task-today", on("2027-01-31"));
    due_task(world, "task-soon", on("2027-02-03"), R"(,"priority":2)");
    const Client ada = world.browser(world.ada);

    const Reply page = ada.get("/upcoming");

    CHECK(titles(page) == "next soon far ");
    CHECK(page.says(">Tomorrow, Monday 1 February</h2>"));
    CHECK(page.says(">Wednesday 3 February</h2>"));
    CHECK(page.says(">Saturday 1 January 2028</h2>"));
}

TEST_CASE("the reader's zone decides what day it is") {
    World world(GENERATE(engines()));
    due_task(world, "task-sunday", on("2027-01-31"));
    due_task(world, "task-saturday", on("2027-01-30"));
    const Client ada = world.browser(world.ada);

    live_in(world, "Pacific/Honolulu");
    CHECK(titles(ada.get("/today")) == "saturday ");
    CHECK_FALSE(ada.get("/today").says("Overdue"));
    CHECK(titles(ada.get("/upcoming")) == "sunday ");

    live_in(world, "Pacific/Kiritimati");
    CHECK(titles(ada.get("/today")) == "saturday sunday ");
    CHECK(ada.get("/today").says("Overdue: Yesterday"));
}

TEST_CASE("a time in a zone of its own stands on the day that it falls on here") {
    World world(GENERATE(engines()));
    due_task(world, "task-call", on("2027-02-01") + R"(,"time":"08:00","zone":"Pacific/Auckland")");
    due_task(world, "task-night",
             on("2027-01-31") + R"(,"time":"20:00","zone":"America/New_York")");
    const Client ada = world.browser(world.ada);

    const Reply today = ada.get("/today");
    const Reply upcoming = ada.get("/upcoming");

    CHECK(titles(today) == "call ");
    CHECK(today.says("Today 19:00 (08:00 in Pacific/Auckland)"));
    CHECK(titles(upcoming) == "night ");
    CHECK(upcoming.says("Tomorrow 01:00 (20:00 in America/New_York)"));
    CHECK(upcoming.says(">Tomorrow, Monday 1 February</h2>"));
}

TEST_CASE("long lists of dates come in pages that the link joins") {
    World world(GENERATE(engines()));
    for (const char* day : {"1", "2", "3", "4", "5"})
        due_task(world, std::string("task-") + day, on(std::string("2027-02-0") + day));
    for (const char* day : {"6", "7", "8"})
        due_task(world, std::string("task-") + day, on(std::string("1900-01-0") + day));
    const Client ada = world.browser(world.ada);
    const auto all_pages = [&](const std::string& start) {
        std::string all;
        for (std::string target = start; !target.empty();) {
            const Reply page = ada.get(target);
            REQUIRE(page.status() == 200);
            all += titles(page);
            const std::string link = page.header("Link");
            target = link.empty() ? "" : link.substr(1, link.find('>') - 1);
        }
        return all;
    };

    CHECK(all_pages("/upcoming?limit=2") == "1 2 3 4 5 ");
    CHECK(all_pages("/today?limit=2") == "6 7 8 ");
    CHECK(ada.get("/today?cursor=nonsense").status() == 400);
    CHECK(ada.get("/today?cursor=9999999999.018f0000-0000-7000-8000-00000000000a").status() == 400);
}

TEST_CASE("completing a task of today leads back to today") {
    World world(GENERATE(engines()));
    const std::string id = due_task(world, "task-one", on("2027-01-31"));
    const Client ada = world.browser(world.ada).with("Referer", "http://tasks.example.org/today");

    CHECK(ada.post_form("/tasks/" + id + "/completion").header("Location") == "/today");
    CHECK(ada.get("/today").says("Nothing is due today."));
}

TEST_CASE("a task whose start date has not come is not on the first page") {
    World world(GENERATE(engines()));
    const Client program = world.program(world.ada);
    (void)program.post_json("/api/v1/tasks", R"({"title":"task-later","start_date":"2027-02-01"})");
    (void)program.post_json("/api/v1/tasks", R"({"title":"task-now","start_date":"2027-01-31"})");
    const Client ada = world.browser(world.ada);
    CHECK(titles(ada.get("/")) == "now ");
    CHECK(titles(ada.get("/projects/" + world.ada.inbox.text())) == "now later ");

    live_in(world, "Pacific/Kiritimati");
    world.app.clock.advance(3 * kHour);
    CHECK(titles(ada.get("/tasks")) == "later now ");
}

TEST_CASE("a page with words of dates is another one when the day is") {
    World world(GENERATE(engines()));
    due_task(world, "task-one", on("2027-01-31"));
    const Client ada = world.browser(world.ada);
    const Client again = ada.with("If-None-Match", ada.get("/").header("ETag"));

    CHECK(again.get("/").status() == 304);
    world.app.clock.advance(kDay);
    const Reply next_day = again.get("/");

    CHECK(next_day.status() == 200);
    CHECK(next_day.says("Overdue: Yesterday"));
}

TEST_CASE("no list of a day shows what has not started or lies in an archived project") {
    World world(GENERATE(engines()));
    const Client program = world.program(world.ada);
    const std::string project =
        program.post_json("/api/v1/projects", R"({"name":"Old house"})").at("id");
    const std::string label = program.post_json("/api/v1/labels", R"({"name":"garden"})").at("id");
    const std::string labelled = R"(,"labels":["garden"])";
    for (const std::string date : {"2027-01-31", "2027-02-05"}) {
        due_task(world, "task-waiting", on(date), R"(,"start_date":"2027-02-01")" + labelled);
        due_task(world, "task-resting", on(date), R"(,"project_id":")" + project + "\"" + labelled);
        due_task(world, "task-shown", on(date), labelled);
    }
    REQUIRE(program.patch_json("/api/v1/projects/" + project, R"({"archived":true})").status() ==
            200);

    const Client ada = world.browser(world.ada);
    CHECK(titles(ada.get("/today")) == "shown ");
    CHECK(titles(ada.get("/upcoming")) == "shown ");
    CHECK(titles(ada.get("/labels/" + label)) == "shown shown ");
    CHECK(titles(ada.get("/")) == "shown shown ");
}
