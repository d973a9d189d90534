// What an occurrence is on the clocks of a zone, and why. Pure but for the system's table of time
// zones, which base/time_zone.hpp reads; any thread may call, and nothing here throws.
#pragma once

#include <optional>
#include <string>

#include "base/time_zone.hpp"
#include "schedule/plan.hpp"

namespace tasklight::schedule {

// How an occurrence came to its time: enough to answer "why this date?".
struct Reason {
    LocalTime wanted;               // what the rule says
    LocalTime actual;               // what the clocks show; later than wanted in a gap
    std::optional<int> wanted_day;  // of a month that is too short for it
    std::optional<std::string> zone;
    ZoneFit fit = ZoneFit::kOrdinary;

    bool operator==(const Reason&) const = default;
};

struct ZonedOccurrence {
    std::optional<Moment> moment;  // of a time in a zone; a date and a floating time have none
    Reason reason;
};

// A date without a time is in no zone, and is the same date everywhere.
[[nodiscard]] ZonedOccurrence in_zone(const Occurrence& occurrence,
                                      const std::optional<TimeZone>& zone);

// An UNTIL given in UTC as the wall clock of the zone shows it, so that it bounds local times.
[[nodiscard]] Rule in_zone(Rule rule, const TimeZone& zone);

// English sentences: "The 31st is wanted; February has 28 days, so it is the 28th. Zone
// Europe/Berlin." Empty where nothing happened that needs words.
[[nodiscard]] std::string explain(const Reason& reason);

}  // namespace tasklight::schedule
