// Which tasks each term of a filter selects. It is Sunday, 2027-01-31, 08:00 UTC.
#include "features/filters/filtered_home.hpp"

using namespace tasklight;
using namespace tasklight::test;

TEST_CASE("a filter selects tasks by when they are due") {
    FilteredHome home(GENERATE(engines()));
    home.add("whenever", [](Task&) {});
    home.add("last year", [](Task& t) { t.due = due_on("2026-05-01"); });
    home.add("yesterday", [](Task& t) { t.due = due_on("2027-01-30"); });
    home.add("today", [](Task& t) { t.due = due_on("2027-01-31"); });
    home.add("this morning", [](Task& t) { t.due = due_on("2027-01-31", "07:59"); });
    home.add("this evening", [](Task& t) { t.due = due_on("2027-01-31", "18:00"); });
    home.add("tomorrow", [](Task& t) { t.due = due_on("2027-02-01"); });
    home.add("next week", [](Task& t) { t.due = due_on("2027-02-06"); });
    home.add("in spring", [](Task& t) { t.due = due_on("2027-04-01"); });

    CHECK(home.titles("today") == "today, this morning, this evening");
    CHECK(home.titles("tomorrow") == "tomorrow");
    CHECK(home.titles("yesterday") == "yesterday");
    CHECK(home.titles("overdue") == "last year, yesterday, this morning");
    CHECK(home.titles("today | overdue") ==
          "last year, yesterday, today, this morning, this evening");
    CHECK(home.titles("no date") == "whenever");
    CHECK(home.titles("no time & today") == "today");
    CHECK(home.titles("!no time") == "this morning, this evening");
    CHECK(home.titles("due before: today") == "last year, yesterday");
    CHECK(home.titles("due after: tomorrow") == "next week, in spring");
    CHECK(home.titles("due: feb 6") == "next week");
    CHECK(home.titles("date: +1 day") == "tomorrow");
    CHECK(home.titles("7 days") == "today, this morning, this evening, tomorrow, next week");
    CHECK(home.titles("6 days") == "today, this morning, this evening, tomorrow");
    CHECK(home.titles("-3 days") == "yesterday");
    CHECK(home.titles("!today & !overdue") == "whenever, tomorrow, next week, in spring");
}

TEST_CASE("a time with a zone counts on the viewer's day") {
    FilteredHome home(GENERATE(engines()));
    // 15:30 UTC on the 31st, and 04:00 UTC on the 1st.
    home.add("Tokyo", [](Task& t) { t.due = due_on("2027-02-01", "00:30", "Asia/Tokyo"); });
    home.add("New York",
             [](Task& t) { t.due = due_on("2027-01-31", "23:00", "America/New_York"); });
    // 07:30 UTC, half an hour ago.
    home.add("Berlin", [](Task& t) { t.due = due_on("2027-01-31", "08:30", "Europe/Berlin"); });

    CHECK(home.titles("today") == "Tokyo, Berlin");
    CHECK(home.titles("tomorrow") == "New York");
    CHECK(home.titles("overdue") == "Berlin");

    home.zone = "Asia/Tokyo";
    CHECK(home.titles("today") == "Berlin");
    CHECK(home.titles("tomorrow") == "Tokyo, New York");

    home.zone = "America/New_York";
    CHECK(home.titles("today") == "Tokyo, New York, Berlin");
}

TEST_CASE("what has no zone is due by the viewer's clock") {
    FilteredHome home(GENERATE(engines()));
    home.add("at nine", [](Task& t) { t.due = due_on("2027-01-31", "09:00"); });

    CHECK(home.titles("overdue").empty());

    home.zone = "Asia/Tokyo";  // 17:00 there
    CHECK(home.titles("overdue") == "at nine");

    home.zone = "Pacific/Honolulu";  // still Saturday there
    CHECK(home.titles("overdue").empty());
    CHECK(home.titles("tomorrow") == "at nine");
}

