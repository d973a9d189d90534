// What quick add understands, on Wednesday, 13 January 2027, at 10:00 in Berlin:
// line | title | due | repeat | everything else
#pragma once

namespace tasklight::test {

inline constexpr char kEnglishPhrases[] = R"(
Buy milk today                                       | Buy milk                   | 2027-01-13       |  |
Buy milk tod                                         | Buy milk                   | 2027-01-13       |  |
Buy milk tomorrow                                    | Buy milk                   | 2027-01-14       |  |
Buy milk tom at 5pm                                  | Buy milk                   | 2027-01-14T17:00 |  |
Call Bob tonight                                     | Call Bob                   | 2027-01-13T21:00 |  |
call bob tonight at 8                                | call bob                   | 2027-01-13T20:00 |  |
Clean this weekend                                   | Clean                      | 2027-01-16       |  |
Plan later this week                                 | Plan                       | 2027-01-15       |  |
Plan next week                                       | Plan                       | 2027-01-18       |  |
Pay next month                                       | Pay                        | 2027-02-01       |  |
Pay end of month                                     | Pay                        | 2027-01-31       |  |
Pay mid january                                      | Pay                        | 2027-01-15       |  |
Pay mid-january                                      | Pay                        | 2027-01-15       |  |
Buy milk friday                                      | Buy milk                   | 2027-01-15       |  |
Buy milk next friday                                 | Buy milk                   | 2027-01-22       |  |
Buy milk 27th                                        | Buy milk                   | 2027-01-27       |  |
Buy milk on the 27th                                 | Buy milk                   | 2027-01-27       |  |
Buy milk jan 27                                      | Buy milk                   | 2027-01-27       |  |
Buy milk 27 jan                                      | Buy milk                   | 2027-01-27       |  |
Buy milk 1/27                                        | Buy milk                   | 2027-01-27       |  |
Buy milk 01/27/2016                                  | Buy milk                   | 2016-01-27       |  |
Buy milk 2016-01-27                                  | Buy milk                   | 2016-01-27       |  |
Buy milk in 5 days                                   | Buy milk                   | 2027-01-18       |  |
Buy milk +5 days                                     | Buy milk                   | 2027-01-18       |  |
Buy milk 3 weeks                                     | Buy milk 3 weeks           |                  |  |
Buy milk in 2 hours                                  | Buy milk                   | 2027-01-13T12:00 |  |
Buy milk today at 10                                 | Buy milk                   | 2027-01-13T10:00 |  |
Buy milk tomorrow at 16:00                           | Buy milk                   | 2027-01-14T16:00 |  |
Buy milk Fri @ 7pm                                   | Buy milk                   | 2027-01-15T19:00 |  |
Buy milk 6pm                                         | Buy milk                   | 2027-01-13T18:00 |  |
Buy milk 9am                                         | Buy milk                   | 2027-01-14T09:00 |  |
Run every morning                                    | Run                        | 2027-01-14T09:00 | FREQ=DAILY |
Run every night                                      | Run                        | 2027-01-13T22:00 | FREQ=DAILY |
Run no date                                          | Run                        |                  |  | no date
Run yesterday                                        | Run                        | 2027-01-12       |  |
Run 3 weeks ago                                      | Run                        | 2026-12-23       |  |
Run every day                                        | Run                        | 2027-01-13       | FREQ=DAILY |
Run daily                                            | Run                        | 2027-01-13       | FREQ=DAILY |
Run ev day                                           | Run                        | 2027-01-13       | FREQ=DAILY |
Run every weekday                                    | Run                        | 2027-01-13       | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR |
Run every workday at 8:30                            | Run                        | 2027-01-14T08:30 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR |
Run every monday                                     | Run                        | 2027-01-18       | FREQ=WEEKLY;BYDAY=MO |
Run every mon, fri                                   | Run                        | 2027-01-15       | FREQ=WEEKLY;BYDAY=MO,FR |
Run every mon, wed and fri at 7am                    | Run                        | 2027-01-15T07:00 | FREQ=WEEKLY;BYDAY=MO,WE,FR |
Run every 3 days                                     | Run                        | 2027-01-13       | FREQ=DAILY;INTERVAL=3 |
Run every 2 weeks                                    | Run                        | 2027-01-13       | FREQ=WEEKLY;INTERVAL=2 |
Run every other week                                 | Run                        | 2027-01-13       | FREQ=WEEKLY;INTERVAL=2 |
Run every other fri                                  | Run                        | 2027-01-15       | FREQ=WEEKLY;INTERVAL=2;BYDAY=FR |
Run every 2 fridays                                  | Run                        | 2027-01-15       | FREQ=WEEKLY;INTERVAL=2;BYDAY=FR |
Run every 3rd friday                                 | Run                        | 2027-01-15       | FREQ=MONTHLY;BYDAY=3FR |
Run every 27th                                       | Run                        | 2027-01-27       | FREQ=MONTHLY;BYMONTHDAY=27 |
Run every 2, 15, 27                                  | Run                        | 2027-01-15       | FREQ=MONTHLY;BYMONTHDAY=2,15,27 |
Run every last day                                   | Run                        | 2027-01-31       | FREQ=MONTHLY;BYMONTHDAY=-1 |
Run every last workday                               | Run                        | 2027-01-29       | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 |
Run every 15th workday                               | Run                        | 2027-01-21       | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=15 |
Run every jan 27th                                   | Run                        | 2027-01-27       | FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=27 |
Run every 1st wed jan, 3rd thu jul                   | Run every 1st wed jan, 3rd thu jul |                  |  | refused
Run quarterly                                        | Run                        | 2027-01-13       | FREQ=MONTHLY;INTERVAL=3 |
Run every quarter                                    | Run                        | 2027-01-13       | FREQ=MONTHLY;INTERVAL=3 |
Run biannually                                       | Run                        | 2027-01-13       | FREQ=MONTHLY;INTERVAL=6 |
Run every hour                                       | Run                        | 2027-01-13T11:00 | FREQ=HOURLY |
Run every 12 hours starting at 9pm                   | Run                        | 2027-01-13T21:00 | FREQ=HOURLY;INTERVAL=12 |
Run every! 3 months                                  | Run                        | 2027-01-13       | FREQ=MONTHLY;INTERVAL=3 | completion
Run after 10 days                                    | Run                        | 2027-01-23       | FREQ=DAILY;INTERVAL=10 | completion
Run every day starting feb 1                         | Run                        | 2027-02-01       | FREQ=DAILY |
Run every day from tomorrow                          | Run                        | 2027-01-14       | FREQ=DAILY |
Run every day ending feb 1                           | Run                        | 2027-01-13       | FREQ=DAILY;UNTIL=20270201 |
Run every day until march 3                          | Run                        | 2027-01-13       | FREQ=DAILY;UNTIL=20270303 |
Run every day for 3 weeks                            | Run                        | 2027-01-13       | FREQ=DAILY;UNTIL=20270202 |
Run every friday 3pm                                 | Run                        | 2027-01-15T15:00 | FREQ=WEEKLY;BYDAY=FR |
Run every new year day                               | Run                        | 2028-01-01       | FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1 |
Run every valentine                                  | Run                        | 2027-02-14       | FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=14 |
Run every halloween                                  | Run                        | 2027-10-31       | FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=31 |
Run every new year eve                               | Run                        | 2027-12-31       | FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31 |
Run every 3 workday                                  | Run every 3 workday        |                  |  | refused
Run every 2nd full moon                              | Run every 2nd full moon    |                  |  | refused
Run every 30 seconds                                 | Run every 30 seconds       |                  |  | refused
Run every second friday                              | Run every second friday    |                  |  | refused
Run every day except monday                          | Run every day except monday |                  |  | refused
Run every 2, 15, 45                                  | Run every 2, 15, 45        |                  |  | refused
Run every feb 30                                     | Run every feb 30           |                  |  | refused
Run every 0 days                                     | Run every 0 days           |                  |  | refused
Pay rent p1 #work /meetings @urgent @new friday {march 30} | Pay rent                   | 2027-01-15       |  | project=Work, section=Meetings, label=urgent, new label=new, p1, deadline=2027-03-30
Read "Dune" tomorrow                                 | Read "Dune"                | 2027-01-14       |  |
Read "Friday" tomorrow                               | Read "Friday"              | 2027-01-14       |  |
Read \friday                                         | Read friday                |                  |  |
Read \every friday                                   | Read every friday          |                  |  |
#"Big Plans" do it                                   | do it                      |                  |  | project=Big Plans
#Work Trips plan @waiting for x                      | plan x                     |                  |  | project=Work Trips, label=waiting for
#1 seller                                            | #1 seller                  |                  |  |
monday                                               | monday                     |                  |  |
#Work                                                | #Work                      |                  |  |
Buy milk, tomorrow                                   | Buy milk                   | 2027-01-14       |  |
tomorrow, buy milk                                   | buy milk                   | 2027-01-14       |  |
Buy milk tomorrow!                                   | Buy milk!                  | 2027-01-14       |  |
every monday call mom at 9am                         | call mom                   | 2027-01-18T09:00 | FREQ=WEEKLY;BYDAY=MO |
Meet Ann every mon tue                               | Meet Ann                   | 2027-01-18       | FREQ=WEEKLY;BYDAY=MO,TU |
Pay rent every month on the 27th                     | Pay rent                   | 2027-01-27       | FREQ=MONTHLY;BYMONTHDAY=27 |
Pay rent every 3 months on the 15th                  | Pay rent                   | 2027-01-15       | FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15 |
Swim every 2 weeks on mon and thu                    | Swim                       | 2027-01-14       | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH |
Renew every year on jan 27                           | Renew                      | 2027-01-27       | FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=27 |
Meet every month on the 2nd friday                   | Meet                       | 2027-02-12       | FREQ=MONTHLY;BYDAY=2FR |
Meet every month on the last day                     | Meet                       | 2027-01-31       | FREQ=MONTHLY;BYMONTHDAY=-1 |
Meet every 1st and 3rd monday at 9:30am              | Meet                       | 2027-01-18T09:30 | FREQ=MONTHLY;BYDAY=1MO,3MO |
Renew every jan 27, jul 27                           | Renew                      | 2027-01-27       | FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=27 |
Renew every jan 27, jul 28                           | Renew every jan 27, jul 28 |                  |  | refused
Renew every january                                  | Renew                      | 2028-01-01       | FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1 |
Jog 8am every monday                                 | Jog                        | 2027-01-18T08:00 | FREQ=WEEKLY;BYDAY=MO |
Jog tomorrow every 3 days                            | Jog                        | 2027-01-14       | FREQ=DAILY;INTERVAL=3 |
Pay rent jan 31 every month                          | Pay rent                   | 2027-01-31       | FREQ=MONTHLY |
Celebrate every may 5                                | Celebrate                  | 2027-05-05       | FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=5 |
Rest on sun                                          | Rest                       | 2027-01-17       |  |
Rest sun 3pm                                         | Rest                       | 2027-01-17T15:00 |  |
Rest every sun                                       | Rest                       | 2027-01-17       | FREQ=WEEKLY;BYDAY=SU |
Jog every other day starting jan 20 until feb 3      | Jog                        | 2027-01-20       | FREQ=DAILY;INTERVAL=2;UNTIL=20270203 |
Jog every day for 5 times                            | Jog                        | 2027-01-13       | FREQ=DAILY;COUNT=5 |
Jog every monday 5 times                             | Jog 5 times                | 2027-01-18       | FREQ=WEEKLY;BYDAY=MO |
Jog every 3rd day                                    | Jog                        | 2027-01-13       | FREQ=DAILY;INTERVAL=3 |
Jog every second day                                 | Jog                        | 2027-01-13       | FREQ=DAILY;INTERVAL=2 |
Jog every first of the month                         | Jog                        | 2027-02-01       | FREQ=MONTHLY;BYMONTHDAY=1 |
Jog every last friday of the month                   | Jog                        | 2027-01-29       | FREQ=MONTHLY;BYDAY=-1FR |
Submit report due friday                             | Submit report              | 2027-01-15       |  |
Submit report by 5pm                                 | Submit report              | 2027-01-13T17:00 |  |
Eat at noon                                          | Eat                        | 2027-01-13T12:00 |  |
Eat tomorrow noon                                    | Eat                        | 2027-01-14T12:00 |  |
Call Ann 6 p.m.                                      | Call Ann                   | 2027-01-13T18:00 |  |
Jog every evening at 8                               | Jog                        | 2027-01-13T20:00 | FREQ=DAILY |
Jog every monday evening                             | Jog                        | 2027-01-18T19:00 | FREQ=WEEKLY;BYDAY=MO |
Visit mom every weekend                              | Visit mom                  | 2027-01-16       | FREQ=WEEKLY;BYDAY=SA |
Drink every hour from 8am                            | Drink                      | 2027-01-14T08:00 | FREQ=HOURLY |
Stretch every 45 minutes                             | Stretch                    | 2027-01-13T10:45 | FREQ=MINUTELY;INTERVAL=45 |
Celebrate every 12th of march                        | Celebrate                  | 2027-03-12       | FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=12 |
Check every mon, 27th                                | Check every mon, 27th      |                  |  | refused
Call Bob friday about rent                           | Call Bob about rent        | 2027-01-15       |  |
Call Bob on friday about rent                        | Call Bob about rent        | 2027-01-15       |  |
Call Bob tomorrow at 9 about rent                    | Call Bob about rent        | 2027-01-14T09:00 |  |
every monday call mom                                | call mom                   | 2027-01-18       | FREQ=WEEKLY;BYDAY=MO |
Every monday call mom                                | call mom                   | 2027-01-18       | FREQ=WEEKLY;BYDAY=MO |
tomorrow buy milk                                    | buy milk                   | 2027-01-14       |  |
friday buy milk                                      | friday buy milk            |                  |  |
friday 3pm buy milk                                  | buy milk                   | 2027-01-15T15:00 |  |
on friday buy milk                                   | buy milk                   | 2027-01-15       |  |
in 3 days call Bob                                   | call Bob                   | 2027-01-16       |  |
2027-02-01 dentist                                   | dentist                    | 2027-02-01       |  |
jan 27 dentist                                       | dentist                    | 2027-01-27       |  |
every 2 weeks water the plants                       | water the plants           | 2027-01-13       | FREQ=WEEKLY;INTERVAL=2 |
Buy milk, friday, 3pm                                | Buy milk                   | 2027-01-15T15:00 |  |
Buy milk friday at 3pm #Home /Kitchen @urgent p2     | Buy milk                   | 2027-01-15T15:00 |  | project=Home, section=Kitchen, label=urgent, p2
Buy milk #home friday p3 @waiting for                | Buy milk                   | 2027-01-15       |  | project=Home, label=waiting for, p3
Buy milk @errands @urgent                            | Buy milk                   |                  |  | new label=errands, label=urgent
Buy milk p4                                          | Buy milk                   |                  |  | p4
Buy milk P1                                          | Buy milk                   |                  |  | p1
Plan #Work Trips trip                                | Plan trip                  |                  |  | project=Work Trips
Plan #Workshop                                       | Plan #Workshop             |                  |  |
Plan #"Big Plans" next                               | Plan next                  |                  |  | project=Big Plans
Plan #"Nothing here"                                 | Plan #"Nothing here"       |                  |  |
Buy #Work #Home milk                                 | Buy #Work milk             |                  |  | project=Home
Buy milk p1 p3                                       | Buy milk p1                |                  |  | p3
Write /Meetings notes                                | Write /Meetings notes      |                  |  |
Write /Meetings notes #work                          | Write notes                |                  |  | project=Work, section=Meetings
Write /Kitchen notes #work                           | Write /Kitchen notes       |                  |  | project=Work
Write #ÜBER UNS page                                 | Write page                 |                  |  | project=Über uns
Report {friday}                                      | Report                     |                  |  | deadline=2027-01-15
Report {2027-02-01} friday                           | Report                     | 2027-01-15       |  | deadline=2027-02-01
Report {from friday}                                 | Report                     |                  |  | start=2027-01-15
Report {from feb 1} {feb 28}                         | Report                     |                  |  | deadline=2027-02-28, start=2027-02-01
Report {not a date}                                  | Report {not a date}        |                  |  |
Write to ann@example.com friday                      | Write to ann@example.com   | 2027-01-15       |  |
Read "Friday" every monday                           | Read "Friday"              | 2027-01-18       | FREQ=WEEKLY;BYDAY=MO |
Read "friday"                                        | Read friday                |                  |  |
"Call mom tomorrow"                                  | Call mom tomorrow          |                  |  |
Read \friday                                         | Read friday                |                  |  |
Run \every friday                                    | Run every friday           |                  |  |
Buy \#Home soap                                      | Buy #Home soap             |                  |  |
Buy milk \p1                                         | Buy milk p1                |                  |  |
Open C:\friday                                       | Open C:\friday             |                  |  |
Buy milk may 5                                       | Buy milk                   | 2027-05-05       |  |
Buy milk on may 5                                    | Buy milk                   | 2027-05-05       |  |
Buy milk 5 may                                       | Buy milk                   | 2027-05-05       |  |
Buy milk march 3rd                                   | Buy milk                   | 2027-03-03       |  |
Meet 2/29/2028                                       | Meet                       | 2028-02-29       |  |
Meet 13/1                                            | Meet 13/1                  |                  |  |
Meet 2/30                                            | Meet 2/30                  |                  |  |
Meet feb 29                                          | Meet                       | 2028-02-29       |  |
Meet 31st                                            | Meet                       | 2027-01-31       |  |
Meet today                                           | Meet                       | 2027-01-13       |  |
Buy milk coming friday                               | Buy milk                   | 2027-01-15       |  |
Buy milk this friday                                 | Buy milk                   | 2027-01-15       |  |
Buy milk end of january                              | Buy milk                   | 2027-01-31       |  |
Buy milk by end of month                             | Buy milk                   | 2027-01-31       |  |
Buy milk at the end of the month                     | Buy milk                   | 2027-01-31       |  |
Buy milk end of year                                 | Buy milk                   | 2027-12-31       |  |
Buy milk next year                                   | Buy milk                   | 2028-01-01       |  |
Buy milk next quarter                                | Buy milk                   | 2027-04-01       |  |
Buy milk next weekend                                | Buy milk                   | 2027-01-23       |  |
Buy milk the day after tomorrow                      | Buy milk                   | 2027-01-15       |  |
Buy milk in a week                                   | Buy milk                   | 2027-01-20       |  |
Buy milk in an hour                                  | Buy milk                   | 2027-01-13T11:00 |  |
Buy milk in two months                               | Buy milk                   | 2027-03-13       |  |
Buy milk in 90 min                                   | Buy milk                   | 2027-01-13T11:30 |  |
Buy milk in 1 year                                   | Buy milk                   | 2028-01-13       |  |
Buy milk within 3 days                               | Buy milk                   | 2027-01-16       |  |
Buy milk on halloween                                | Buy milk                   | 2027-10-31       |  |
Buy milk on christmas eve                            | Buy milk                   | 2027-12-24       |  |
Buy milk friday morning                              | Buy milk                   | 2027-01-15T09:00 |  |
Buy milk tomorrow afternoon                          | Buy milk                   | 2027-01-14T12:00 |  |
Buy milk tomorrow in the evening                     | Buy milk                   | 2027-01-14T19:00 |  |
Buy milk at 8 in the evening                         | Buy milk                   | 2027-01-13T20:00 |  |
Buy milk tomorrow 12am                               | Buy milk                   | 2027-01-14T00:00 |  |
Buy milk tomorrow 12pm                               | Buy milk                   | 2027-01-14T12:00 |  |
Buy milk at midnight                                 | Buy milk                   | 2027-01-14T00:00 |  |
Buy milk at 18:30                                    | Buy milk                   | 2027-01-13T18:30 |  |
Buy milk 18:30                                       | Buy milk                   | 2027-01-13T18:30 |  |
Buy milk 18:75                                       | Buy milk 18:75             |                  |  |
Buy milk 25:00                                       | Buy milk 25:00             |                  |  |
Buy milk 13pm                                        | Buy milk 13pm              |                  |  |
Buy milk january 27th, 2028                          | Buy milk                   | 2028-01-27       |  |
Buy milk 27th of january 2028                        | Buy milk                   | 2028-01-27       |  |
Buy milk tomorrow.                                   | Buy milk.                  | 2027-01-14       |  |
Buy milk tomorrow?                                   | Buy milk?                  | 2027-01-14       |  |
Check every 40 days                                  | Check                      | 2027-01-13       | FREQ=DAILY;INTERVAL=40 |
Check every 2000000 days                             | Check every 2000000 days   |                  |  | refused
Check every full moon                                | Check every full moon      |                  |  | refused
Check every 32nd                                     | Check every 32nd           |                  |  | refused
Check every 6th friday                               | Check every 6th friday     |                  |  | refused
Check every 25th workday                             | Check every 25th workday   |                  |  | refused
Check every 90 seconds                               | Check every 90 seconds     |                  |  | refused
Check every 2 weekdays                               | Check every 2 weekdays     |                  |  | refused
Check every day until yesterday                      | Check every day until yesterday |                  |  | refused
Check every! friday at 9                             | Check                      | 2027-01-15T09:00 | FREQ=WEEKLY;BYDAY=FR | completion
Check every day at 9 starting monday for 2 weeks     | Check                      | 2027-01-18T09:00 | FREQ=DAILY;UNTIL=20270131 |
Check each tuesday                                   | Check                      | 2027-01-19       | FREQ=WEEKLY;BYDAY=TU |
Check fortnightly                                    | Check                      | 2027-01-13       | FREQ=WEEKLY;INTERVAL=2 |
Check annually                                       | Check                      | 2027-01-13       | FREQ=YEARLY |
Check biennially                                     | Check                      | 2027-01-13       | FREQ=YEARLY;INTERVAL=2 |
Check semiannually                                   | Check                      | 2027-01-13       | FREQ=MONTHLY;INTERVAL=6 |
Check hourly                                         | Check                      | 2027-01-13T11:00 | FREQ=HOURLY |
Check weekly at 5pm                                  | Check                      | 2027-01-13T17:00 | FREQ=WEEKLY |
Check monthly starting feb 1                         | Check                      | 2027-02-01       | FREQ=MONTHLY |
Check every three days                               | Check                      | 2027-01-13       | FREQ=DAILY;INTERVAL=3 |
Check every other month                              | Check                      | 2027-01-13       | FREQ=MONTHLY;INTERVAL=2 |
Check every other fri and sat                        | Check                      | 2027-01-15       | FREQ=WEEKLY;INTERVAL=2;BYDAY=FR,SA |
Check every mondays                                  | Check                      | 2027-01-18       | FREQ=WEEKLY;BYDAY=MO |
Check every quarter on the 1st                       | Check                      | 2027-02-01       | FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1 |
Check every 30 minutes starting at 14:00             | Check                      | 2027-01-13T14:00 | FREQ=MINUTELY;INTERVAL=30 |
Check after 2 weeks                                  | Check                      | 2027-01-27       | FREQ=WEEKLY;INTERVAL=2 | completion
Check after 5 hours                                  | Check                      | 2027-01-13T15:00 | FREQ=HOURLY;INTERVAL=5 | completion
Check every day until march                          | Check every day until march |                  |  | refused
Check every day starting february                    | Check                      | 2027-02-01       | FREQ=DAILY |
Pay rent on the 1st of every month                   | Pay rent                   | 2027-02-01       | FREQ=MONTHLY;BYMONTHDAY=1 |
Pay rent the last friday of each month               | Pay rent                   | 2027-01-29       | FREQ=MONTHLY;BYDAY=-1FR |
Pay rent on the 1st of the quarter                   | Pay rent on the 1st of the quarter |                  |  |
Vote Nov 3                                           | Vote                       | 2027-11-03       |  |
Doctor Mar 15                                        | Doctor                     | 2027-03-15       |  |
Doctor mar 15th, 2pm                                 | Doctor                     | 2027-03-15T14:00 |  |
Doctor 3/15/27 at 2:30 pm                            | Doctor                     | 2027-03-15T14:30 |  |
Gym mon, wed, fri                                    | Gym mon, wed, fri          |                  |  |
Vacation july 1 - july 14                            | Vacation july 1 - july 14  |                  |  |
Vacation from july 1 to july 14                      | Vacation from july 1 to july 14 |                  |  |
Party - friday                                       | Party                      | 2027-01-15       |  |
Party (friday)                                       | Party (friday)             |                  |  |
Do laundry every sunday or monday                    | Do laundry every sunday or monday |                  |  | refused
Meeting 14:00-15:00 tomorrow                         | Meeting 14:00-15:00        | 2027-01-14       |  |
Meet tomorrow @ the cafe                             | Meet @ the cafe            | 2027-01-14       |  |
Meet @19:30                                          | Meet                       | 2027-01-13T19:30 |  |
Dentist Friday                                       | Dentist Friday             |                  |  |
Dentist Fri 7pm                                      | Dentist                    | 2027-01-15T19:00 |  |
Wait until friday                                    | Wait until friday          |                  |  |
Plans for friday                                     | Plans for friday           |                  |  |
Take pills every 8 hours for 5 days                  | Take pills                 | 2027-01-13T18:00 | FREQ=HOURLY;INTERVAL=8;UNTIL=20270117 |
Take out trash every other tuesday night             | Take out trash             | 2027-01-19T22:00 | FREQ=WEEKLY;INTERVAL=2;BYDAY=TU |
Submit Q1 report by end of march                     | Submit Q1 report           | 2027-03-31       |  |
weekly sync every monday 10am                        | weekly sync                | 2027-01-18T10:00 | FREQ=WEEKLY;BYDAY=MO |
Email Bob about the friday meeting                   | Email Bob about the friday meeting |                  |  |
Email Bob about the meeting on friday                | Email Bob about the meeting | 2027-01-15       |  |
)";

