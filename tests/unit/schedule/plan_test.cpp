#include "schedule/plan.hpp"

#include "unit/schedule/plans.hpp"

using namespace tasklight;
using namespace tasklight::schedule;
using namespace tasklight::schedule::test;

TEST_CASE("the anchor is an occurrence only if the rule names it") {
    CHECK(begin_of(plan("FREQ=WEEKLY;BYDAY=MO;COUNT=2", "2027-02-02")) == "2027-02-08 2027-02-15");
    CHECK(begin_of(plan("FREQ=MONTHLY;BYMONTHDAY=1;COUNT=2", "2027-02-02T09:00")) ==
          "2027-03-01T09:00 2027-04-01T09:00");
    CHECK(to_text(first(plan("FREQ=YEARLY;BYMONTH=5;BYDAY=2SU", "2027-06-01"))->local) ==
          "2028-05-14");
}

TEST_CASE("a rule has no occurrence before its anchor") {
    const Plan daily = plan("FREQ=DAILY;INTERVAL=3", "2027-02-10");

    CHECK(next(daily, "1970-01-01") == "2027-02-10");
    CHECK(occurrence_at(daily, at("2027-02-07")) == std::nullopt);
    CHECK(count_between(daily, at("2026-01-01"), at("2027-02-17"), 100) == 3);
}

TEST_CASE("UNTIL is inclusive") {
    CHECK(begin_of(plan("FREQ=DAILY;UNTIL=20270203", "2027-02-01")) ==
          "2027-02-01 2027-02-02 2027-02-03");
    CHECK(begin_of(plan("FREQ=DAILY;UNTIL=20270203T090000", "2027-02-01T09:00")) ==
          "2027-02-01T09:00 2027-02-02T09:00 2027-02-03T09:00");
    CHECK(begin_of(plan("FREQ=DAILY;UNTIL=20270203T085959", "2027-02-01T09:00")) ==
          "2027-02-01T09:00 2027-02-02T09:00");
    CHECK(first(plan("FREQ=DAILY;UNTIL=20270131", "2027-02-01")) == std::nullopt);
}

TEST_CASE("an UNTIL without a time is its whole day") {
    CHECK(begin_of(plan("FREQ=DAILY;UNTIL=20270202", "2027-02-01T09:00")) ==
          "2027-02-01T09:00 2027-02-02T09:00");
}

TEST_CASE("a rule with COUNT ends, and numbers its occurrences from the anchor") {
    const Plan three = plan("FREQ=WEEKLY;COUNT=3;BYDAY=MO,TH", "2027-02-01");

    CHECK(next_after(three, at("2027-02-01"))->number == 2);
    CHECK(next_after(three, at("2027-02-04"))->number == 3);
    CHECK(next_after(three, at("2027-02-08")) == std::nullopt);
    CHECK(next_after(three, at("9999-12-31")) == std::nullopt);
    CHECK(occurrence_at(three, at("2027-02-08"))->number == 3);
    CHECK(occurrence_at(three, at("2027-02-11")) == std::nullopt);
    CHECK(count_between(three, at("2027-01-01"), at("2030-01-01"), 100) == 3);
    CHECK(count_between(three, at("2027-02-01"), at("2030-01-01"), 100) == 2);
    CHECK(count_between(three, at("2027-02-01"), at("2030-01-01"), 1) == 1);
}

TEST_CASE("a rule that names hours has times even if its anchor has none") {
    CHECK(begin_of(plan("FREQ=DAILY;BYHOUR=9,17", "2027-02-01"), 3) ==
          "2027-02-01T09:00 2027-02-01T17:00 2027-02-02T09:00");
    CHECK(begin_of(plan("FREQ=HOURLY;INTERVAL=12", "2027-02-01"), 3) ==
          "2027-02-01T00:00 2027-02-01T12:00 2027-02-02T00:00");
}

TEST_CASE("a date without a time comes before the times of its day") {
    const Plan timed = plan("FREQ=DAILY", "2027-02-01T09:00");
    const Plan dated = plan("FREQ=DAILY", "2027-02-01");

    CHECK(next(timed, "2027-02-03") == "2027-02-03T09:00");
    CHECK(next(timed, "2027-02-03T09:00") == "2027-02-04T09:00");
    CHECK(next(dated, "2027-02-03") == "2027-02-04");
    CHECK(next(dated, "2027-02-03T00:00") == "2027-02-04");
    CHECK(count_between(dated, at("2027-02-01"), at("2027-02-03T00:00"), 9) == 2);
    CHECK(occurrence_at(timed, at("2027-02-03")) == std::nullopt);
    CHECK(occurrence_at(dated, at("2027-02-03T09:00")) == std::nullopt);
}

