#include "base/time_zone.hpp"

#include <date/tz.h>
#include <stdexcept>

namespace tasklight {
namespace {

using LocalMinutes = date::local_time<std::chrono::minutes>;

const date::time_zone& known(const void* zone) {
    return *static_cast<const date::time_zone*>(zone);
}

LocalMinutes to_local(Date day, TimeOfDay time) {
    const auto days = std::chrono::sys_days(day).time_since_epoch();
    return LocalMinutes(days + time);
}

LocalTime from_local(LocalMinutes local) {
    const auto days = std::chrono::floor<std::chrono::days>(local.time_since_epoch());
    return {Date(std::chrono::sys_days(days)), local.time_since_epoch() - days};
}

Moment to_moment(std::chrono::sys_seconds instant) {
    return {instant.time_since_epoch().count() * kSecond};
}

}  // namespace

std::optional<TimeZone> TimeZone::find(std::string_view name) {
    // What one machine is set to; another replica may be set otherwise.
    if (name == "localtime") return std::nullopt;
    // The library throws for an unknown name, and would read any file that lies where zones lie.
    try {
        const date::time_zone* zone = date::locate_zone(std::string(name));
        return TimeZone(std::string(name), zone);
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

TimeZone TimeZone::utc() {
    static const TimeZone zone = find("UTC").value();
    return zone;
}

LocalTime TimeZone::at(Moment moment) const {
    const auto instant =
        std::chrono::floor<std::chrono::seconds>(std::chrono::milliseconds(moment.ms));
    const auto local = known(zone_).to_local(date::sys_seconds(instant));
    return from_local(std::chrono::floor<std::chrono::minutes>(local));
}

ZonedInstant TimeZone::instant(Date day, TimeOfDay time) const {
    const LocalMinutes local = to_local(day, time);
    const date::local_info info = known(zone_).get_info(local);
    if (info.result == date::local_info::nonexistent) {
        const auto end_of_gap = info.first.end;
        const auto shown = known(zone_).to_local(end_of_gap);
        return {to_moment(end_of_gap), from_local(std::chrono::floor<std::chrono::minutes>(shown)),
                ZoneFit::kInGap};
    }
    const auto instant = local.time_since_epoch() - info.first.offset;
    return {to_moment(std::chrono::sys_seconds(instant)),
            {day, time},
            info.result == date::local_info::ambiguous ? ZoneFit::kInOverlap : ZoneFit::kOrdinary};
}

}  // namespace tasklight
