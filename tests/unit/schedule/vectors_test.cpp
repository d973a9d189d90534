// What every release must get right.
#include <chrono>

#include "schedule/zoned.hpp"
#include "unit/schedule/plans.hpp"

using namespace tasklight;
using namespace tasklight::schedule;
using namespace tasklight::schedule::test;

namespace {

// The occurrences from `after` on, as the zone's clocks show them, with the hours to UTC.
std::string in(const char* zone_name, const Plan& plan, std::string_view after, std::size_t limit) {
    const auto zone = TimeZone::find(zone_name);
    std::string text;
    for (const auto& occurrence : list_after(plan, at(after), limit)) {
        const auto zoned = in_zone(occurrence, zone);
        const auto utc = TimeZone::utc().at(zoned.moment.value());
        if (!text.empty()) text += ' ';
        text.append(to_text(zoned.reason.actual))
            .append("=")
            .append(to_text(*utc.time))
            .append("Z");
    }
    return text;
}

}  // namespace

TEST_CASE("a daily 06:45 in Berlin stays at 06:45 when the clocks change") {
    const Plan daily = plan("FREQ=DAILY", "2026-10-20T06:45");

    CHECK(in("Europe/Berlin", daily, "2026-10-24", 3) ==
          "2026-10-24T06:45=04:45Z 2026-10-25T06:45=05:45Z 2026-10-26T06:45=05:45Z");
    CHECK(in("Europe/Berlin", daily, "2027-03-27", 3) ==
          "2027-03-27T06:45=05:45Z 2027-03-28T06:45=04:45Z 2027-03-29T06:45=04:45Z");
}

TEST_CASE("monthly on the 31st is on the last day of shorter months, and on the 31st again") {
    CHECK(begin_of(plan("FREQ=MONTHLY", "2027-01-31"), 5) ==
          "2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31");
    CHECK(begin_of(plan("FREQ=MONTHLY;BYMONTHDAY=31", "2027-01-01"), 4) ==
          "2027-01-31 2027-02-28 2027-03-31 2027-04-30");
}

TEST_CASE("a clamped occurrence tells the day that was wanted") {
    const auto list = list_after(plan("FREQ=MONTHLY", "2027-01-31"), at("2027-01-01"), 3);

    CHECK(list[0].wanted_day == std::nullopt);
    CHECK(list[1].wanted_day == 31);
    CHECK(list[2].wanted_day == std::nullopt);
}

TEST_CASE("two wanted days that fall on the last of a short month are one occurrence") {
    const Plan end_of_month = plan("FREQ=MONTHLY;BYMONTHDAY=29,30,31;COUNT=6", "2027-01-29");

    CHECK(begin_of(end_of_month) ==
          "2027-01-29 2027-01-30 2027-01-31 2027-02-28 2027-03-29 2027-03-30");
    CHECK(occurrence_at(end_of_month, at("2027-02-28"))->wanted_day == 29);
    CHECK(occurrence_at(end_of_month, at("2027-02-28"))->number == 4);
}

TEST_CASE("a last day that is wanted itself stands for no other") {
    const Plan last = plan("FREQ=MONTHLY;BYMONTHDAY=-1,31", "2027-01-31");

    CHECK(begin_of(last, 3) == "2027-01-31 2027-02-28 2027-03-31");
    CHECK(occurrence_at(last, at("2027-02-28"))->wanted_day == std::nullopt);
    CHECK(occurrence_at(plan("FREQ=MONTHLY;BYMONTHDAY=28,31", "2027-01-31"), at("2027-02-28"))
              ->wanted_day == std::nullopt);
}

TEST_CASE("29 February is 28 February in common years") {
    CHECK(begin_of(plan("FREQ=YEARLY", "2096-02-29"), 9) ==
          "2096-02-29 2097-02-28 2098-02-28 2099-02-28 2100-02-28 2101-02-28 2102-02-28 "
          "2103-02-28 2104-02-29");
}

