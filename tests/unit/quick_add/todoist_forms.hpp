// The forms that Todoist understands, each with a line and what it should give; among them those
// that are not understood here.
// form | line | title | due | repeat | everything else
#pragma once

namespace tasklight::test {

inline constexpr char kTodoistForms[] = R"(
#Name                 | Write #Work                        | Write | | | project=Work
/Section              | Write #Work /Meetings              | Write | | | project=Work, section=Meetings
@label                | Write @urgent                      | Write | | | label=urgent
+Assignee             | Write +Ann                         | Write | | | assignee=Ann
p1                    | Write p1                           | Write | | | p1
p4                    | Write p4                           | Write | | | p4
{date}                | Write {friday}                     | Write | | | deadline=2027-01-15
!reminder             | Write !9am                         | Write | | | reminder=09:00
duration              | Write today at 9 for 45 min        | Write | 2027-01-13T09:00 | | duration=45
today                 | Write today                        | Write | 2027-01-13 | |
tod                   | Write tod                          | Write | 2027-01-13 | |
tomorrow              | Write tomorrow                     | Write | 2027-01-14 | |
tom                   | Write tom                          | Write | 2027-01-14 | |
this weekend          | Write this weekend                 | Write | 2027-01-16 | |
later this week       | Write later this week              | Write | 2027-01-15 | |
next week             | Write next week                    | Write | 2027-01-18 | |
next month            | Write next month                   | Write | 2027-02-01 | |
end of month          | Write end of month                 | Write | 2027-01-31 | |
mid january           | Write mid january                  | Write | 2027-01-15 | |
friday                | Write friday                       | Write | 2027-01-15 | |
fri                   | Write fri                          | Write | 2027-01-15 | |
next friday           | Write next friday                  | Write | 2027-01-22 | |
27th                  | Write 27th                         | Write | 2027-01-27 | |
jan 27                | Write jan 27                       | Write | 2027-01-27 | |
27 jan                | Write 27 jan                       | Write | 2027-01-27 | |
1/27                  | Write 1/27                         | Write | 2027-01-27 | |
01/27/2016            | Write 01/27/2016                   | Write | 2016-01-27 | |
2016-01-27            | Write 2016-01-27                   | Write | 2016-01-27 | |
in 5 days             | Write in 5 days                    | Write | 2027-01-18 | |
+5 days               | Write +5 days                      | Write | 2027-01-18 | |
3 weeks               | Write 3 weeks                      | Write | 2027-02-03 | |
in 2 hours            | Write in 2 hours                   | Write | 2027-01-13T12:00 | |
today at 10           | Write today at 10                  | Write | 2027-01-13T10:00 | |
tomorrow at 16:00     | Write tomorrow at 16:00            | Write | 2027-01-14T16:00 | |
Fri @ 7pm             | Write Fri @ 7pm                    | Write | 2027-01-15T19:00 | |
6pm                   | Write 6pm                          | Write | 2027-01-13T18:00 | |
6pm, past             | Write 6am                          | Write | 2027-01-14T06:00 | |
every morning         | Write every morning                | Write | 2027-01-14T09:00 | FREQ=DAILY |
every afternoon       | Write every afternoon              | Write | 2027-01-13T12:00 | FREQ=DAILY |
every evening         | Write every evening                | Write | 2027-01-13T19:00 | FREQ=DAILY |
every night           | Write every night                  | Write | 2027-01-13T22:00 | FREQ=DAILY |
no date               | Write no date                      | Write | | | no date
yesterday             | Write yesterday                    | Write | 2027-01-12 | |
3 weeks ago           | Write 3 weeks ago                  | Write | 2026-12-23 | |
every day             | Write every day                    | Write | 2027-01-13 | FREQ=DAILY |
daily                 | Write daily                        | Write | 2027-01-13 | FREQ=DAILY |
ev day                | Write ev day                       | Write | 2027-01-13 | FREQ=DAILY |
every weekday         | Write every weekday                | Write | 2027-01-13 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR |
every workday         | Write every workday                | Write | 2027-01-13 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR |
every monday          | Write every monday                 | Write | 2027-01-18 | FREQ=WEEKLY;BYDAY=MO |
every mon, fri        | Write every mon, fri               | Write | 2027-01-15 | FREQ=WEEKLY;BYDAY=MO,FR |
every 3 days          | Write every 3 days                 | Write | 2027-01-13 | FREQ=DAILY;INTERVAL=3 |
every 2 weeks         | Write every 2 weeks                | Write | 2027-01-13 | FREQ=WEEKLY;INTERVAL=2 |
every other week      | Write every other week             | Write | 2027-01-13 | FREQ=WEEKLY;INTERVAL=2 |
every other fri       | Write every other fri              | Write | 2027-01-15 | FREQ=WEEKLY;INTERVAL=2;BYDAY=FR |
every 2 fridays       | Write every 2 fridays              | Write | 2027-01-15 | FREQ=WEEKLY;INTERVAL=2;BYDAY=FR |
every 3rd friday      | Write every 3rd friday             | Write | 2027-01-15 | FREQ=MONTHLY;BYDAY=3FR |
every 27th            | Write every 27th                   | Write | 2027-01-27 | FREQ=MONTHLY;BYMONTHDAY=27 |
every 2, 15, 27       | Write every 2, 15, 27              | Write | 2027-01-15 | FREQ=MONTHLY;BYMONTHDAY=2,15,27 |
every last day        | Write every last day               | Write | 2027-01-31 | FREQ=MONTHLY;BYMONTHDAY=-1 |
every last workday    | Write every last workday           | Write | 2027-01-29 | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 |
every 15th workday    | Write every 15th workday           | Write | 2027-01-21 | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=15 |
every jan 27th        | Write every jan 27th               | Write | 2027-01-27 | FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=27 |
several anchors       | Write every jan 27, jul 27         | Write | 2027-01-27 | FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=27 |
several rules         | Write every 1st wed jan, 3rd thu jul | Write every 1st wed jan, 3rd thu jul | | | refused
quarterly             | Write quarterly                    | Write | 2027-01-13 | FREQ=MONTHLY;INTERVAL=3 |
every quarter         | Write every quarter                | Write | 2027-01-13 | FREQ=MONTHLY;INTERVAL=3 |
every hour            | Write every hour                   | Write | 2027-01-13T11:00 | FREQ=HOURLY |
every 12 hours at 9pm | Write every 12 hours starting at 9pm | Write | 2027-01-13T21:00 | FREQ=HOURLY;INTERVAL=12 |
every! 3 months       | Write every! 3 months              | Write | 2027-01-13 | FREQ=MONTHLY;INTERVAL=3 | completion
after 10 days         | Write after 10 days                | Write | 2027-01-23 | FREQ=DAILY;INTERVAL=10 | completion
starting              | Write every day starting feb 1     | Write | 2027-02-01 | FREQ=DAILY |
from                  | Write every day from tomorrow      | Write | 2027-01-14 | FREQ=DAILY |
ending                | Write every day ending feb 1       | Write | 2027-01-13 | FREQ=DAILY;UNTIL=20270201 |
until                 | Write every day until feb 1        | Write | 2027-01-13 | FREQ=DAILY;UNTIL=20270201 |
for 3 weeks           | Write every day for 3 weeks        | Write | 2027-01-13 | FREQ=DAILY;UNTIL=20270202 |
every friday 3pm      | Write every friday 3pm             | Write | 2027-01-15T15:00 | FREQ=WEEKLY;BYDAY=FR |
new year day          | Write every new year day           | Write | 2028-01-01 | FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1 |
valentine             | Write every valentine              | Write | 2027-02-14 | FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=14 |
halloween             | Write every halloween              | Write | 2027-10-31 | FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=31 |
new year eve          | Write every new year eve           | Write | 2027-12-31 | FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31 |
every 3 workday       | Write every 3 workday              | Write every 3 workday | | | refused
)";

}  // namespace tasklight::test
