// Repeating tasks over JSON: their next dates, the history, and the reasons.
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

struct Repeating {
    World& world;
    std::string path;

    Repeating(World& in, const std::string& fields)
        : world(in),
          path("/api/v1/tasks/" +
               in.program(in.ada)
                   .post_json("/api/v1/tasks", R"({"title":"Pay rent",)" + fields + "}")
                   .at("id")) {}

    Reply complete(const std::string& body = "{}") const {
        return world.program(world.ada).post_json(path + "/completion", body);
    }
    Reply skip(const std::string& body = "{}") const {
        return world.program(world.ada).post_json(path + "/skip", body);
    }
    Reply task() const { return world.program(world.ada).get_json(path); }
    std::string history() const {
        const Reply reply = world.program(world.ada).get_json(path + "/completions");
        return reply.each("completions", "kind") + ": " + reply.each("completions", "occurrence");
    }
};

}  // namespace

TEST_CASE("a monthly task of the 31st visits short months and comes back") {
    World world(GENERATE(engines()));
    const Repeating rent(world, R"("due":{"date":"2027-01-31"},"repeat":{"rule":"FREQ=MONTHLY"})");

    std::string dates;
    for (int i = 0; i < 3; ++i)
        dates += rent.complete().at("due.date") + ' ';

    CHECK(dates == "2027-02-28 2027-03-31 2027-04-30 ");
    CHECK(rent.task().at("repeat.anchor") == "2027-01-31");
    CHECK(rent.task().at("why.wanted_day") == "31");
    CHECK(rent.task().at("why.clamped") == "true");
    CHECK(rent.task().at("completed") == "false");
    CHECK(rent.history() == "completed completed completed: 2027-03-31 2027-02-28 2027-01-31");
}

TEST_CASE("an occurrence is completed once, however often it is named") {
    World world(GENERATE(engines()));
    const Repeating rent(world, R"("due":{"date":"2027-02-15"},"repeat":{"rule":"FREQ=WEEKLY"})");

    const Reply first = rent.complete(R"({"occurrence":"2027-02-15"})");
    const Reply again = rent.complete(R"({"occurrence":"2027-02-15"})");

    CHECK(first.at("due.date") == "2027-02-22");
    CHECK(again.at("due.date") == "2027-02-22");
    CHECK(again.at("operation") == "null");
    CHECK(again.at("version") == first.at("version"));
    CHECK(rent.complete(R"({"occurrence":"the 15th"})").status() == 422);
}

TEST_CASE("a task that is 90 days late moves to the future at once and counts what was missed") {
    World world(GENERATE(engines()));
    const Repeating rent(world, R"("due":{"date":"2026-11-02"},"repeat":{"rule":"FREQ=DAILY"})");

    const Reply done = rent.complete();

    CHECK(done.at("due.date") == "2027-02-01");
    const Reply history = world.program(world.ada).get_json(rent.path + "/completions");
    CHECK(history.at("completions.0.missed") == "90");
}

TEST_CASE("completing early moves past the occurrence that was done") {
    World world(GENERATE(engines()));
    const Repeating rent(world, R"("due":{"date":"2027-03-01"},"repeat":{"rule":"FREQ=WEEKLY"})");
    CHECK(rent.complete().at("due.date") == "2027-03-08");
}

TEST_CASE("a repeat from completion counts from the day on which it was done") {
    World world(GENERATE(engines()));
    const Repeating plants(
        world,
        R"("due":{"date":"2027-01-10"},"repeat":{"rule":"FREQ=DAILY;INTERVAL=10","mode":"completion"})");
    CHECK(plants.complete().at("due.date") == "2027-02-10");
}

TEST_CASE("a skipped date is remembered and the next one comes") {
    World world(GENERATE(engines()));
    const Repeating rent(world, R"("due":{"date":"2027-02-15"},"repeat":{"rule":"FREQ=WEEKLY"})");

    CHECK(rent.skip().at("due.date") == "2027-02-22");
    CHECK(rent.skip(R"({"occurrence":"2027-02-15"})").at("due.date") == "2027-02-22");
    CHECK(rent.history() == "skipped: 2027-02-15");
    CHECK(world.program(world.ada)
              .post_json("/api/v1/tasks/" + world.task(world.ada, "Once") + "/skip")
              .status() == 409);
}

TEST_CASE("a repeat that has ended leaves the task done, and reopening takes that back") {
    World world(GENERATE(engines()));
    const Repeating pills(world,
                          R"("due":{"date":"2027-02-01"},"repeat":{"rule":"FREQ=DAILY;COUNT=2"})");

    CHECK(pills.complete().at("completed") == "false");
    CHECK(pills.complete().at("completed") == "true");
    CHECK(world.program(world.ada).delete_json(pills.path + "/completion").at("completed") ==
          "false");
    CHECK(pills.history() == "completed: 2027-02-01");
    CHECK(pills.complete().at("completed") == "true");
}

