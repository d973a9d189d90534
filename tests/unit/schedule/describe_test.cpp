#include "schedule/describe.hpp"

#include "unit/schedule/plans.hpp"

using namespace tasklight;
using namespace tasklight::schedule;
using namespace tasklight::schedule::test;

TEST_CASE("a rule is told in words") {
    const std::pair<const char*, const char*> words[] = {
        {"FREQ=DAILY", "daily"},
        {"FREQ=DAILY;UNTIL=20270131", "daily until 2027-01-31"},
        {"FREQ=DAILY;UNTIL=20270131T090000", "daily until 2027-01-31 09:00"},
        {"FREQ=DAILY;COUNT=1", "daily, once"},
        {"FREQ=DAILY;INTERVAL=3;COUNT=5", "every 3 days, 5 times"},
        {"FREQ=DAILY;BYHOUR=9,17", "daily at 09:00 and 17:00"},
        {"FREQ=DAILY;BYMONTH=1", "every day in January"},
        {"FREQ=DAILY;BYDAY=MO,FR", "every Monday and Friday"},
        {"FREQ=WEEKLY", "every week"},
        {"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every workday"},
        {"FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU", "every 2 weeks on Tuesday and Sunday"},
        {"FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR", "every 2 weeks on workdays"},
        {"FREQ=WEEKLY;BYDAY=SA,SU", "every week on weekend days"},
        {"FREQ=MONTHLY;BYMONTHDAY=31", "every month on the 31st"},
        {"FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"},
        {"FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1,15,-2",
         "every 3 months on the 1st, 15th and 2nd last day"},
        {"FREQ=MONTHLY;BYDAY=3FR", "every month on the 3rd Friday"},
        {"FREQ=MONTHLY;BYDAY=1MO,-1FR", "every month on the 1st Monday and last Friday"},
        {"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "every last workday of the month"},
        {"FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=15",
         "every 2 months on the 15th workday"},
        {"FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3",
         "every 3rd Tuesday, Wednesday or Thursday of the month"},
        {"FREQ=MONTHLY;BYMONTHDAY=13;BYDAY=FR", "every month on the 13th if it is a Friday"},
        {"FREQ=MONTHLY;BYDAY=2MO,-1SU;BYSETPOS=1",
         "every month on the 2nd Monday and last Sunday (only the 1st of these)"},
        {"FREQ=YEARLY", "every year"},
        {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "every year on 29 February"},
        {"FREQ=YEARLY;BYMONTH=1,7", "every year in January and July"},
        {"FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=11,22",
         "every year on the 11th and 22nd of January and July"},
        {"FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", "every year on the 4th Thursday of November"},
        {"FREQ=YEARLY;BYDAY=20MO", "every year on the 20th Monday"},
        {"FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "every year in week 20 on Monday"},
        {"FREQ=YEARLY;BYYEARDAY=-1,100", "every year on the 100th and last day of the year"},
        {"FREQ=YEARLY;BYMONTH=12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
         "every year on the last workday of December"},
        {"FREQ=HOURLY;INTERVAL=3;BYMINUTE=15,45", "every 3 hours at minute 15 and 45"},
        {"FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10", "every 20 minutes in hour 9 and 10"},
    };
    for (const auto& [text, told] : words) {
        INFO(text);
        CHECK(describe(rule(text)) == told);
    }
}

TEST_CASE("a plan is told with what its anchor adds") {
    CHECK(describe(plan("FREQ=MONTHLY", "2027-01-31")) == "every month on the 31st");
    CHECK(describe(plan("FREQ=YEARLY", "2024-02-29")) == "every year on 29 February");
    CHECK(describe(plan("FREQ=WEEKLY;INTERVAL=2", "2027-02-02")) == "every 2 weeks on Tuesday");
    CHECK(describe(plan("FREQ=DAILY", "2027-02-02T09:00")) == "daily");
}