TEST_CASE("a filter selects tasks by deadline, repeat, priority and age") {
    FilteredHome home(GENERATE(engines()));
    home.add("taxes", [](Task& t) { t.deadline = parse_date("2027-02-28"); });
    home.add("gym", [](Task& t) {
        t.due = due_on("2027-02-01");
        t.repeat = Repeat{"FREQ=DAILY", RepeatMode::kSchedule, ShortMonth::kClamp, "2027-02-01"};
    });
    home.add("fire", [](Task& t) { t.priority = 1; });
    home.add("smoke", [](Task& t) { t.priority = 3; });
    home.add("old", [](Task& t) { t.created_at = t.created_at - 400 * kDay; });

    CHECK(home.titles("deadline: feb 28") == "taxes");
    CHECK(home.titles("deadline before: 2027-03-01") == "taxes");
    CHECK(home.titles("deadline after: today & deadline before: +1 week").empty());
    CHECK(home.titles("no deadline & !recurring") == "old, fire, smoke");
    CHECK(home.titles("recurring") == "gym");
    CHECK(home.titles("p1") == "fire");
    CHECK(home.titles("p1 | p3") == "fire, smoke");
    CHECK(home.titles("no priority") == "old, taxes, gym");
    CHECK(home.titles("!p4") == "fire, smoke");
    CHECK(home.titles("created before: -365 days") == "old");
    CHECK(home.titles("created: today & !p4") == "fire, smoke");
    CHECK(home.titles("created after: -365 days") == "taxes, gym, fire, smoke");
}

TEST_CASE("a filter selects tasks by label, whatever its case") {
    FilteredHome home(GENERATE(engines()));
    home.add("paint", [](Task& t) { t.labels = {"Home", "weekend"}; });
    home.add("mow", [](Task& t) { t.labels = {"home/garden"}; });
    home.add("call", [](Task& t) { t.labels = {"CAFÉ"}; });
    home.add("odd", [](Task& t) { t.labels = {"100%_~"}; });
    home.add("plain", [](Task&) {});

    CHECK(home.titles("@home") == "paint");
    CHECK(home.titles("@home*") == "paint, mow");
    CHECK(home.titles("@*end") == "paint");
    CHECK(home.titles("@*o*e*") == "paint, mow");
    CHECK(home.titles("@café") == "call");
    CHECK(home.titles("@100%_~") == "odd");
    CHECK(home.titles("@100%_*") == "odd");
    CHECK(home.titles("@1__*").empty());
    CHECK(home.titles("no labels") == "plain");
    CHECK(home.titles("!@home & !@café & !@100*") == "mow, plain");
}

TEST_CASE("a filter selects tasks by project and section") {
    FilteredHome home(GENERATE(engines()));
    const ProjectId work = home.project("Work");
    const ProjectId travel = home.project("Travel", work);
    const ProjectId old = home.project("Work (old)", std::nullopt, true);
    const SectionId later = home.section(work, "Später");
    home.add("letter", [](Task&) {});
    home.add("report", [&](Task& t) { t.project_id = work; });
    home.add("archive", [&](Task& t) {
        t.project_id = work;
        t.section_id = later;
    });
    home.add("ticket", [&](Task& t) { t.project_id = travel; });
    home.add("dust", [&](Task& t) { t.project_id = old; });

    CHECK(home.titles("#work") == "report, archive");
    CHECK(home.titles("##WORK") == "report, archive, ticket");
    CHECK(home.titles("#Inbox") == "letter");
    CHECK(home.titles("#work*") == "report, archive, dust");
    CHECK(home.titles("#work \\(old\\)") == "dust");
    CHECK(home.titles("#nowhere").empty());
    CHECK(home.titles("!#work") == "letter, ticket, dust");
    CHECK(home.titles("/später") == "archive");
    CHECK(home.titles("/*") == "archive");
    CHECK(home.titles("#work & !/*") == "report");
    CHECK(home.titles("no date") == "letter, report, archive, ticket");
    CHECK(home.titles("all tasks") == "letter, report, archive, ticket, dust");
}

