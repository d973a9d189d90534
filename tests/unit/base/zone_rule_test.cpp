#include "base/zone_rule.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace tasklight;
using namespace std::chrono_literals;

namespace {

std::chrono::seconds offset(std::string_view rule, std::chrono::sys_seconds at) {
    return parse_zone_rule(rule).value().offset_at(at);
}

constexpr std::chrono::sys_days kNewYear = std::chrono::year(2040) / 1 / 1;
constexpr std::chrono::sys_days kMidsummer = std::chrono::year(2040) / 7 / 1;

}  // namespace

TEST_CASE("a zone's rule gives summer and winter their offsets") {
    CHECK(offset("CET-1CEST,M3.5.0,M10.5.0/3", kNewYear) == 1h);
    CHECK(offset("CET-1CEST,M3.5.0,M10.5.0/3", kMidsummer) == 2h);
    CHECK(offset("EST5EDT,M3.2.0,M11.1.0", kNewYear) == -5h);
    CHECK(offset("EST5EDT,M3.2.0,M11.1.0", kMidsummer) == -4h);
    CHECK(offset("NST3:30NDT,M3.2.0,M11.1.0", kMidsummer) == -2h - 30min);
    CHECK(offset("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", kNewYear) == 11h);
    CHECK(offset("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", kMidsummer) == 10h + 30min);
    CHECK(offset("IST-1GMT0,M10.5.0,M3.5.0/1", kNewYear) == 0h);
    CHECK(offset("IST-1GMT0,M10.5.0,M3.5.0/1", kMidsummer) == 1h);
}

TEST_CASE("a change may be more than a day after its date, or before it") {
    const auto gaza = parse_zone_rule("EET-2EEST,M3.4.4/50,M10.4.4/50").value();
    const auto nuuk = parse_zone_rule("<-02>2<-01>,M3.5.0/-1,M10.5.0/0").value();

    CHECK(gaza.summer_begin(std::chrono::year(2040)) ==
          std::chrono::sys_days(std::chrono::year(2040) / 3 / 24));
    CHECK(nuuk.summer_begin(std::chrono::year(2040)) ==
          std::chrono::sys_days(std::chrono::year(2040) / 3 / 25) + 1h);
}

TEST_CASE("a zone whose clocks never change has no rule") {
    for (const char* text : {"UTC0", "<+0545>-5:45", "<+01>-1", "JST-9"}) {
        INFO(text);
        CHECK(parse_zone_rule(text) == std::nullopt);
    }
}

TEST_CASE("what is no rule is nothing") {
    for (const char* text :
         {"", "CET", "CET-1CEST", "CET-1CEST,", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,M10.5.0/",
          "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.0.0,M10.5.0",
          "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0,", "CET-1CEST,M3.5.0,M10.5.0x",
          "<CET-1CEST,M3.5.0,M10.5.0", "CET-CEST,M3.5.0,M10.5.0", "CET-1CEST,J60,J300",
          "CET-1:CEST,M3.5.0,M10.5.0", "TZif2"}) {
        INFO(text);
        CHECK(parse_zone_rule(text) == std::nullopt);
    }
}
