// What a look at a repeat costs, late and early, and with the rules that cost the most:
// tasklight_tests "[.benchmark]". The best of several rounds counts, because machines are shared.
#include <chrono>
#include <cstdio>

#include "unit/schedule/plans.hpp"

using namespace tasklight;
using namespace tasklight::schedule;
using namespace tasklight::schedule::test;

namespace {

struct Look {
    const char* rule;
    const char* anchor;
    const char* after;
};

constexpr Look kLooks[] = {
    {"FREQ=DAILY", "2027-01-31T09:00", "2027-02-01"},
    {"FREQ=DAILY", "2027-01-31T09:00", "2127-02-01"},
    {"FREQ=MONTHLY", "2027-01-31", "2127-02-01"},
    {"FREQ=MONTHLY;COUNT=9999", "2027-01-31", "2127-02-01"},
    {"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "2027-01-31", "2127-02-01"},
    // Never, found out without a walk.
    {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2027-01-31", "2027-02-01"},
    {"FREQ=HOURLY;INTERVAL=24;BYHOUR=5", "2027-01-31T06:00", "2027-02-01"},
    {"FREQ=MONTHLY;INTERVAL=2;BYMONTH=2,4,6,8,10,12", "0001-01-30", "0001-02-01"},
    // Steps and days that hardly ever meet.
    {"FREQ=MINUTELY;INTERVAL=43801;BYMONTHDAY=1;BYHOUR=0;BYMINUTE=0", "2027-01-05T00:07",
     "2027-01-01"},
    {"FREQ=MINUTELY;INTERVAL=65539;BYMONTHDAY=31;BYHOUR=0;BYMINUTE=0", "0001-01-05T00:07",
     "0001-01-01"},
    // Occurrences that must be counted one by one.
    {"FREQ=HOURLY;INTERVAL=5;COUNT=9999;BYMONTH=1,2,3", "0001-01-05T06:00", "2027-01-01"},
    {"FREQ=MONTHLY;COUNT=9999;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "0001-01-05", "2027-01-01"},
    {"FREQ=MINUTELY;INTERVAL=43801;COUNT=9999;BYMONTHDAY=1;BYHOUR=0;BYMINUTE=0", "0001-01-05T06:00",
     "2027-01-01"},
};

double microseconds(const Look& look) {
    const Plan plan = test::plan(look.rule, look.anchor, MonthEnd::kSkip);
    double best = 1e9;
    for (int round = 0; round < 15; ++round) {
        const auto start = std::chrono::steady_clock::now();
        static_cast<void>(next_after(plan, at(look.after)));
        const auto spent = std::chrono::steady_clock::now() - start;
        best = std::min(best, std::chrono::duration<double, std::micro>(spent).count());
    }
    return best;
}

}  // namespace

TEST_CASE("cost of the next occurrence", "[.benchmark]") {
    for (const auto& look : kLooks)
        std::printf("%8.1f us  %s from %s, after %s\n", microseconds(look), look.rule, look.anchor,
                    look.after);
}
