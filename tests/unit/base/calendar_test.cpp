#include "base/calendar.hpp"

#include <catch2/catch.hpp>

using namespace tasklight;

TEST_CASE("a date is read if it exists") {
    CHECK(to_text(parse_date("2027-01-31").value()) == "2027-01-31");
    CHECK(to_text(parse_date("2024-02-29").value()) == "2024-02-29");
    CHECK(to_text(parse_date("0001-01-01").value()) == "0001-01-01");
    CHECK(to_text(parse_date("9999-12-31").value()) == "9999-12-31");
    for (const char* text : {"",
                             "2027-02-29",
                             "2027-00-10",
                             "2027-13-01",
                             "2027-01-00",
                             "2027-01-32",
                             "0000-01-01",
                             "2027-1-31",
                             "2027-01-3",
                             "20270131",
                             "2027-01-31 ",
                             " 2027-01-31",
                             "2027/01/31",
                             "-027-01-31",
                             "+027-01-31",
                             "2027-01-+1",
                             "2027-01--1",
                             "2027-01-1x",
                             "10000-01-01",
                             "2100-02-29",
                             "2027-01-31T09:00",
                             "today"}) {
        INFO(text);
        CHECK(parse_date(text) == std::nullopt);
    }
}

TEST_CASE("a time of day is read from 00:00 to 23:59") {
    CHECK(to_text(parse_time("00:00").value()) == "00:00");
    CHECK(parse_time("23:59") == TimeOfDay(1439));
    for (const char* text : {"", "24:00", "23:60", "9:00", "09:0", "0900", "09-00", "09:00:00",
                             "+9:00", "-1:00", "09:+1", " 9:00", "aa:bb"}) {
        INFO(text);
        CHECK(parse_time(text) == std::nullopt);
    }
}

TEST_CASE("a local time is a date with or without a time") {
    CHECK(to_text(parse_local_time("2027-01-31").value()) == "2027-01-31");
    CHECK(to_text(parse_local_time("2027-01-31T09:05").value()) == "2027-01-31T09:05");
    for (const char* text : {"", "2027-01-3", "2027-01-31T", "2027-01-31 09:00", "2027-01-31T9:00",
                             "2027-01-31T09:00Z", "2027-02-30T09:00", "T09:00"}) {
        INFO(text);
        CHECK(parse_local_time(text) == std::nullopt);
    }
}

TEST_CASE("a date comes before its times, and times before the next date") {
    const auto at = [](const char* text) { return parse_local_time(text).value(); };

    CHECK(at("2027-01-31") < at("2027-01-31T00:00"));
    CHECK(at("2027-01-31T23:59") < at("2027-02-01"));
    CHECK(at("2027-01-31T09:00") == at("2027-01-31T09:00"));
}

TEST_CASE("days are counted over months, leap years and centuries") {
    const auto date = [](const char* text) { return parse_date(text).value(); };

    CHECK(plus_days(date("2027-01-31"), 1) == date("2027-02-01"));
    CHECK(plus_days(date("2024-02-28"), 1) == date("2024-02-29"));
    CHECK(plus_days(date("2027-01-01"), -1) == date("2026-12-31"));
    CHECK(plus_days(date("1600-01-01"), 146'097) == date("2000-01-01"));
    CHECK(days_between(date("2027-01-01"), date("2028-01-01")) == 365);
    CHECK(days_between(date("2028-01-01"), date("2027-01-01")) == -365);
}

TEST_CASE("weekdays have names") {
    CHECK(to_text(weekday_of(parse_date("2027-01-31").value())) == "sunday");
    CHECK(to_text(weekday_of(parse_date("1970-01-01").value())) == "thursday");
    for (unsigned day = 0; day < 7; ++day) {
        const std::chrono::weekday weekday(day);
        CHECK(parse_weekday(to_text(weekday)) == weekday);
    }
    CHECK(parse_weekday("Sunday") == std::nullopt);
    CHECK(parse_weekday("") == std::nullopt);
}
