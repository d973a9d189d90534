#include "schedule/times_of_day.hpp"

#include <set>

namespace tasklight::schedule {
namespace {

std::vector<Minute> named_or(const std::vector<int>& named, Minute otherwise) {
    if (named.empty()) return {otherwise};
    const std::set<Minute> ascending(named.begin(), named.end());
    return {ascending.begin(), ascending.end()};
}

}  // namespace

std::vector<Minute> times_of_day(const Rule& rule, Minute anchor) {
    const Minute time = floor_mod(anchor, kMinutesOfDay);
    const auto minutes = minutes_of_hour(rule, anchor);
    std::vector<Minute> times;
    for (const Minute hour : named_or(rule.by_hour, time / kMinutesOfHour))
        for (const Minute minute : minutes)
            times.push_back(hour * kMinutesOfHour + minute);
    return times;
}

std::vector<Minute> minutes_of_hour(const Rule& rule, Minute anchor) {
    return named_or(rule.by_minute, floor_mod(anchor, kMinutesOfHour));
}

}  // namespace tasklight::schedule