inline constexpr char kBritishPhrases[] = R"(
Buy milk 27/1                                        | Buy milk                   | 2027-01-27       |  |
Buy milk 1/27                                        | Buy milk 1/27              |                  |  |
Buy milk 27/01/2028                                  | Buy milk                   | 2028-01-27       |  |
Buy milk 24/7                                        | Buy milk 24/7              |                  |  |
Buy milk 3/4                                         | Buy milk                   | 2027-04-03       |  |
Buy milk 27.1.2027                                   | Buy milk                   | 2027-01-27       |  |
Buy milk every 27/1                                  | Buy milk every 27/1        |                  |  |
)";

inline constexpr char kGermanPhrases[] = R"(
Milch kaufen heute                                   | Milch kaufen               | 2027-01-13       |  |
Milch kaufen morgen                                  | Milch kaufen               | 2027-01-14       |  |
Milch kaufen übermorgen                              | Milch kaufen               | 2027-01-15       |  |
Milch kaufen uebermorgen                             | Milch kaufen               | 2027-01-15       |  |
Milch kaufen Freitag                                 | Milch kaufen               | 2027-01-15       |  |
Zahnarzt am Freitag                                  | Zahnarzt                   | 2027-01-15       |  |
Zahnarzt freitag                                     | Zahnarzt                   | 2027-01-15       |  |
Zahnarzt nächsten Freitag                            | Zahnarzt                   | 2027-01-22       |  |
Zahnarzt naechsten Freitag um 16 Uhr                 | Zahnarzt                   | 2027-01-22T16:00 |  |
Zahnarzt am Freitag um 16:30 Uhr                     | Zahnarzt                   | 2027-01-15T16:30 |  |
Zahnarzt in 3 Tagen                                  | Zahnarzt                   | 2027-01-16       |  |
Zahnarzt in einer Woche                              | Zahnarzt                   | 2027-01-20       |  |
Zahnarzt in zwei Wochen                              | Zahnarzt                   | 2027-01-27       |  |
Müll rausbringen jeden Montag                        | Müll rausbringen           | 2027-01-18       | FREQ=WEEKLY;BYDAY=MO |
Müll rausbringen alle 2 Wochen                       | Müll rausbringen           | 2027-01-13       | FREQ=WEEKLY;INTERVAL=2 |
Müll rausbringen alle zwei Wochen freitags           | Müll rausbringen           | 2027-01-15       | FREQ=WEEKLY;INTERVAL=2;BYDAY=FR |
Sport werktags                                       | Sport                      | 2027-01-13       | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR |
Sport werktags um 7 Uhr                              | Sport                      | 2027-01-14T07:00 | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR |
Sport jeden Morgen                                   | Sport                      | 2027-01-14T09:00 | FREQ=DAILY |
Sport jeden Abend                                    | Sport                      | 2027-01-13T19:00 | FREQ=DAILY |
Sport morgen früh                                    | Sport                      | 2027-01-14T09:00 |  |
Sport morgen Abend um 8                              | Sport                      | 2027-01-14T20:00 |  |
Sport heute Abend                                    | Sport                      | 2027-01-13T19:00 |  |
Sport am 27. Januar                                  | Sport                      | 2027-01-27       |  |
Sport 27. Januar 2028                                | Sport                      | 2028-01-27       |  |
Sport am 27.1.                                       | Sport                      | 2027-01-27       |  |
Sport 27.1.                                          | Sport                      | 2027-01-27       |  |
Sport 27.01.2028                                     | Sport                      | 2028-01-27       |  |
Sport am 27.                                         | Sport                      | 2027-01-27       |  |
Miete Monatsende                                     | Miete                      | 2027-01-31       |  |
Miete am Monatsende                                  | Miete                      | 2027-01-31       |  |
Miete Ende Januar                                    | Miete                      | 2027-01-31       |  |
Miete Mitte Februar                                  | Miete                      | 2027-02-15       |  |
Miete nächsten Monat                                 | Miete                      | 2027-02-01       |  |
Miete nächste Woche                                  | Miete                      | 2027-01-18       |  |
Miete jeden 1.                                       | Miete                      | 2027-02-01       | FREQ=MONTHLY;BYMONTHDAY=1 |
Miete jeden 1. im Monat                              | Miete                      | 2027-02-01       | FREQ=MONTHLY;BYMONTHDAY=1 |
Miete jeden ersten Montag                            | Miete                      | 2027-02-01       | FREQ=MONTHLY;BYDAY=1MO |
Miete jeden ersten Montag im Monat                   | Miete                      | 2027-02-01       | FREQ=MONTHLY;BYDAY=1MO |
Miete jeden 2. Freitag                               | Miete jeden 2. Freitag     |                  |  | refused
Miete jeden 2. Freitag im Monat                      | Miete                      | 2027-02-12       | FREQ=MONTHLY;BYDAY=2FR |
Miete jeden zweiten Tag                              | Miete                      | 2027-01-13       | FREQ=DAILY;INTERVAL=2 |
Miete jeden letzten Werktag                          | Miete                      | 2027-01-29       | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 |
Miete jeden letzten Tag des Monats                   | Miete                      | 2027-01-31       | FREQ=MONTHLY;BYMONTHDAY=-1 |
Miete monatlich                                      | Miete                      | 2027-01-13       | FREQ=MONTHLY |
Miete vierteljährlich                                | Miete                      | 2027-01-13       | FREQ=MONTHLY;INTERVAL=3 |
Miete täglich um 9:00                                | Miete                      | 2027-01-14T09:00 | FREQ=DAILY |
Miete jeden 27. Januar                               | Miete                      | 2027-01-27       | FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=27 |
Miete jede Woche                                     | Miete                      | 2027-01-13       | FREQ=WEEKLY |
Miete jeden Tag bis 1. März                          | Miete                      | 2027-01-13       | FREQ=DAILY;UNTIL=20270301 |
Miete jeden Tag ab 1. Februar                        | Miete                      | 2027-02-01       | FREQ=DAILY |
Miete jeden Tag für 3 Wochen                         | Miete                      | 2027-01-13       | FREQ=DAILY;UNTIL=20270202 |
Miete jeden Tag für 5 mal                            | Miete                      | 2027-01-13       | FREQ=DAILY;COUNT=5 |
Miete nach 10 Tagen                                  | Miete                      | 2027-01-23       | FREQ=DAILY;INTERVAL=10 | completion
Miete jede! 3 Monate                                 | Miete                      | 2027-01-13       | FREQ=MONTHLY;INTERVAL=3 | completion
Miete alle! 3 Monate                                 | Miete                      | 2027-01-13       | FREQ=MONTHLY;INTERVAL=3 | completion
Steuer bis Freitag                                   | Steuer                     | 2027-01-15       |  |
Steuer bis 31.5.                                     | Steuer                     | 2027-05-31       |  |
Steuer bis zum 31. Mai                               | Steuer                     | 2027-05-31       |  |
Anruf vor 3 Tagen                                    | Anruf                      | 2027-01-10       |  |
Anruf um 18:30                                       | Anruf                      | 2027-01-13T18:30 |  |
Anruf 18:30                                          | Anruf                      | 2027-01-13T18:30 |  |
Anruf 18 Uhr                                         | Anruf                      | 2027-01-13T18:00 |  |
Anruf in 2 Stunden                                   | Anruf                      | 2027-01-13T12:00 |  |
Anruf 27/1                                           | Anruf                      | 2027-01-27       |  |
Sport montags                                        | Sport                      | 2027-01-18       | FREQ=WEEKLY;BYDAY=MO |
Sport montags und freitags um 18 Uhr                 | Sport                      | 2027-01-15T18:00 | FREQ=WEEKLY;BYDAY=MO,FR |
Sport jeden Mo, Mi und Fr                            | Sport                      | 2027-01-13       | FREQ=WEEKLY;BYDAY=MO,WE,FR |
Sport dieses Wochenende                              | Sport                      | 2027-01-16       |  |
Sport am Wochenende                                  | Sport                      | 2027-01-16       |  |
jeden montag Müll raus                               | Müll raus                  | 2027-01-18       | FREQ=WEEKLY;BYDAY=MO |
in 3 Tagen Rechnung zahlen                           | Rechnung zahlen            | 2027-01-16       |  |
Sport jeden Vollmond                                 | Sport jeden Vollmond       |                  |  | refused
Sport alle 3 Werktage                                | Sport alle 3 Werktage      |                  |  | refused
Sport jeden Silvester                                | Sport                      | 2027-12-31       | FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31 |
Sport an Silvester                                   | Sport                      | 2027-12-31       |  |
Rechnung kein Datum                                  | Rechnung                   |                  |  | no date
Sport Montag Morgen                                  | Sport Montag Morgen        |                  |  |
Sport kommenden Freitag                              | Sport                      | 2027-01-15       |  |
Sport jeden Tag außer Sonntag                        | Sport jeden Tag außer Sonntag |                  |  | refused
Miete alle 2 Wochen jeden Montag                     | Miete alle 2 Wochen jeden Montag |                  |  | refused
Miete am Wochenende                                  | Miete                      | 2027-01-16       |  |
Einkaufen #home /kitchen @urgent p1 morgen           | Einkaufen                  | 2027-01-14       |  | project=Home, section=Kitchen, label=urgent, p1
Bericht {Freitag}                                    | Bericht                    |                  |  | deadline=2027-01-15
Bericht {ab Freitag}                                 | Bericht                    |                  |  | start=2027-01-15
Bericht {31.1.}                                      | Bericht                    |                  |  | deadline=2027-01-31
Termin am 3. Februar um 14:30 Uhr                    | Termin                     | 2027-02-03T14:30 |  |
Termin 3.2.2027 um 14.30 Uhr                         | Termin                     | 2027-02-03T14:30 |  |
Termin heute um 8 Uhr abends                         | Termin                     | 2027-01-13T20:00 |  |
Termin um Mitternacht                                | Termin                     | 2027-01-14T00:00 |  |
Termin in 45 Minuten                                 | Termin                     | 2027-01-13T10:45 |  |
Termin in einem Monat                                | Termin                     | 2027-02-13       |  |
Termin nächstes Wochenende                           | Termin                     | 2027-01-23       |  |
Termin nächstes Jahr                                 | Termin                     | 2028-01-01       |  |
Sport alle 14 Tage                                   | Sport                      | 2027-01-13       | FREQ=DAILY;INTERVAL=14 |
Sport jeden Samstag um 10 Uhr ab Februar             | Sport                      | 2027-02-06T10:00 | FREQ=WEEKLY;BYDAY=SA |
Sport jeden 1. und 15.                               | Sport                      | 2027-01-15       | FREQ=MONTHLY;BYMONTHDAY=1,15 |
Sport jedes Quartal                                  | Sport                      | 2027-01-13       | FREQ=MONTHLY;INTERVAL=3 |
Sport halbjährlich                                   | Sport                      | 2027-01-13       | FREQ=MONTHLY;INTERVAL=6 |
Sport jährlich                                       | Sport                      | 2027-01-13       | FREQ=YEARLY |
Sport wöchentlich                                    | Sport                      | 2027-01-13       | FREQ=WEEKLY |
Sport jede Stunde                                    | Sport                      | 2027-01-13T11:00 | FREQ=HOURLY |
Sport alle 12 Stunden ab 21:00                       | Sport                      | 2027-01-13T21:00 | FREQ=HOURLY;INTERVAL=12 |
Sport jeden dritten Donnerstag im Monat              | Sport                      | 2027-01-21       | FREQ=MONTHLY;BYDAY=3TH |
Sport jeden letzten Freitag im Monat                 | Sport                      | 2027-01-29       | FREQ=MONTHLY;BYDAY=-1FR |
Sport jeden 15. Werktag                              | Sport                      | 2027-01-21       | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=15 |
Sport jedes Jahr am 27. Januar                       | Sport                      | 2027-01-27       | FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=27 |
Sport jeden Monat am 15.                             | Sport                      | 2027-01-15       | FREQ=MONTHLY;BYMONTHDAY=15 |
Sport jede Woche am Dienstag                         | Sport                      | 2027-01-19       | FREQ=WEEKLY;BYDAY=TU |
Sport alle 2 Wochen am Mo und Do                     | Sport                      | 2027-01-14       | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH |
Miete am 1. jedes Monats                             | Miete                      | 2027-02-01       | FREQ=MONTHLY;BYMONTHDAY=1 |
Miete jeden Montag oder Dienstag                     | Miete jeden Montag oder Dienstag |                  |  | refused
)";

