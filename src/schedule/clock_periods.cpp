#include "schedule/clock_periods.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

#include "schedule/set_positions.hpp"
#include "schedule/times_of_day.hpp"

namespace tasklight::schedule {
namespace {

constexpr std::uint64_t kAll = ~std::uint64_t{0};
constexpr std::uint64_t kEveryWeekday = 0x7F;

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

std::uint64_t weekday_bits(const std::vector<WeekdayRule>& rules) {
    std::uint64_t set = rules.empty() ? kEveryWeekday : 0;
    for (const auto& rule : rules)
        set |= std::uint64_t{1} << (rule.day.c_encoding() % 7);
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
      weekdays_(weekday_bits(rule.by_day)),
      hours_(bits_or_all(rule.by_hour, rule.frequency <= Frequency::kHourly)),
      minutes_(bits_or_all(rule.by_minute, rule.frequency == Frequency::kMinutely)),
      offsets_(offsets_of(rule, anchor)),
      steps_of_cycle_(kMinutesOfWeek / std::gcd(step_, kMinutesOfWeek)),
      weeks_are_alike_(rule.by_month.empty() && rule.by_month_day.empty() &&
                       rule.by_year_day.empty()),
      can_meet_(!offsets_.empty() && passing(steps_of_cycle_, 1) != 0) {}

std::optional<Minute> ClockPeriods::next(Minute from) {
    if (!can_meet_) return std::nullopt;
    auto period = period_with(from);
    if (period && *period + offsets_.back() < from) period = next_period(*period + step_);
    if (!period) return std::nullopt;
    return *period + *std::lower_bound(offsets_.begin(), offsets_.end(), from - *period);
}

std::int64_t ClockPeriods::count(Minute first, Minute last, std::int64_t limit) {
    if (!can_meet_) return 0;
    if (weeks_are_alike_) return count_through(last) - count_through(first - 1);
    const Day first_whole = day_of(first) + 1;
    const Day last_whole = day_of(last) - 1;
    const bool days_are_alike = kMinutesOfDay % step_ == 0;
    const auto whole = days_are_alike ? days_.next(first_whole) : std::nullopt;
    if (!whole || *whole > last_whole) return walk(first, last, limit);
    const Minute midnight = *whole * kMinutesOfDay;
    return walk(first, first_whole * kMinutesOfDay - 1, limit) +
           walk(midnight, midnight + kMinutesOfDay - 1, kMinutesOfDay) *
               days_.count(*whole, last_whole) +
           walk((last_whole + 1) * kMinutesOfDay, last, limit);
}

// As `count`, period by period.
std::int64_t ClockPeriods::walk(Minute first, Minute last, std::int64_t limit) {
    std::int64_t sum = 0;
    auto period = period_with(first);
    while (period && *period <= last && sum < limit) {
        const auto begin = std::lower_bound(offsets_.begin(), offsets_.end(), first - *period);
        sum += std::upper_bound(begin, offsets_.end(), last - *period) - begin;
        period = next_period(*period + step_);
    }
    return sum;
}

// If all weeks are alike: how many there are from the anchor's period on, `last` included.
std::int64_t ClockPeriods::count_through(Minute last) const {
    if (last < base_) return 0;
    const std::int64_t steps = (last - base_) / step_;
    const Minute into = (last - base_) % step_;
    const std::int64_t whole = steps / steps_of_cycle_ * passing(steps_of_cycle_, kMinutesOfWeek) +
                               passing(steps % steps_of_cycle_, kMinutesOfWeek);
    const std::int64_t begun =
        passes(base_ + steps * step_)
            ? std::upper_bound(offsets_.begin(), offsets_.end(), into) - offsets_.begin()
            : 0;
    return whole * static_cast<std::int64_t>(offsets_.size()) + begun;
}

// How many of the rule's first `steps` periods pass, counted up to `limit`. They come round in a
// week, so that "every 24 hours, at 5 o'clock" from 6 o'clock needs no search through the
// centuries.
std::int64_t ClockPeriods::passing(std::int64_t steps, std::int64_t limit) const {
    if (weekdays_ == kEveryWeekday && hours_ == kAll && minutes_ == kAll) return steps;
    std::int64_t sum = 0;
    Minute at = floor_mod(base_, kMinutesOfWeek);
    const Minute step = step_ % kMinutesOfWeek;
    for (std::int64_t i = 0; i < steps && sum < limit; ++i) {
        if (passes(at)) ++sum;
        at += step;
        if (at >= kMinutesOfWeek) at -= kMinutesOfWeek;
    }
    return sum;
}

// Whether the weekday, the hour and the minute pass.
bool ClockPeriods::passes(Minute period) const {
    const Day day = day_of(period);
    const Minute minute = period - day * kMinutesOfDay;
    return has_bit(weekdays_, weekday_number(day)) && has_bit(hours_, minute / kMinutesOfHour) &&
           has_bit(minutes_, minute % kMinutesOfHour);
}

// The first period that passes and begins with the one that holds `minute`, or later.
std::optional<Minute> ClockPeriods::period_with(Minute minute) {
    return next_period(aligned(floor_div(minute, unit_) * unit_));
}

// The same from a period of the rule.
std::optional<Minute> ClockPeriods::next_period(Minute period) {
    while (period <= kLastMinute) {
        const auto open = next_open(period);
        if (!open || *open == period) return open;
        period = aligned(*open);
    }
    return std::nullopt;
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
