#include "schedule/clock_periods.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

#include "schedule/set_positions.hpp"
#include "schedule/times_of_day.hpp"

namespace tasklight::schedule {
namespace {

constexpr std::uint64_t kAll = ~std::uint64_t{0};

Minute unit_of(Frequency frequency) {
    if (frequency == Frequency::kDaily) return kMinutesOfDay;
    return frequency == Frequency::kHourly ? kMinutesOfHour : 1;
}

std::uint64_t bits_or_all(const std::vector<int>& numbers, bool filters) {
    if (numbers.empty() || !filters) return kAll;
    std::uint64_t set = 0;
    for (const int number : numbers)
        if (number >= 0 && number < 60) set |= std::uint64_t{1} << number;
    return set;
}

bool has_bit(std::uint64_t set, Minute number) { return ((set >> number) & 1) != 0; }

std::vector<Minute> offsets_of(const Rule& rule, Minute anchor) {
    std::vector<Minute> all{0};
    if (rule.frequency == Frequency::kDaily) all = times_of_day(rule, anchor);
    if (rule.frequency == Frequency::kHourly) all = minutes_of_hour(rule, anchor);
    SetPositions positions(rule.by_set_position);
    if (positions.pick_all()) return all;
    std::vector<Minute> picked;
    for (const auto place : positions.of(static_cast<std::int64_t>(all.size())))
        picked.push_back(all[static_cast<std::size_t>(place)]);
    return picked;
}

}  // namespace

ClockPeriods::ClockPeriods(const Rule& rule, MonthEnd month_end, Minute anchor)
    : unit_(unit_of(rule.frequency)),
      step_(std::clamp<std::int64_t>(rule.interval, 1, kMostInterval) * unit_),
      base_(floor_div(anchor, unit_) * unit_),
      days_(rule, month_end),
      hours_(bits_or_all(rule.by_hour, rule.frequency <= Frequency::kHourly)),
      minutes_(bits_or_all(rule.by_minute, rule.frequency == Frequency::kMinutely)),
      offsets_(offsets_of(rule, anchor)),
      can_meet_(!offsets_.empty() && can_meet(rule)) {}

std::optional<Minute> ClockPeriods::next(Minute from) {
    if (!can_meet_) return std::nullopt;
    auto period = next_period(floor_div(from, unit_) * unit_);
    if (period && *period + offsets_.back() < from) period = next_period(*period + step_);
    if (!period) return std::nullopt;
    return *period + *std::lower_bound(offsets_.begin(), offsets_.end(), from - *period);
}

std::int64_t ClockPeriods::count(Minute first, Minute last, std::int64_t limit) {
    if (!can_meet_) return 0;
    if (days_.pass_all() && hours_ == kAll && minutes_ == kAll)
        return count_through(last) - count_through(first - 1);
    std::int64_t sum = 0;
    auto period = next_period(floor_div(first, unit_) * unit_);
    while (period && *period <= last && sum < limit) {
        const auto begin = std::lower_bound(offsets_.begin(), offsets_.end(), first - *period);
        sum += std::upper_bound(begin, offsets_.end(), last - *period) - begin;
        period = next_period(*period + step_);
    }
    return sum;
}

// Of a rule without filters: how many there are from the anchor's period on, `last` included.
std::int64_t ClockPeriods::count_through(Minute last) const {
    if (last < base_) return 0;
    const Minute into = (last - base_) % step_;
    return (last - base_) / step_ * static_cast<std::int64_t>(offsets_.size()) +
           (std::upper_bound(offsets_.begin(), offsets_.end(), into) - offsets_.begin());
}

// Whether the steps ever meet a weekday, hour and minute that pass. Steps come round in a week, so
// that "every 24 hours, at 5 o'clock" from 6 o'clock needs no search through the centuries.
bool ClockPeriods::can_meet(const Rule& rule) const {
    unsigned weekdays = rule.by_day.empty() ? 0x7F : 0;
    for (const auto& by_day : rule.by_day)
        weekdays |= 1U << (by_day.day.c_encoding() % 7);
    const Minute rounds = kMinutesOfWeek / std::gcd(step_, kMinutesOfWeek);
    Minute at = floor_mod(base_, kMinutesOfWeek);
    for (Minute i = 0; i < rounds; ++i) {
        const Minute of_day = at % kMinutesOfDay;
        if (((weekdays >> weekday_number(at / kMinutesOfDay)) & 1) != 0 &&
            has_bit(hours_, of_day / kMinutesOfHour) && has_bit(minutes_, of_day % kMinutesOfHour))
            return true;
        at = (at + step_) % kMinutesOfWeek;
    }
    return false;
}

// The first period of the rule that begins at `period` or later and passes.
std::optional<Minute> ClockPeriods::next_period(Minute period) {
    for (;;) {
        period = aligned(period);
        if (period > kLastMinute) return std::nullopt;
        const auto open = next_open(period);
        if (!open || *open == period) return open;
        period = *open;
    }
}

// `period` if it passes, or else a later begin of a day, hour or minute before which none does.
std::optional<Minute> ClockPeriods::next_open(Minute period) {
    const Day today = day_of(period);
    const auto day = days_.next(today);
    if (!day) return std::nullopt;
    if (*day != today) return *day * kMinutesOfDay;

    const Minute hour = (period - today * kMinutesOfDay) / kMinutesOfHour;
    if (!has_bit(hours_, hour)) {
        const std::uint64_t later = hours_ >> hour;
        const Minute next_hour = later == 0 ? 24 : hour + std::countr_zero(later);
        return today * kMinutesOfDay + next_hour * kMinutesOfHour;
    }
    const Minute begin = today * kMinutesOfDay + hour * kMinutesOfHour;
    const std::uint64_t later = minutes_ >> (period - begin);
    if ((later & 1) != 0) return period;
    return begin + (later == 0 ? kMinutesOfHour : period - begin + std::countr_zero(later));
}

Minute ClockPeriods::aligned(Minute minute) const {
    return base_ - floor_div(base_ - minute, step_) * step_;
}

}  // namespace tasklight::schedule
