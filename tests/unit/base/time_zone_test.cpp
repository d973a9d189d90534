#include "base/time_zone.hpp"

#include <catch2/catch.hpp>
#include <thread>

using namespace tasklight;

namespace {

TimeZone zone(std::string_view name) { return TimeZone::find(name).value(); }

// The instant at which a zone's clocks show a time; with what they show, if that is another time.
std::string instant(std::string_view name, std::string_view local) {
    const LocalTime wanted = parse_local_time(local).value();
    const auto found = zone(name).instant(wanted.date, *wanted.time);
    std::string text = to_rfc3339(found.moment).substr(0, 16);
    if (found.fit == ZoneFit::kInOverlap) text += " first";
    if (found.fit == ZoneFit::kInGap) text.append(" shown as ").append(to_text(found.local));
    return text;
}

}  // namespace

TEST_CASE("zones and links of the IANA database are found") {
    for (const char* name :
         {"Europe/Berlin", "America/Argentina/Buenos_Aires", "Asia/Calcutta", "Asia/Kolkata",
          "US/Pacific", "UTC", "Etc/GMT+5", "GMT", "EST5EDT", "Pacific/Apia"}) {
        INFO(name);
        const auto found = TimeZone::find(name);
        REQUIRE(found.has_value());
        CHECK(found->name() == name);
    }
}