TEST_CASE("29 February is skipped in common years if months are not clamped") {
    CHECK(begin_of(plan("FREQ=YEARLY", "2096-02-29", MonthEnd::kSkip), 3) ==
          "2096-02-29 2104-02-29 2108-02-29");
}

TEST_CASE("the last workday of each month of 2027") {
    CHECK(begin_of(
              plan("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20271231", "2027-01-01")) ==
          "2027-01-29 2027-02-26 2027-03-31 2027-04-30 2027-05-31 2027-06-30 2027-07-30 "
          "2027-08-31 2027-09-30 2027-10-29 2027-11-30 2027-12-31");
}

TEST_CASE("every 2 weeks on Tuesday and Sunday depends on the first day of the week") {
    CHECK(begin_of(plan("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "2027-02-02"), 4) ==
          "2027-02-02 2027-02-07 2027-02-16 2027-02-21");
    CHECK(begin_of(plan("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", "2027-02-02"), 4) ==
          "2027-02-02 2027-02-14 2027-02-16 2027-02-28");
}

TEST_CASE("every 2 weeks on Monday and Thursday does not depend on the first day of the week") {
    const std::string both = "2027-02-01 2027-02-04 2027-02-15 2027-02-18";

    CHECK(begin_of(plan("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "2027-02-01"), 4) == both);
    CHECK(begin_of(plan("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=SU", "2027-02-01"), 4) == both);
}

TEST_CASE("COUNT=5 yields five dates that exist") {
    CHECK(begin_of(plan("FREQ=MONTHLY;COUNT=5", "2027-01-31", MonthEnd::kSkip)) ==
          "2027-01-31 2027-03-31 2027-05-31 2027-07-31 2027-08-31");
    CHECK(begin_of(plan("FREQ=MONTHLY;COUNT=5", "2027-01-31")) ==
          "2027-01-31 2027-02-28 2027-03-31 2027-04-30 2027-05-31");
}

TEST_CASE("a daily 02:30 in New York is at 03:00 when 02:30 is skipped, and at 02:30 again") {
    CHECK(in("America/New_York", plan("FREQ=DAILY", "2027-03-01T02:30"), "2027-03-13", 3) ==
          "2027-03-13T02:30=07:30Z 2027-03-14T03:00=07:00Z 2027-03-15T02:30=06:30Z");
}

TEST_CASE("a date without a time is the same date in every zone") {
    const auto christmas = next_after(plan("FREQ=YEARLY", "2020-12-25"), at("2026-12-25")).value();

    for (const char* name : {"Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin"}) {
        const auto zoned = in_zone(christmas, TimeZone::find(name));
        CHECK(zoned.reason.actual == at("2027-12-25"));
        CHECK(zoned.moment == std::nullopt);
        CHECK(zoned.reason.zone == std::nullopt);
    }
}

TEST_CASE("a daily task that is 90 days overdue goes to the future in one step") {
    const Plan daily = plan("FREQ=DAILY", "2027-01-01");

    CHECK(next(daily, "2027-04-01") == "2027-04-02");
    CHECK(count_between(daily, at("2027-01-01"), at("2027-04-02"), 1000) == 90);
}

TEST_CASE("a minutely task of 1900 is as quick to ask as one of yesterday") {
    using Clock = std::chrono::steady_clock;
    const Plan old =
        plan("FREQ=MINUTELY;INTERVAL=7;BYHOUR=9,10,11;BYDAY=MO,TU", "1900-01-01T00:00");
    const auto nanoseconds = [&](std::string_view after) {
        auto best = Clock::duration::max();
        for (int round = 0; round < 20; ++round) {
            const auto start = Clock::now();
            for (int i = 0; i < 50; ++i)
                static_cast<void>(next_after(old, at(after)));
            best = std::min(best, Clock::now() - start);
        }
        return static_cast<double>(best.count());
    };

    CHECK(nanoseconds("2027-01-01") < 5 * nanoseconds("1900-01-02"));
}