TEST_CASE("a subtask is found whatever its parent is like") {
    FilteredHome home(GENERATE(engines()));
    Task trip = home.task("trip");
    trip.completed_at = home.now();
    home.add(trip);
    home.add("pack", [&](Task& t) {
        t.parent_id = trip.id;
        t.priority = 1;
    });

    CHECK(home.titles("p1") == "pack");
    CHECK(home.titles("subtask") == "pack");
    CHECK(home.titles("no parent & p1").empty());
    CHECK(home.titles("all tasks & !subtask") == "trip");
}

TEST_CASE("a filter shows open tasks that have started unless it says otherwise") {
    FilteredHome home(GENERATE(engines()));
    home.add("open", [](Task&) {});
    home.add("done", [&](Task& t) {
        t.completed_at = home.now();
        t.due = due_on("2027-01-01");
    });
    home.add("later", [](Task& t) { t.start_date = parse_date("2027-02-01"); });
    home.add("started", [](Task& t) { t.start_date = parse_date("2027-01-31"); });
    home.add("gone", [&](Task& t) { t.deleted_at = home.now(); });

    CHECK(home.titles("no deadline") == "open, started");
    CHECK(home.titles("!p1") == "open, started");
    CHECK(home.titles("completed") == "done");
    CHECK(home.titles("no deadline & !completed") == "open, started");
    CHECK(home.titles("overdue | no deadline").find("done") == std::string::npos);
    CHECK(home.titles("starting after: today") == "later");
    CHECK(home.titles("starting before: tomorrow") == "started");
    CHECK(home.titles("starting: tomorrow") == "later");
    CHECK(home.titles("all tasks") == "open, done, later, started");
    CHECK(home.titles("view all & overdue").empty());
    CHECK(home.titles("!all tasks").empty());
}

TEST_CASE("a filter finds words") {
    FilteredHome home(GENERATE(engines()));
    home.add("Buy oat milk", [](Task& t) { t.due = due_on("2027-01-31"); });
    home.add("Milkshake bar", [](Task& t) { t.notes = "near the café"; });
    home.add("Read", [](Task&) {});

    CHECK(home.titles("search: milk") == "Buy oat milk, Milkshake bar");
    CHECK(home.titles("search: milk & today") == "Buy oat milk");
    CHECK(home.titles("search: CAFE bar") == "Milkshake bar");
    CHECK(home.titles("!search: milk") == "Read");
}

TEST_CASE("a filter never shows the tasks of others") {
    FilteredHome home(GENERATE(engines()));
    Task secret = home.task("secret");
    secret.project_id = home.world.grace.inbox;
    secret.labels = {"home"};
    secret.priority = 1;
    home.add(home.world.grace, secret);

    for (const char* filter : {"all tasks", "p1", "@home", "@*", "#Inbox", "search: secret"})
        CHECK(home.titles(filter).empty());
}

TEST_CASE("no text of a filter becomes SQL") {
    FilteredHome home(GENERATE(engines()));
    home.add("safe", [](Task& t) { t.labels = {"x' OR '1'='1"}; });

    for (const std::string nasty :
         {"' OR 1=1 --", "x'; DROP TABLE tasks; --", "\\\\' OR ''='", "$1", ":p0", "%", "\\*", "_",
          "\"", "a\" OR \"b", "NOT x", "a AND b", "NEAR(a b)", "a:*", "a:b", "{title} : x", "^a",
          "a <-> b"}) {
        for (const char* sign : {"@", "#", "##", "/", "search: a"}) {
            INFO(sign << nasty);
            const auto parsed =
                filters::parse_filter(sign + nasty, filters::today_of(home.viewer(), home.now()));
            if (std::holds_alternative<FilterNode>(parsed))
                CHECK(home.titles(sign + nasty).empty());
        }
    }
    CHECK(home.titles("@x' or '1'='1") == "safe");
    CHECK(home.titles("all tasks") == "safe");
}