TEST_CASE("what is no zone of the IANA database is not found") {
    using namespace std::string_view_literals;
    for (const auto name : {""sv,
                            " "sv,
                            "Europe"sv,
                            "Europe/"sv,
                            "Europe/Atlantis"sv,
                            "europe/berlin"sv,
                            "Europe/Berlin "sv,
                            "Europe/Berlin\0"sv,
                            "localtime"sv,
                            "posix/Europe/Berlin"sv,
                            "right/UTC"sv,
                            "posixrules"sv,
                            "Factory"sv,
                            "zone.tab"sv,
                            "tzdata.zi"sv,
                            "leapseconds"sv,
                            "../../etc/passwd"sv,
                            "../zoneinfo/UTC"sv,
                            "./UTC"sv,
                            "Europe/../UTC"sv,
                            "/usr/share/zoneinfo/UTC"sv,
                            "/etc/localtime"sv,
                            "CET-1CEST"sv,
                            "+01:00"sv}) {
        INFO(name);
        CHECK(TimeZone::find(name) == std::nullopt);
    }
    CHECK(TimeZone::find(std::string(100'000, 'x')) == std::nullopt);
}

TEST_CASE("a moment is shown as a zone's clocks show it, to the minute") {
    const Moment moment{1'801'383'300'007};  // 2027-01-31T08:15:00.007Z

    CHECK(to_text(TimeZone::utc().at(moment)) == "2027-01-31T08:15");
    CHECK(to_text(zone("Europe/Berlin").at(moment)) == "2027-01-31T09:15");
    CHECK(to_text(zone("Asia/Kathmandu").at(moment)) == "2027-01-31T14:00");
    CHECK(to_text(zone("Pacific/Kiritimati").at(moment)) == "2027-01-31T22:15");
    CHECK(zone("Pacific/Pago_Pago").date_at(Moment{moment.ms + 2 * kHour}) ==
          parse_date("2027-01-30"));
    CHECK(to_text(TimeZone::utc().at(Moment{-1})) == "1969-12-31T23:59");
}

TEST_CASE("a time that clocks skip is moved forward to the first that they show") {
    CHECK(instant("Europe/Berlin", "2027-03-28T01:59") == "2027-03-28T00:59");
    CHECK(instant("Europe/Berlin", "2027-03-28T02:00") ==
          "2027-03-28T01:00 shown as 2027-03-28T03:00");
    CHECK(instant("America/New_York", "2027-03-14T02:30") ==
          "2027-03-14T07:00 shown as 2027-03-14T03:00");
    CHECK(instant("Australia/Lord_Howe", "2026-10-04T02:15") ==
          "2026-10-03T15:30 shown as 2026-10-04T02:30");
    CHECK(instant("America/Santiago", "2026-09-06T00:00") ==
          "2026-09-06T04:00 shown as 2026-09-06T01:00");
    CHECK(instant("Pacific/Apia", "2011-12-30T12:00") ==
          "2011-12-30T10:00 shown as 2011-12-31T00:00");
}

TEST_CASE("a time that clocks show twice is the first one") {
    CHECK(instant("Europe/Berlin", "2026-10-25T02:00") == "2026-10-25T00:00 first");
    CHECK(instant("Europe/Berlin", "2026-10-25T03:00") == "2026-10-25T02:00");
    CHECK(instant("Australia/Lord_Howe", "2027-04-04T01:45") == "2027-04-03T14:45 first");
    CHECK(instant("Africa/Casablanca", "2027-02-07T02:30") == "2027-02-07T01:30 first");
    CHECK(instant("Europe/Dublin", "2026-10-25T01:30") == "2026-10-25T00:30 first");
}

TEST_CASE("summer time goes on after the last year that a zone's file lists") {
    CHECK(instant("Europe/Berlin", "2037-07-01T12:00") == "2037-07-01T10:00");
    CHECK(instant("Europe/Berlin", "2038-01-01T12:00") == "2038-01-01T11:00");
    CHECK(instant("Europe/Berlin", "2050-07-01T12:00") == "2050-07-01T10:00");
    CHECK(instant("Europe/Berlin", "2050-03-27T02:30") ==
          "2050-03-27T01:00 shown as 2050-03-27T03:00");
    CHECK(instant("Europe/Berlin", "2050-10-30T02:30") == "2050-10-30T00:30 first");
    CHECK(instant("America/Santiago", "2050-01-01T12:00") == "2050-01-01T15:00");
    CHECK(instant("Europe/Dublin", "2050-03-27T01:30") ==
          "2050-03-27T01:00 shown as 2050-03-27T02:00");
    CHECK(instant("Asia/Tokyo", "2050-07-01T12:00") == "2050-07-01T03:00");
    CHECK(instant("Africa/Casablanca", "2090-07-01T12:00") == "2090-07-01T11:00");
    CHECK(instant("Europe/Berlin", "9999-07-01T12:00") == "9999-07-01T10:00");
}

TEST_CASE("what the clocks show at an instant is the time that was asked for") {
    for (const char* name : {"Europe/Berlin", "America/Santiago", "Australia/Lord_Howe",
                             "Asia/Gaza", "Pacific/Chatham", "Europe/Dublin", "America/Nuuk"}) {
        const TimeZone here = zone(name);
        Date day = parse_date("2020-01-01").value();
        for (; day < parse_date("2060-01-01").value(); day = plus_days(day, 1))
            for (const int minute : {0, 90, 150, 720}) {
                const auto found = here.instant(day, TimeOfDay(minute));
                if (here.at(found.moment) != found.local) FAIL_CHECK(name << to_text(found.local));
                const bool moved = found.local != LocalTime{day, TimeOfDay(minute)};
                if (moved != (found.fit == ZoneFit::kInGap)) FAIL_CHECK(name << to_text(day));
            }
    }
}

TEST_CASE("threads that look for zones at once find the same", "[concurrent]") {
    std::vector<std::string> found(8);
    std::vector<std::thread> threads;
    for (auto& text : found)
        threads.emplace_back([&text] {
            for (const char* name : {"Asia/Tehran", "Nowhere/Land", "Asia/Dhaka", "Europe/Oslo"}) {
                const auto zone = TimeZone::find(name);
                text += zone ? to_text(zone->at(Moment{1'801'383'300'007})) : "-";
            }
        });
    for (auto& thread : threads)
        thread.join();

    for (const auto& text : found)
        CHECK(text == "2027-01-31T11:45-2027-01-31T14:152027-01-31T09:15");
}