inline constexpr char kSpanishPhrases[] = R"(
Comprar leche hoy                                    | Comprar leche              | 2027-01-13       |  |
Comprar leche mañana                                 | Comprar leche              | 2027-01-14       |  |
Comprar leche manana                                 | Comprar leche              | 2027-01-14       |  |
Comprar leche pasado mañana                          | Comprar leche              | 2027-01-15       |  |
Comprar leche el viernes                             | Comprar leche              | 2027-01-15       |  |
Comprar leche viernes                                | Comprar leche              | 2027-01-15       |  |
Comprar leche el próximo viernes                     | Comprar leche              | 2027-01-22       |  |
Comprar leche el viernes que viene                   | Comprar leche              | 2027-01-22       |  |
Comprar leche la próxima semana                      | Comprar leche              | 2027-01-18       |  |
Comprar leche la semana que viene                    | Comprar leche              | 2027-01-18       |  |
Comprar leche el mes que viene                       | Comprar leche              | 2027-02-01       |  |
Comprar leche en 3 días                              | Comprar leche              | 2027-01-16       |  |
Comprar leche en 3 dias                              | Comprar leche              | 2027-01-16       |  |
Comprar leche dentro de dos semanas                  | Comprar leche              | 2027-01-27       |  |
Comprar leche cada lunes                             | Comprar leche              | 2027-01-18       | FREQ=WEEKLY;BYDAY=MO |
Comprar leche cada 2 semanas                         | Comprar leche              | 2027-01-13       | FREQ=WEEKLY;INTERVAL=2 |
Comprar leche cada dos semanas                       | Comprar leche              | 2027-01-13       | FREQ=WEEKLY;INTERVAL=2 |
Comprar leche todos los lunes                        | Comprar leche              | 2027-01-18       | FREQ=WEEKLY;BYDAY=MO |
Comprar leche todos los días a las 9                 | Comprar leche              | 2027-01-14T09:00 | FREQ=DAILY |
Comprar leche cada día                               | Comprar leche              | 2027-01-13       | FREQ=DAILY |
Comprar leche cada mañana                            | Comprar leche              | 2027-01-14T09:00 | FREQ=DAILY |
Comprar leche cada lunes y viernes                   | Comprar leche              | 2027-01-15       | FREQ=WEEKLY;BYDAY=MO,FR |
Comprar leche cada lunes por la mañana               | Comprar leche              | 2027-01-18T09:00 | FREQ=WEEKLY;BYDAY=MO |
Comprar leche mañana por la mañana                   | Comprar leche              | 2027-01-14T09:00 |  |
Comprar leche mañana a las 16:00                     | Comprar leche              | 2027-01-14T16:00 |  |
Comprar leche mañana a las 4 de la tarde             | Comprar leche              | 2027-01-14T16:00 |  |
Comprar leche a las 16:00                            | Comprar leche              | 2027-01-13T16:00 |  |
Comprar leche 16:00                                  | Comprar leche              | 2027-01-13T16:00 |  |
Comprar leche 4pm                                    | Comprar leche              | 2027-01-13T16:00 |  |
Comprar leche 16:30 h                                | Comprar leche              | 2027-01-13T16:30 |  |
Comprar leche el 27 de enero                         | Comprar leche              | 2027-01-27       |  |
Comprar leche 27 de enero de 2028                    | Comprar leche              | 2028-01-27       |  |
Comprar leche el día 27                              | Comprar leche              | 2027-01-27       |  |
Comprar leche 27/1                                   | Comprar leche              | 2027-01-27       |  |
Comprar leche 27/01/2028                             | Comprar leche              | 2028-01-27       |  |
Comprar leche a fin de mes                           | Comprar leche              | 2027-01-31       |  |
Comprar leche a finales de enero                     | Comprar leche              | 2027-01-31       |  |
Comprar leche a mediados de febrero                  | Comprar leche              | 2027-02-15       |  |
Comprar leche este fin de semana                     | Comprar leche              | 2027-01-16       |  |
Comprar leche cada mes                               | Comprar leche              | 2027-01-13       | FREQ=MONTHLY |
Comprar leche cada 27 de enero                       | Comprar leche              | 2027-01-27       | FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=27 |
Comprar leche cada día 27                            | Comprar leche              | 2027-01-27       | FREQ=MONTHLY;BYMONTHDAY=27 |
Comprar leche cada primer lunes                      | Comprar leche              | 2027-02-01       | FREQ=MONTHLY;BYDAY=1MO |
Comprar leche cada primer lunes del mes              | Comprar leche              | 2027-02-01       | FREQ=MONTHLY;BYDAY=1MO |
Comprar leche cada tercer viernes                    | Comprar leche cada tercer viernes |                  |  | refused
Comprar leche cada tercer viernes del mes            | Comprar leche              | 2027-01-15       | FREQ=MONTHLY;BYDAY=3FR |
Comprar leche cada último día                        | Comprar leche              | 2027-01-31       | FREQ=MONTHLY;BYMONTHDAY=-1 |
Comprar leche cada último día laborable              | Comprar leche              | 2027-01-29       | FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1 |
Comprar leche cada día laborable                     | Comprar leche              | 2027-01-13       | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR |
Comprar leche cada 3 días laborables                 | Comprar leche cada 3 días laborables |                  |  | refused
Comprar leche mensualmente                           | Comprar leche              | 2027-01-13       | FREQ=MONTHLY |
Comprar leche cada día hasta el 1 de marzo           | Comprar leche              | 2027-01-13       | FREQ=DAILY;UNTIL=20270301 |
Comprar leche cada día a partir del 1 de febrero     | Comprar leche              | 2027-02-01       | FREQ=DAILY |
Comprar leche cada día durante 3 semanas             | Comprar leche              | 2027-01-13       | FREQ=DAILY;UNTIL=20270202 |
Comprar leche cada día durante 5 veces               | Comprar leche              | 2027-01-13       | FREQ=DAILY;COUNT=5 |
Comprar leche después de 10 días                     | Comprar leche              | 2027-01-23       | FREQ=DAILY;INTERVAL=10 | completion
Comprar leche cada! 3 meses                          | Comprar leche              | 2027-01-13       | FREQ=MONTHLY;INTERVAL=3 | completion
Comprar leche hace 3 días                            | Comprar leche              | 2027-01-10       |  |
Comprar leche en 2 horas                             | Comprar leche              | 2027-01-13T12:00 |  |
Comprar leche esta noche                             | Comprar leche              | 2027-01-13T21:00 |  |
Comprar leche cada Nochevieja                        | Comprar leche              | 2027-12-31       | FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31 |
Comprar leche en Nochebuena                          | Comprar leche              | 2027-12-24       |  |
Comprar leche cada luna llena                        | Comprar leche cada luna llena |                  |  | refused
Comprar leche sin fecha                              | Comprar leche              |                  |  | no date
Comprar leche entre semana                           | Comprar leche              | 2027-01-13       | FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR |
Comprar leche cada 15 días                           | Comprar leche              | 2027-01-13       | FREQ=DAILY;INTERVAL=15 |
el lunes comprar pan                                 | comprar pan                | 2027-01-18       |  |
cada lunes comprar pan                               | comprar pan                | 2027-01-18       | FREQ=WEEKLY;BYDAY=MO |
Comprar leche cada día excepto domingo               | Comprar leche cada día excepto domingo |                  |  | refused
Comprar leche el fin de semana                       | Comprar leche              | 2027-01-16       |  |
Comprar pan #home /kitchen @urgent p1 mañana         | Comprar pan                | 2027-01-14       |  | project=Home, section=Kitchen, label=urgent, p1
Informe {viernes}                                    | Informe                    |                  |  | deadline=2027-01-15
Informe {31/1}                                       | Informe                    |                  |  | deadline=2027-01-31
Informe {desde el viernes}                           | Informe                    |                  |  | start=2027-01-15
Cita el 3 de febrero a las 14:30                     | Cita                       | 2027-02-03T14:30 |  |
Cita el viernes a las 9                              | Cita                       | 2027-01-15T09:00 |  |
Cita mañana a mediodía                               | Cita                       | 2027-01-14T12:00 |  |
Cita en 45 minutos                                   | Cita                       | 2027-01-13T10:45 |  |
Cita en un mes                                       | Cita                       | 2027-02-13       |  |
Cita el próximo año                                  | Cita                       | 2028-01-01       |  |
Cita este viernes                                    | Cita                       | 2027-01-15       |  |
Cita cada hora                                       | Cita                       | 2027-01-13T11:00 | FREQ=HOURLY |
Cita cada 12 horas desde las 21:00                   | Cita                       | 2027-01-13T21:00 | FREQ=HOURLY;INTERVAL=12 |
Cita cada trimestre                                  | Cita                       | 2027-01-13       | FREQ=MONTHLY;INTERVAL=3 |
Cita cada año                                        | Cita                       | 2027-01-13       | FREQ=YEARLY |
Cita cada 1 de enero y 1 de julio                    | Cita                       | 2027-07-01       | FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1 |
Cita cada primer y tercer lunes del mes              | Cita                       | 2027-01-18       | FREQ=MONTHLY;BYDAY=1MO,3MO |
Cita cada último viernes del mes                     | Cita                       | 2027-01-29       | FREQ=MONTHLY;BYDAY=-1FR |
Cita cada fin de semana                              | Cita                       | 2027-01-16       | FREQ=WEEKLY;BYDAY=SA |
Cita todas las semanas                               | Cita                       | 2027-01-13       | FREQ=WEEKLY |
Cita cada noche                                      | Cita                       | 2027-01-13T22:00 | FREQ=DAILY |
Cita cada mes el día 15                              | Cita                       | 2027-01-15       | FREQ=MONTHLY |
Cita cada 2 semanas el lunes                         | Cita                       | 2027-01-18       | FREQ=WEEKLY;INTERVAL=2;BYDAY=MO |
Cita trimestralmente                                 | Cita                       | 2027-01-13       | FREQ=MONTHLY;INTERVAL=3 |
Cita anualmente                                      | Cita                       | 2027-01-13       | FREQ=YEARLY |
Cita cada día 2, 15 y 27                             | Cita                       | 2027-01-15       | FREQ=MONTHLY;BYMONTHDAY=2,15,27 |
Cita a medianoche                                    | Cita                       | 2027-01-14T00:00 |  |
Cita ayer                                            | Cita                       | 2027-01-12       |  |
Pagar el primer lunes de cada mes                    | Pagar                      | 2027-02-01       | FREQ=MONTHLY;BYDAY=1MO |
Correr cada lunes o martes                           | Correr cada lunes o martes |                  |  | refused
)";

inline constexpr char kVikunjaPhrases[] = R"(
Buy milk +Home /Kitchen *urgent !5                   | Buy milk                   |                  |  | project=Home, section=Kitchen, label=urgent, p1
Buy milk *errands !1                                 | Buy milk                   |                  |  | new label=errands, p4
Buy milk !2                                          | Buy milk                   |                  |  | p3
Buy milk !3 friday                                   | Buy milk                   | 2027-01-15       |  | p2
Buy milk !4                                          | Buy milk                   |                  |  | p1
Buy milk !6                                          | Buy milk !6                |                  |  |
Buy milk +5 days                                     | Buy milk                   | 2027-01-18       |  |
Buy milk +"Big Plans" tomorrow                       | Buy milk                   | 2027-01-14       |  | project=Big Plans
Buy milk #Home p1 @urgent                            | Buy milk #Home p1 @urgent  |                  |  |
Buy milk +Unknown                                    | Buy milk +Unknown          |                  |  |
)";

}  // namespace tasklight::test
