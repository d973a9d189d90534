#include "features/rows/date_words.hpp"

#include <catch2/catch.hpp>

using namespace tasklight;
using namespace tasklight::rows;

namespace {

// Sunday, 31 January 2027, 08:00 in UTC.
constexpr Moment kNow{1'801'382'400'000};

Here in(const std::string& zone) {
    User user;
    user.preferences.zone = zone;
    return here_of(user, kNow);
}

Due due(const char* date, const char* time = nullptr, const char* zone = "") {
    return {*parse_date(date), time ? parse_time(time) : std::nullopt, zone};
}

std::string day(const char* date) { return day_words(*parse_date(date), in("UTC").today()); }

}  // namespace

TEST_CASE("a day is called as people call it") {
    CHECK(day("2027-01-30") == "Yesterday");
    CHECK(day("2027-01-31") == "Today");
    CHECK(day("2027-02-01") == "Tomorrow");
    CHECK(day("2027-02-02") == "Tuesday");
    CHECK(day("2027-02-06") == "Saturday");
    CHECK(day("2027-02-07") == "7 Feb");
    CHECK(day("2027-01-29") == "29 Jan");
    CHECK(day("2028-01-27") == "27 Jan 2028");
    CHECK(day("2026-12-31") == "31 Dec 2026");
}

TEST_CASE("a heading names the whole day") {
    const Date today = in("UTC").today();
    CHECK(day_heading(today, today) == "Today, Sunday 31 January");
    CHECK(day_heading(plus_days(today, 1), today) == "Tomorrow, Monday 1 February");
    CHECK(day_heading(plus_days(today, 400), today) == "Monday 6 March 2028");
}

TEST_CASE("today is the reader's day") {
    CHECK(in("UTC").today() == *parse_date("2027-01-31"));
    CHECK(in("Pacific/Honolulu").today() == *parse_date("2027-01-30"));
    CHECK(in("Pacific/Kiritimati").today() == *parse_date("2027-01-31"));
    CHECK(in("Nowhere/Known").zone.name() == TimeZone::utc().name());
}

TEST_CASE("a time in a zone is told on the reader's clocks and names its own") {
    const Due call = due("2027-01-31", "20:00", "America/New_York");
    CHECK(due_words(call, in("Europe/Berlin")) == "Tomorrow 02:00 (20:00 in America/New_York)");
    CHECK(due_words(call, in("America/New_York")) == "Today 20:00");
    CHECK(local_due(call, in("Asia/Tokyo")).date == *parse_date("2027-02-01"));
}

TEST_CASE("a date and a floating time are the same everywhere") {
    CHECK(due_words(due("2027-02-01"), in("Asia/Tokyo")) == "Tomorrow");
    CHECK(due_words(due("2027-02-01", "09:00"), in("Asia/Tokyo")) == "Tomorrow 09:00");
}

TEST_CASE("a day is overdue when it is over and a time when it has passed") {
    const Here here = in("UTC");
    CHECK_FALSE(is_overdue(due("2027-01-31"), here));
    CHECK(is_overdue(due("2027-01-30"), here));
    CHECK(is_overdue(due("2027-01-31", "07:59"), here));
    CHECK_FALSE(is_overdue(due("2027-01-31", "08:00"), here));
    CHECK(is_overdue(due("2027-01-31", "08:59", "Europe/Berlin"), here));
    CHECK_FALSE(is_overdue(due("2027-01-31", "09:00", "Europe/Berlin"), here));
    CHECK_FALSE(is_overdue(due("2027-01-30", "23:00", "Pacific/Honolulu"), here));
}
