#include "schedule/zoned.hpp"

#include "unit/schedule/plans.hpp"

using namespace tasklight;
using namespace tasklight::schedule;
using namespace tasklight::schedule::test;

namespace {

ZonedOccurrence zoned(std::string_view local, const char* zone,
                      std::optional<int> wanted_day = std::nullopt) {
    return in_zone(Occurrence{at(local), wanted_day, 0}, TimeZone::find(zone).value());
}

}  // namespace

TEST_CASE("an ordinary time in a zone is an instant, and its reason names the zone") {
    const auto morning = zoned("2027-02-01T09:00", "Europe/Berlin");

    CHECK(to_rfc3339(morning.moment.value()) == "2027-02-01T08:00:00.000Z");
    CHECK(morning.reason.fit == ZoneFit::kOrdinary);
    CHECK(explain(morning.reason) == "Zone Europe/Berlin.");
}

TEST_CASE("a clamped day is explained") {
    CHECK(explain(zoned("2027-02-28T09:00", "Europe/Berlin", 31).reason) ==
          "The 31st is wanted; February has 28 days, so it is the 28th. Zone Europe/Berlin.");
    CHECK(explain(in_zone(Occurrence{at("2028-02-29"), 30, 0}, std::nullopt).reason) ==
          "The 30th is wanted; February has 29 days, so it is the 29th.");
}

TEST_CASE("a time that the clocks skip is moved to the first that they show, and explained") {
    const auto skipped = zoned("2027-03-28T02:30", "Europe/Berlin");

    CHECK(skipped.reason.wanted == at("2027-03-28T02:30"));
    CHECK(skipped.reason.actual == at("2027-03-28T03:00"));
    CHECK(to_rfc3339(skipped.moment.value()) == "2027-03-28T01:00:00.000Z");
    CHECK(explain(skipped.reason) ==
          "The clocks skip 02:30 on 2027-03-28, so it is 03:00. Zone Europe/Berlin.");
}

TEST_CASE("a time of a day that a zone never had is moved to the next day") {
    CHECK(explain(zoned("2011-12-30T09:00", "Pacific/Apia").reason) ==
          "The clocks skip 09:00 on 2011-12-30, so it is 00:00 on 2011-12-31. Zone Pacific/Apia.");
}

TEST_CASE("a time that comes twice is the first one, and explained") {
    const auto twice = zoned("2027-10-31T02:30", "Europe/Berlin");

    CHECK(to_rfc3339(twice.moment.value()) == "2027-10-31T00:30:00.000Z");
    CHECK(explain(twice.reason) ==
          "The clocks show 02:30 twice on 2027-10-31; the first one counts. Zone Europe/Berlin.");
}

TEST_CASE("a time without a zone floats") {
    const auto floating = in_zone(Occurrence{at("2027-02-01T09:00"), {}, 0}, std::nullopt);

    CHECK(floating.moment == std::nullopt);
    CHECK(floating.reason.actual == at("2027-02-01T09:00"));
    CHECK(explain(floating.reason).empty());
}

TEST_CASE("an end in UTC becomes the wall clock of a zone") {
    const auto new_york = TimeZone::find("America/New_York").value();
    const Rule rule = in_zone(test::rule("FREQ=DAILY;UNTIL=20270201T045959Z"), new_york);

    CHECK(to_text(rule) == "FREQ=DAILY;UNTIL=20270131T235900");
    CHECK(to_text(in_zone(test::rule("FREQ=DAILY;UNTIL=20270201"), new_york)) ==
          "FREQ=DAILY;UNTIL=20270201");
}
