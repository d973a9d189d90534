#include "schedule/calendar_periods.hpp"

#include <algorithm>
#include <numeric>

#include "schedule/times_of_day.hpp"

namespace tasklight::schedule {
namespace {

constexpr std::int64_t periods_of_400_years(Frequency frequency) {
    if (frequency == Frequency::kYearly) return 400;
    return frequency == Frequency::kMonthly ? 4800 : 20871;
}

constexpr int month_number(Date date) {
    return static_cast<int>(static_cast<unsigned>(date.month()));
}

}  // namespace

CalendarPeriods::CalendarPeriods(const Rule& rule, MonthEnd month_end, Minute anchor)
    : frequency_(rule.frequency),
      interval_(std::clamp<std::int64_t>(rule.interval, 1, kMostInterval)),
      week_offset_(floor_mod(static_cast<Day>(rule.week_start.c_encoding()) - 4, 7)),
      all_alike_(rule.frequency == Frequency::kWeekly && rule.by_month.empty()),
      days_(rule, month_end),
      times_(times_of_day(rule, anchor)),
      positions_(rule.by_set_position),
      base_(period_of(day_of(anchor))),
      last_(period_of(kLastDay)),
      cycle_(periods_of_400_years(frequency_) /
             std::gcd(interval_, periods_of_400_years(frequency_))) {}

std::optional<Minute> CalendarPeriods::next(Minute from) {
    Period period = aligned(period_of(day_of(from)));
    for (std::int64_t tries = 0; tries <= cycle_; ++tries) {
        const auto found = next_with_days(period);
        if (!found) return std::nullopt;
        if (const auto minute = first_in(*found, from)) return minute;
        period = *found + interval_;
    }
    return std::nullopt;
}

std::int64_t CalendarPeriods::count(Minute first, Minute last, std::int64_t limit) {
    if (interval_ == 1 && positions_.pick_all())
        return members_below(day_of(first), kLastDay, last + 1) -
               members_below(day_of(first), kLastDay, first);
    std::int64_t sum = 0;
    const Period begin = period_of(day_of(first));
    const Period end = period_of(day_of(last));
    auto period = next_with_days(aligned(begin));
    while (period && *period <= end && sum < limit) {
        const bool whole = *period > begin && *period < end;
        sum += whole ? count_in(*period)
                     : count_below(*period, last + 1) - count_below(*period, first);
        if (whole && all_alike_) {
            const std::int64_t skipped = (end - 1 - *period) / interval_;
            sum += skipped * count_in(*period);
            *period += skipped * interval_;
        }
        period = next_with_days(*period + interval_);
    }
    return sum;
}

// The first period of the rule, not earlier, that has a day which passes.
std::optional<CalendarPeriods::Period> CalendarPeriods::next_with_days(Period period) {
    for (std::int64_t tries = 0; tries <= cycle_ && period <= last_; ++tries) {
        const auto day = days_.next(first_day(period));
        if (!day) return std::nullopt;
        if (*day <= last_day(period)) return period;
        period = aligned(period_of(*day));
    }
    return std::nullopt;
}

std::optional<Minute> CalendarPeriods::first_in(Period period, Minute from) {
    const Day last = last_day(period);
    if (!positions_.pick_all()) {
        const std::int64_t below = count_below(period, from);
        const auto per_day = static_cast<std::int64_t>(times_.size());
        const auto& picked = positions_.of(days_.count(first_day(period), last) * per_day);
        if (below >= static_cast<std::int64_t>(picked.size())) return std::nullopt;
        const std::int64_t place = picked[static_cast<std::size_t>(below)];
        auto day = days_.next(first_day(period));
        for (std::int64_t i = place / per_day; i > 0; --i)
            day = days_.next(*day + 1);
        return *day * kMinutesOfDay + times_[static_cast<std::size_t>(place % per_day)];
    }
    auto day = days_.next(std::max(first_day(period), day_of(from)));
    for (; day && *day <= last; day = days_.next(*day + 1)) {
        const Minute midnight = *day * kMinutesOfDay;
        const auto time = std::lower_bound(times_.begin(), times_.end(), from - midnight);
        if (time != times_.end()) return midnight + *time;
    }
    return std::nullopt;
}

std::int64_t CalendarPeriods::count_in(Period period) {
    const std::int64_t members =
        days_.count(first_day(period), last_day(period)) * static_cast<std::int64_t>(times_.size());
    return positions_.pick_all() ? members
                                 : static_cast<std::int64_t>(positions_.of(members).size());
}

// How many occurrences the period has before `end`.
std::int64_t CalendarPeriods::count_below(Period period, Minute end) {
    const Day first = first_day(period);
    const Day last = last_day(period);
    const std::int64_t members = members_below(first, last, end);
    if (positions_.pick_all()) return members;
    const auto per_day = static_cast<std::int64_t>(times_.size());
    const auto& picked = positions_.of(days_.count(first, last) * per_day);
    return std::lower_bound(picked.begin(), picked.end(), members) - picked.begin();
}

// How many times there are on the days from `first` to `last` and before `end`.
std::int64_t CalendarPeriods::members_below(Day first, Day last, Minute end) {
    const Day day = day_of(end);
    const std::int64_t days = days_.count(first, std::min(last, day - 1));
    const std::int64_t members = days * static_cast<std::int64_t>(times_.size());
    if (day < first || day > last || !days_.has(day)) return members;
    return members + (std::lower_bound(times_.begin(), times_.end(), end - day * kMinutesOfDay) -
                      times_.begin());
}

CalendarPeriods::Period CalendarPeriods::period_of(Day day) const {
    if (frequency_ == Frequency::kWeekly) return floor_div(day - week_offset_, 7);
    const Date date = date_of(day);
    const int year = static_cast<int>(date.year());
    return frequency_ == Frequency::kYearly ? year : year * 12 + month_number(date) - 1;
}

Day CalendarPeriods::first_day(Period period) const {
    if (frequency_ == Frequency::kWeekly) return period * 7 + week_offset_;
    const Period month = frequency_ == Frequency::kYearly ? 0 : floor_mod(period, 12);
    const Period year = frequency_ == Frequency::kYearly ? period : floor_div(period, 12);
    return day_number(std::chrono::year(static_cast<int>(year)) /
                      std::chrono::month(static_cast<unsigned>(month + 1)) / 1);
}

CalendarPeriods::Period CalendarPeriods::aligned(Period period) const {
    return base_ - floor_div(base_ - period, interval_) * interval_;
}

}  // namespace tasklight::schedule
