// The rule by which a zone changes its clocks in all years to come: the last line of its file, as
// of RFC 8536, section 3.3. Files list single changes up to 2037 only. Pure; any thread may call.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace tasklight {

// A change of the clocks at, say, the last Sunday of March, so long after its midnight.
struct YearlyChange {
    std::chrono::month month{};
    unsigned week = 1;  // 1 to 5, where 5 is the last
    std::chrono::weekday weekday{};
    std::chrono::seconds time{};  // of the wall clock before the change
};

struct ZoneRule {
    std::chrono::seconds standard{};  // ahead of UTC
    std::chrono::seconds summer{};
    YearlyChange to_summer;
    YearlyChange to_standard;

    [[nodiscard]] std::chrono::sys_seconds summer_begin(std::chrono::year year) const;
    [[nodiscard]] std::chrono::sys_seconds summer_end(std::chrono::year year) const;
    // How far the clocks are ahead of UTC.
    [[nodiscard]] std::chrono::seconds offset_at(std::chrono::sys_seconds instant) const;
};

// From "CET-1CEST,M3.5.0,M10.5.0/3". Nothing if the clocks are never changed, or changed by days of
// the year, as in no zone of today.
[[nodiscard]] std::optional<ZoneRule> parse_zone_rule(std::string_view text);

}  // namespace tasklight