TEST_CASE("a time that the clocks skip is told at the first one that exists, and comes back") {
    World world(GENERATE(engines()));
    const Repeating night(
        world,
        R"("due":{"date":"2027-03-13","time":"02:30","zone":"America/New_York"},"repeat":{"rule":"FREQ=DAILY"})");

    const Reply spring = night.complete();

    CHECK(spring.at("due.date") == "2027-03-14");
    CHECK(spring.at("due.time") == "03:00");
    CHECK(spring.at("why.fit") == "gap");
    CHECK(night.complete().at("due.time") == "02:30");
}

TEST_CASE("moving one date keeps the series, and a new time is for all that follow") {
    World world(GENERATE(engines()));
    const Repeating rent(
        world, R"("due":{"date":"2027-02-15","time":"09:00"},"repeat":{"rule":"FREQ=WEEKLY"})");
    const Client ada = world.program(world.ada);

    CHECK(ada.patch_json(rent.path, R"({"due":{"date":"2027-02-17"}})").at("due.time") == "09:00");
    CHECK(ada.patch_json(rent.path, R"({"due":{"time":"10:00"}})").at("due.date") == "2027-02-17");
    const Reply next = rent.complete(R"({"occurrence":"2027-02-15"})");
    CHECK(next.at("due.date") == "2027-02-22");
    CHECK(next.at("due.time") == "10:00");
}

TEST_CASE("a paused repeat has no date until it goes on") {
    World world(GENERATE(engines()));
    const Repeating rent(world, R"("due":{"date":"2027-01-05"},"repeat":{"rule":"FREQ=WEEKLY"})");
    const Client ada = world.program(world.ada);

    CHECK(ada.patch_json(rent.path, R"({"repeat":{"paused":true}})").at("due") == "null");
    CHECK(ada.patch_json(rent.path, R"({"repeat":{"paused":false}})").at("due.date") ==
          "2027-02-02");
    CHECK(rent.task().at("repeat.anchor") == "2027-01-05");
}

TEST_CASE("completing and undoing leaves neither a date nor a memory") {
    World world(GENERATE(engines()));
    const Repeating rent(world, R"("due":{"date":"2027-02-15"},"repeat":{"rule":"FREQ=WEEKLY"})");

    const std::string operation = rent.complete().at("operation");
    const Reply undone = world.program(world.ada).post_json(
        "/api/v1/undo", R"({"operation":")" + operation + R"("})");

    CHECK(undone.status() == 200);
    CHECK(rent.task().at("due.date") == "2027-02-15");
    CHECK(rent.history() == ": ");
}

TEST_CASE("rules and dates that cannot be are refused beside their fields") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const auto fault = [&](const std::string& fields) {
        const Reply reply = ada.post_json("/api/v1/tasks", R"({"title":"x",)" + fields + "}");
        return std::to_string(reply.status()) + ' ' + reply.at("errors.0.field");
    };
    CHECK(fault(R"("due":{"date":"2027-02-30"})") == "422 due.date");
    CHECK(fault(R"("due":{"time":"09:00"})") == "422 due.date");
    CHECK(fault(R"("due":{"date":"2027-02-03","time":"9"})") == "422 due.time");
    CHECK(fault(R"("due":{"date":"2027-02-03","zone":"Mars/Base"})") == "422 due.zone");
    CHECK(fault(R"("due":{"date":"2027-02-03","hour":1})") == "422 due.hour");
    CHECK(fault(R"("due":"tomorrow")") == "422 due");
    CHECK(fault(R"("repeat":{"rule":"FREQ=SOMETIMES"})") == "422 repeat.rule");
    CHECK(fault(R"("repeat":{"mode":"completion"})") == "422 repeat.rule");
    CHECK(fault(R"("repeat":{"rule":"FREQ=HOURLY"})") == "422 due.time");
    CHECK(fault(R"("repeat":{"rule":"FREQ=DAILY;UNTIL=20200101"})") == "422 repeat.rule");
    CHECK(fault(R"("priority":5)") == "422 priority");
    CHECK(fault(R"("start_date":"soon")") == "422 start_date");
}

TEST_CASE("the next dates are told with their reasons") {
    World world(GENERATE(engines()));
    const Repeating leap(world, R"("due":{"date":"2028-02-29"},"repeat":{"rule":"FREQ=YEARLY"})");

    const Reply dates = world.program(world.ada).get_json(leap.path + "/occurrences?limit=5");

    CHECK(dates.each("occurrences", "date") ==
          "2028-02-29 2029-02-28 2030-02-28 2031-02-28 2032-02-29");
    CHECK(dates.at("occurrences.1.why.wanted_day") == "29");
    CHECK(world.program(world.grace).get_json(leap.path + "/occurrences").status() == 404);
}

