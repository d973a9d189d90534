#include "base/clock.hpp"

#include <catch2/catch.hpp>

using namespace tasklight;

TEST_CASE("a moment is written as RFC 3339 with three decimals") {
    CHECK(to_rfc3339(Moment{0}) == "1970-01-01T00:00:00.000Z");
    CHECK(to_rfc3339(Moment{1'801'383'300'007}) == "2027-01-31T08:15:00.007Z");
    CHECK(to_rfc3339(Moment{-1}) == "1969-12-31T23:59:59.999Z");
    CHECK(to_rfc3339(Moment{1'709'164'800'000}) == "2024-02-29T00:00:00.000Z");
    CHECK(to_rfc3339(Moment{253'402'300'799'999}) == "9999-12-31T23:59:59.999Z");
    CHECK(to_rfc3339(Moment{-62'167'219'200'000}) == "0000-01-01T00:00:00.000Z");
}

TEST_CASE("the system's clock tells this century") {
    const Moment now = SystemClock().now();

    CHECK(now > Moment{1'735'689'600'000});
    CHECK(now < Moment{4'102'444'800'000});
}
