#include "base/time_zone.hpp"

#include <date/tz.h>
#include <fstream>
#include <map>
#include <memory>
#include <mutex>
#include <sstream>
#include <stdexcept>

#include "base/zone_rule.hpp"

namespace tasklight {

// The library knows the single changes that a zone's file lists, the rule counts after the last.
struct TimeZone::Table {
    const date::time_zone* changes;
    std::optional<ZoneRule> rule;
    date::sys_seconds last_change;
};

namespace {

using LocalMinutes = date::local_time<std::chrono::minutes>;
using std::chrono::days;
using std::chrono::floor;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

constexpr date::sys_days kFarFuture = date::year(9999) / 1 / 1;

LocalMinutes to_local(Date day, TimeOfDay time) {
    return LocalMinutes(sys_days(day).time_since_epoch() + time);
}

LocalTime from_local(seconds local) {
    const auto day = floor<days>(local);
    return {Date(sys_days(day)), floor<minutes>(local - day)};
}

Moment to_moment(sys_seconds instant) { return {instant.time_since_epoch().count() * kSecond}; }

// The last line of the zone's file.
std::optional<ZoneRule> rule_of(const std::string& name) {
    std::ifstream file("/usr/share/zoneinfo/" + name, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    std::string text = bytes.str();
    if (!text.ends_with('\n')) return std::nullopt;
    text.pop_back();
    return parse_zone_rule(std::string_view(text).substr(text.rfind('\n') + 1));
}

ZonedInstant instant_by_rule(const ZoneRule& rule, Date day, TimeOfDay time) {
    const sys_seconds wanted = sys_days(day) + time;
    const auto [small, large] = std::minmax(rule.standard, rule.summer);
    const sys_seconds early = wanted - large;
    const sys_seconds late = wanted - small;
    const bool early_fits = rule.offset_at(early) == large;
    const bool late_fits = rule.offset_at(late) == small;
    if (early_fits || late_fits)
        return {
            to_moment(early_fits ? early : late),
            {day, time},
            early_fits && late_fits && small != large ? ZoneFit::kInOverlap : ZoneFit::kOrdinary};

    const auto change =
        rule.summer == large ? rule.summer_begin(day.year()) : rule.summer_end(day.year());
    return {to_moment(change), from_local((change + large).time_since_epoch()), ZoneFit::kInGap};
}

}  // namespace

std::optional<TimeZone> TimeZone::find(std::string_view name) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<const Table>, std::less<>> known;
    const std::lock_guard lock(mutex);
    if (const auto at = known.find(name); at != known.end())
        return TimeZone(at->first, at->second.get());

    // A name of the machine's own zone, and no zone's.
    if (name == "localtime") return std::nullopt;
    // The library knows the names of all files, and throws for others and for files that it cannot
    // read, which it does at the first use.
    try {
        const date::time_zone* zone = date::locate_zone(std::string(name));
        const auto last_change = zone->get_info(date::sys_seconds(kFarFuture)).begin;
        const auto at = known.emplace(zone->name(), nullptr).first;
        at->second = std::make_unique<const Table>(Table{zone, rule_of(at->first), last_change});
        return TimeZone(at->first, at->second.get());
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

TimeZone TimeZone::find_or_utc(std::string_view name) { return find(name).value_or(utc()); }

TimeZone TimeZone::utc() {
    static const TimeZone zone = find("UTC").value();
    return zone;
}

LocalTime TimeZone::at(Moment moment) const {
    const date::sys_seconds instant = floor<seconds>(
        std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(moment.ms)));
    const bool by_rule = table_->rule && instant > table_->last_change;
    const seconds offset =
        by_rule ? table_->rule->offset_at(instant) : table_->changes->get_info(instant).offset;
    return from_local(instant.time_since_epoch() + offset);
}

ZonedInstant TimeZone::instant(Date day, TimeOfDay time) const {
    const LocalMinutes local = to_local(day, time);
    const sys_seconds as_utc(local.time_since_epoch());
    if (table_->rule && as_utc > table_->last_change + days(2))
        return instant_by_rule(*table_->rule, day, time);

    const date::local_info info = table_->changes->get_info(local);
    if (info.result == date::local_info::nonexistent) {
        const auto shown = table_->changes->to_local(info.first.end).time_since_epoch();
        return {to_moment(info.first.end), from_local(shown), ZoneFit::kInGap};
    }
    const sys_seconds instant = as_utc - info.first.offset;
    return {to_moment(instant),
            {day, time},
            info.result == date::local_info::ambiguous ? ZoneFit::kInOverlap : ZoneFit::kOrdinary};
}

}  // namespace tasklight