TEST_CASE("the date of a repeating task is not taken away while the repeat stays") {
    World world(GENERATE(engines()));
    const Repeating rent(world, R"("due":{"date":"2027-02-15"},"repeat":{"rule":"FREQ=WEEKLY"})");
    const auto patch = [&](const std::string& body) {
        return world.program(world.ada).patch_json(rent.path, body);
    };

    const Reply refused = patch(R"({"due":null,"repeat":{"rule":"FREQ=WEEKLY"}})");
    CHECK(refused.status() == 422);
    CHECK(refused.at("errors.0.field") == "due.date");

    CHECK(patch(R"({"due":null,"repeat":{"rule":"FREQ=DAILY"}})").at("due.date") == "2027-01-31");
    CHECK(patch(R"({"due":null})").at("repeat") == "null");
}

TEST_CASE("a repeating task that is put back as it was read stays as it is") {
    World world(GENERATE(engines()));
    const Repeating rent(world, R"("due":{"date":"2027-02-15"},"repeat":{"rule":"FREQ=WEEKLY"})");
    (void)world.program(world.ada).patch_json(rent.path, R"({"due":{"date":"2027-02-17"}})");

    const std::string body = R"({"title":"Pay rent","due":{"date":"2027-02-17"},)"
                             R"("position":)" +
                             rent.task().at("position") +
                             R"(,"repeat":{"rule":"FREQ=WEEKLY","anchor":"2027-02-15"}})";
    const Reply put = world.program(world.ada).put_json(rent.path, body);

    CHECK(put.at("operation") == "null");
    CHECK(rent.complete().at("due.date") == "2027-02-22");
}

TEST_CASE("what a whole due date and repeat leave out goes back to its default") {
    World world(GENERATE(engines()));
    const Repeating rent(world,
                         R"("due":{"date":"2027-01-31","time":"09:00","zone":"Europe/Berlin"},)"
                         R"("repeat":{"rule":"FREQ=MONTHLY","mode":"completion",)"
                         R"("month_end":"skip"})");
    const auto put = [&](const std::string& fields) {
        return world.program(world.ada).put_json(rent.path,
                                                 R"({"title":"Pay rent",)" + fields + "}");
    };

    const Reply whole = put(R"("due":{"date":"2027-01-31"},"repeat":{"rule":"FREQ=MONTHLY"})");
    CHECK(whole.at("due.time") == "null");
    CHECK(whole.at("due.zone") == "null");
    CHECK(whole.at("repeat.mode") == "schedule");
    CHECK(whole.at("repeat.month_end") == "clamp");

    CHECK(put(R"("due":{"time":"09:00"})").status() == 422);
    CHECK(put(R"("due":{"date":"2027-01-31"},"repeat":{"mode":"schedule"})").status() == 422);
}

TEST_CASE("completing early goes past the occurrence that was done, also from the completion") {
    World world(GENERATE(engines()));
    const Repeating rent(world, R"("due":{"date":"2027-02-07"},)"
                                R"("repeat":{"rule":"FREQ=WEEKLY","mode":"completion"})");

    CHECK(rent.complete().at("due.date") == "2027-02-14");
    CHECK(rent.complete().at("due.date") == "2027-02-21");
    CHECK(rent.history() == "completed completed: 2027-02-14 2027-02-07");
}

TEST_CASE("skipping in a series that goes by completions counts on from the date that is skipped") {
    World world(GENERATE(engines()));
    const Repeating rent(world, R"("due":{"date":"2027-01-25"},)"
                                R"("repeat":{"rule":"FREQ=DAILY;INTERVAL=10;COUNT=3",)"
                                R"("mode":"completion","anchor":"2027-01-01"})");
    CHECK(rent.complete().at("due.date") == "2027-02-10");

    const Reply next = world.program(world.ada).get_json(rent.path + "/occurrences?limit=3");
    CHECK(next.each("occurrences", "date") == "2027-02-10 2027-02-20 2027-03-02");
    CHECK(rent.skip().at("due.date") == "2027-02-20");
    CHECK(rent.skip().at("completed") == "false");
}

TEST_CASE("a repeat that goes on after a pause does not come back to what was done") {
    World world(GENERATE(engines()));
    const Repeating rent(world, R"("due":{"date":"2027-01-31"},"repeat":{"rule":"FREQ=MONTHLY"})");
    const auto pause = [&](const std::string& is_paused) {
        return world.program(world.ada).patch_json(rent.path,
                                                   R"({"repeat":{"paused":)" + is_paused + "}}");
    };
    CHECK(rent.complete().at("due.date") == "2027-02-28");

    CHECK(pause("true").at("due") == "null");
    CHECK(pause("false").at("due.date") == "2027-02-28");
    CHECK(rent.task().at("why.wanted_day") == "31");
}