TEST_CASE("steps that never meet the hours of a rule end at once") {
    CHECK(first(plan("FREQ=HOURLY;INTERVAL=24;BYHOUR=5", "2027-02-01T06:00")) == std::nullopt);
    CHECK(first(plan("FREQ=DAILY;INTERVAL=7;BYDAY=TU", "2027-02-01")) == std::nullopt);
    CHECK(first(plan("FREQ=MINUTELY;INTERVAL=2;BYMINUTE=1", "2027-02-01T06:00")) == std::nullopt);
    CHECK(first(plan("FREQ=MONTHLY;INTERVAL=12;BYMONTH=2", "2027-01-01")) == std::nullopt);
}

TEST_CASE("a day that never comes ends at once if months are not clamped") {
    CHECK(first(plan("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2027-01-01", MonthEnd::kSkip)) ==
          std::nullopt);
    CHECK(begin_of(plan("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2027-01-01"), 2) ==
          "2027-02-28 2028-02-29");
}

TEST_CASE("time ends with the year 9999") {
    CHECK(next(plan("FREQ=DAILY", "2027-01-01"), "9999-12-30") == "9999-12-31");
    CHECK(next(plan("FREQ=DAILY", "2027-01-01"), "9999-12-31") == "none");
    CHECK(next(plan("FREQ=YEARLY;INTERVAL=10000000", "2027-01-01"), "2027-01-01") == "none");
    CHECK(next(plan("FREQ=MINUTELY;INTERVAL=10000000", "9990-01-01T00:00"), "9999-12-30") ==
          "none");
    CHECK(next(plan("FREQ=WEEKLY", "9999-12-30"), "9999-12-30") == "none");
}

TEST_CASE("weekdays by number and each weekday are one set") {
    CHECK(begin_of(plan("FREQ=MONTHLY;BYDAY=MO,1WE", "2027-02-01"), 6) ==
          "2027-02-01 2027-02-03 2027-02-08 2027-02-15 2027-02-22 2027-03-01");
}

TEST_CASE("a week of a year that takes its day from the anchor has one occurrence") {
    CHECK(begin_of(plan("FREQ=YEARLY;BYWEEKNO=20", "2027-05-19"), 3) ==
          "2027-05-19 2028-05-17 2029-05-16");
}

TEST_CASE("week 53 and the last week are found around New Year") {
    CHECK(begin_of(plan("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO,SU", "2026-01-01"), 4) ==
          "2026-12-28 2027-01-03 2032-12-27 2033-01-02");
    CHECK(begin_of(plan("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU", "2026-01-01"), 3) ==
          "2027-01-03 2028-01-02 2028-12-31");
}

TEST_CASE("from a completion on, a rule counts from the day of the completion") {
    const auto after = [](const Plan& plan, std::string_view completed) {
        const auto found = next_after_completion(plan, at(completed));
        return found ? to_text(found->local) : "none";
    };
    const Plan quarterly = plan("FREQ=MONTHLY;INTERVAL=3", "2027-01-15T09:00");

    CHECK(after(quarterly, "2027-02-10T18:00") == "2027-05-10T09:00");
    CHECK(after(quarterly, "2027-02-10T08:00") == "2027-05-10T09:00");
    CHECK(after(quarterly, "2027-02-10") == "2027-05-10T09:00");
    CHECK(after(quarterly, "2027-11-30T12:00") == "2028-02-29T09:00");
    CHECK(after(plan("FREQ=DAILY;INTERVAL=10", "2027-01-15"), "2027-02-10T23:59") == "2027-02-20");
    CHECK(after(plan("FREQ=WEEKLY;BYDAY=MO", "2027-01-18"), "2027-02-10") == "2027-02-15");
    CHECK(after(plan("FREQ=WEEKLY;BYDAY=MO", "2027-01-18"), "2027-02-08") == "2027-02-15");
    CHECK(after(plan("FREQ=DAILY;BYHOUR=9,17", "2027-01-15T09:00"), "2027-02-10T10:00") ==
          "2027-02-10T17:00");
    CHECK(after(plan("FREQ=HOURLY;INTERVAL=12", "2027-01-15T09:00"), "2027-02-10T20:17") ==
          "2027-02-11T08:17");
    CHECK(after(plan("FREQ=MONTHLY;UNTIL=20270301", "2027-01-15"), "2027-02-10") == "none");
}

TEST_CASE("from a completion on, COUNT is left to who counts the completions") {
    const auto next =
        next_after_completion(plan("FREQ=MONTHLY;COUNT=1", "2027-01-15"), at("2027-02-10"));

    REQUIRE(next.has_value());
    CHECK(next->number == 0);
}
