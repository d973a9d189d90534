#include "schedule/rule.hpp"

#include "unit/schedule/plans.hpp"

using namespace tasklight;
using namespace tasklight::schedule;
using namespace tasklight::schedule::test;

namespace {

std::string canonical(std::string_view text) { return to_text(rule(text)); }

std::string fault(std::string_view text) {
    const auto parsed = parse_rule(text);
    const auto* fault = std::get_if<RuleFault>(&parsed);
    return fault == nullptr ? "none" : fault->message;
}

}  // namespace

TEST_CASE("a rule has one canonical text") {
    CHECK(canonical("FREQ=DAILY") == "FREQ=DAILY");
    CHECK(canonical("rrule:freq=daily;interval=1") == "FREQ=DAILY");
    CHECK(canonical("RRULE:BYDAY=fr,MO,+1mo,FR;WKST=SU;INTERVAL=02;FREQ=MONTHLY") ==
          "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,FR,1MO;WKST=SU");
    CHECK(canonical("BYSETPOS=-1;BYMINUTE=30,0;BYHOUR=17,9;BYMONTHDAY=15,-1,+3,15;BYMONTH=12,1;"
                    "COUNT=5;FREQ=YEARLY;WKST=MO") ==
          "FREQ=YEARLY;COUNT=5;BYMONTH=1,12;BYMONTHDAY=-1,3,15;BYHOUR=9,17;BYMINUTE=0,30;"
          "BYSETPOS=-1");
    CHECK(canonical("FREQ=YEARLY;BYWEEKNO=20,-1;BYDAY=SU,MO") ==
          "FREQ=YEARLY;BYWEEKNO=-1,20;BYDAY=MO,SU");
    CHECK(canonical("FREQ=YEARLY;BYYEARDAY=100,-1") == "FREQ=YEARLY;BYYEARDAY=-1,100");
}

TEST_CASE("an end is a date, a time or a time in UTC") {
    CHECK(canonical("FREQ=DAILY;UNTIL=20270131") == "FREQ=DAILY;UNTIL=20270131");
    CHECK(canonical("FREQ=DAILY;UNTIL=20270131T235959") == "FREQ=DAILY;UNTIL=20270131T235900");
    CHECK(canonical("FREQ=DAILY;UNTIL=20270131t080000z") == "FREQ=DAILY;UNTIL=20270131T080000Z");
    CHECK(rule("FREQ=DAILY;UNTIL=20270131T080000Z").until_is_utc);
    CHECK(rule("FREQ=DAILY;UNTIL=20270131T080000").until == at("2027-01-31T08:00"));
}

TEST_CASE("the canonical text is read as the same rule") {
    for (const char* text :
         {"FREQ=MINUTELY;INTERVAL=90;COUNT=4", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
          "FREQ=MONTHLY;BYDAY=-5MO,MO,2TU;BYSETPOS=-3,1;WKST=TH",
          "FREQ=HOURLY;BYYEARDAY=-366,1;BYMINUTE=0,59", "FREQ=WEEKLY;UNTIL=99991231T235900Z"}) {
        const Rule read = rule(text);
        CHECK(rule(to_text(read)) == read);
    }
}

TEST_CASE("what is no rule is refused with a sentence") {
    const std::string parts =
        "A repeat is made of parts such as FREQ=WEEKLY, with semicolons between them.";
    CHECK(fault("") == "A repeat needs FREQ, such as FREQ=WEEKLY.");
    CHECK(fault("RRULE:") == "A repeat needs FREQ, such as FREQ=WEEKLY.");
    CHECK(fault("COUNT=3") == "A repeat needs FREQ, such as FREQ=WEEKLY.");
    CHECK(fault("every day") == parts);
    CHECK(fault("FREQ=DAILY;") == parts);
    CHECK(fault("FREQ=DAILY;;COUNT=2") == parts);
    CHECK(fault("FREQ=DAILY;FREQ=DAILY") == "FREQ may be given once only.");
    CHECK(fault("FREQ=SECONDLY") ==
          "FREQ must be YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY or MINUTELY.");
    CHECK(fault("FREQ=DAILY;BYSECOND=1") == "A repeat here has no part of the name BYSECOND.");
    CHECK(fault("FREQ=DAILY;RSCALE=HEBREW") == "A repeat here has no part of the name RSCALE.");
    CHECK(fault("FREQ=DAILY;" + std::string(5000, 'X')) == "This repeat is too long.");
}

