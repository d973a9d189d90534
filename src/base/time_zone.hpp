// Time zones of the IANA database, as the system keeps it. Howard Hinnant's library reads it, and
// base/zone_rule knows the years that it does not list. Each zone is read at its first use and kept
// as long as the program runs. Any thread may call.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.hpp"
#include "base/clock.hpp"

namespace tasklight {

// How a wall-clock time came to be an instant: an ordinary time; one that the clocks jump over,
// moved forward to the first time that exists; or one that comes twice, of which the first counts.
enum class ZoneFit { kOrdinary, kInGap, kInOverlap };

struct ZonedInstant {
    Moment moment;
    LocalTime local;  // what the clocks show then; differs from what was asked in a gap
    ZoneFit fit = ZoneFit::kOrdinary;
};

class TimeZone {
public:
    // An IANA name such as Europe/Berlin, or a link; nothing if the system does not know it.
    [[nodiscard]] static std::optional<TimeZone> find(std::string_view name);
    [[nodiscard]] static TimeZone utc();
    // UTC in the place of a zone that the system does not know any more.
    [[nodiscard]] static TimeZone find_or_utc(std::string_view name);

    [[nodiscard]] const std::string& name() const { return name_; }

    // What the clocks show at `moment`, to the minute.
    [[nodiscard]] LocalTime at(Moment moment) const;
    [[nodiscard]] Date date_at(Moment moment) const { return at(moment).date; }

    // The instant at which the clocks show `time` on `date`.
    [[nodiscard]] ZonedInstant instant(Date date, TimeOfDay time) const;

private:
    struct Table;

    TimeZone(std::string name, const Table* table) : name_(std::move(name)), table_(table) {}

    std::string name_;
    const Table* table_;  // lives as long as the program
};

}  // namespace tasklight