TEST_CASE("a pause keeps the time and the zone") {
    World world(GENERATE(engines()));
    const Repeating rent(world,
                         R"("due":{"date":"2027-02-07","time":"09:00","zone":"America/New_York"},)"
                         R"("repeat":{"rule":"FREQ=WEEKLY"})");
    const auto patch = [&](const std::string& body) {
        return world.program(world.ada).patch_json(rent.path, body);
    };
    CHECK(patch(R"({"repeat":{"paused":true}})").at("due") == "null");
    CHECK(patch(R"({"due":{"date":"2027-02-09"}})").status() == 422);

    const Reply task = patch(R"({"repeat":{"paused":false}})");
    CHECK(task.at("due.date") == "2027-02-07");
    CHECK(task.at("due.time") == "09:00");
    CHECK(task.at("due.zone") == "America/New_York");
}

TEST_CASE("a repeat may come back as it was read") {
    World world(GENERATE(engines()));
    const Repeating rent(world,
                         R"("due":{"date":"2027-03-14","time":"02:30","zone":"America/New_York"},)"
                         R"("repeat":{"rule":"FREQ=DAILY"})");
    REQUIRE(rent.task().at("due.time") == "02:30");
    (void)rent.skip();
    REQUIRE(rent.task().at("repeat.anchor") == "2027-03-14");
    (void)world.program(world.ada).patch_json(rent.path, R"({"due":{"date":"2027-03-18"}})");

    const Reply same = world.program(world.ada).patch_json(
        rent.path, R"({"repeat":{"rule":"FREQ=DAILY","anchor":"2027-03-14","words":"daily"}})");

    CHECK(same.at("operation") == "null");
    CHECK(same.at("occurrence") == "2027-03-15");
    CHECK(rent.complete().at("due.date") == "2027-03-16");
}

TEST_CASE("dates that were missed come one after the other if that is wanted") {
    World world(GENERATE(engines()));
    const Repeating rent(world, R"("due":{"date":"2027-01-10"},)"
                                R"("repeat":{"rule":"FREQ=WEEKLY","missed":"each"})");
    CHECK(rent.task().at("repeat.missed") == "each");
    CHECK(rent.complete().at("due.date") == "2027-01-17");
    CHECK(rent.complete().at("due.date") == "2027-01-24");

    const Reply skip =
        world.program(world.ada).patch_json(rent.path, R"({"repeat":{"missed":"skip"}})");
    CHECK(skip.at("due.date") == "2027-01-24");
    CHECK(rent.complete().at("due.date") == "2027-02-07");
    CHECK(world.program(world.ada)
              .patch_json(rent.path, R"({"repeat":{"missed":"some"}})")
              .status() == 422);
}

TEST_CASE("what was missed is counted also when the series ends") {
    World world(GENERATE(engines()));
    const Repeating rent(world, R"("due":{"date":"2027-01-20"},)"
                                R"("repeat":{"rule":"FREQ=DAILY;COUNT=4"})");
    CHECK(rent.complete().at("completed") == "true");
    const Reply history = world.program(world.ada).get_json(rent.path + "/completions");
    CHECK(history.at("completions.0.missed") == "3");
}

TEST_CASE("a rule of hours does not lose its time") {
    World world(GENERATE(engines()));
    const Repeating rent(world, R"("due":{"date":"2027-02-07","time":"09:00"},)"
                                R"("repeat":{"rule":"FREQ=HOURLY;INTERVAL=12"})");
    const Reply refused =
        world.program(world.ada).patch_json(rent.path, R"({"due":{"time":null}})");
    CHECK(refused.status() == 422);
    CHECK(refused.at("errors.0.field") == "due.time");
    CHECK(rent.task().at("due.time") == "09:00");
}

TEST_CASE("a zone without a time is refused in JSON and passed over in a form") {
    World world(GENERATE(engines()));
    const Reply refused = world.program(world.ada).post_json(
        "/api/v1/tasks", R"({"title":"Rest","due":{"date":"2027-02-07","zone":"Europe/Berlin"}})");
    CHECK(refused.status() == 422);
    CHECK(refused.at("errors.0.field") == "due.zone");

    const std::string id = world.task(world.ada, "Rest");
    const Reply edited = world.browser(world.ada).post_form(
        "/tasks/" + id,
        {{"due_date", "2027-02-07"}, {"due_time", ""}, {"due_zone", "Europe/Berlin"}});
    CHECK(edited.status() == 303);
    CHECK(world.program(world.ada).get_json("/api/v1/tasks/" + id).at("due.zone") == "null");
}