TEST_CASE("numbers beyond their bounds are refused") {
    for (const char* part : {"INTERVAL=0",
                             "INTERVAL=-1",
                             "INTERVAL=10000001",
                             "INTERVAL=99999999999999999999",
                             "INTERVAL=",
                             "INTERVAL=1.5",
                             "INTERVAL= 2",
                             "COUNT=0",
                             "COUNT=10000",
                             "BYMONTH=0",
                             "BYMONTH=13",
                             "BYMONTH=-1",
                             "BYMONTH=1,",
                             "BYMONTH=,",
                             "BYMONTHDAY=0",
                             "BYMONTHDAY=32",
                             "BYMONTHDAY=--1",
                             "BYMONTHDAY=+-1",
                             "BYMONTHDAY=1;BYMONTHDAY=2",
                             "BYHOUR=24",
                             "BYHOUR=-1",
                             "BYMINUTE=60",
                             "BYDAY=",
                             "BYDAY=XX",
                             "BYDAY=MON",
                             "BYDAY=0MO",
                             "BYDAY=54MO",
                             "BYDAY=1",
                             "BYDAY=1 MO",
                             "BYDAY=MO;BYSETPOS=0",
                             "BYDAY=MO;BYSETPOS=367",
                             "WKST=1MO",
                             "WKST=",
                             "UNTIL=",
                             "UNTIL=20270229",
                             "UNTIL=2027-01-31",
                             "UNTIL=20270131T",
                             "UNTIL=20270131T240000",
                             "UNTIL=20270131T236000",
                             "UNTIL=20270131T235961",
                             "UNTIL=20270131X235959",
                             "UNTIL=20270131T2359590",
                             "UNTIL=00000101"}) {
        INFO(part);
        CHECK(fault(std::string("FREQ=MONTHLY;") + part) != "none");
    }
    CHECK(fault("FREQ=YEARLY;BYYEARDAY=367") != "none");
    CHECK(fault("FREQ=YEARLY;BYWEEKNO=54") != "none");
    CHECK(fault(std::string_view("FREQ=DAILY\0", 11)) != "none");
}

TEST_CASE("parts that contradict each other are refused") {
    for (const char* text :
         {"FREQ=DAILY;COUNT=2;UNTIL=20270131", "FREQ=WEEKLY;BYDAY=2MO", "FREQ=DAILY;BYDAY=-1MO",
          "FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO", "FREQ=WEEKLY;BYMONTHDAY=1", "FREQ=DAILY;BYYEARDAY=1",
          "FREQ=WEEKLY;BYYEARDAY=1", "FREQ=MONTHLY;BYYEARDAY=1", "FREQ=MONTHLY;BYWEEKNO=1",
          "FREQ=DAILY;BYSETPOS=1"}) {
        INFO(text);
        CHECK(fault(text) != "none");
        CHECK(fault(text) != "No date fits this repeat.");
    }
}

TEST_CASE("a rule that names no date at all is refused") {
    for (const char* text :
         {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-30", "FREQ=MONTHLY;BYDAY=6MO",
          "FREQ=YEARLY;BYMONTH=1;BYYEARDAY=200", "FREQ=YEARLY;BYMONTH=6;BYWEEKNO=1",
          "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", "FREQ=MINUTELY;BYMINUTE=5;BYSETPOS=2"}) {
        INFO(text);
        CHECK(fault(text) == "No date fits this repeat.");
    }
}

TEST_CASE("a rule that only some anchors make impossible is read") {
    CHECK(fault("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30") == "none");
    CHECK(fault("FREQ=MONTHLY;INTERVAL=12;BYMONTH=2") == "none");
    CHECK(fault("FREQ=YEARLY;BYMONTH=4,12;BYWEEKNO=-52") == "none");
}
