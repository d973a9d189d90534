#include "schedule/plan.hpp"

#include <algorithm>

#include "schedule/calendar_periods.hpp"
#include "schedule/clock_periods.hpp"
#include "schedule/implied.hpp"

namespace tasklight::schedule {
namespace {

// The occurrences of one plan, with its end: COUNT or UNTIL.
class Series {
public:
    explicit Series(const Plan& plan)
        : rule_(with_implied_days(plan)),
          month_end_(plan.month_end),
          has_times_(has_times(plan)),
          anchor_(minute_number(plan.anchor)),
          last_(last_minute()),
          periods_(periods()) {}

    Series(const Series&) = delete;
    Series& operator=(const Series&) = delete;

    // The first minute that is later than `after`.
    [[nodiscard]] Minute behind(const LocalTime& after) const {
        const Minute midnight = day_number(after.date) * kMinutesOfDay;
        if (!has_times_) return midnight + kMinutesOfDay;
        return after.time ? midnight + after.time->count() + 1 : midnight;
    }

    // The last minute that is earlier than `before`.
    [[nodiscard]] Minute ahead_of(const LocalTime& before) const {
        const bool that_day_too = !has_times_ && before.time;
        return minute_number(before) - (that_day_too ? 0 : 1);
    }

    [[nodiscard]] std::optional<Occurrence> at_or_after(Minute from) {
        const auto found = next(from);
        if (!found) return std::nullopt;
        const std::int64_t number = number_of(*found);
        if (number > rule_.count.value_or(0)) return std::nullopt;
        return occurrence(*found, number);
    }

    // The one after an occurrence, whose minute and number are known.
    [[nodiscard]] std::optional<Occurrence> behind(const Occurrence& occurrence) {
        const std::int64_t number = rule_.count ? occurrence.number + 1 : 0;
        if (number > rule_.count.value_or(0)) return std::nullopt;
        const auto found = next(behind(occurrence.local));
        if (!found) return std::nullopt;
        return this->occurrence(*found, number);
    }

    [[nodiscard]] std::optional<Occurrence> at(const LocalTime& local) {
        if (local.time.has_value() != has_times_) return std::nullopt;
        const Minute minute = minute_number(local);
        if (minute < anchor_) return std::nullopt;
        auto found = at_or_after(minute);
        if (found && found->local != local) return std::nullopt;
        return found;
    }

    [[nodiscard]] std::int64_t count(Minute first, Minute last, std::int64_t limit) {
        first = std::max(first, anchor_);
        last = std::min(last, last_);
        if (last < first) return 0;
        if (!rule_.count) return std::min(count_all(first, last, limit), limit);
        const auto found = next(first);
        if (!found) return 0;
        const std::int64_t left = *rule_.count - number_of(*found) + 1;
        if (left <= 0) return 0;
        return std::min({count_all(*found, last, limit), left, limit});
    }

private:
    [[nodiscard]] Minute last_minute() const {
        if (!rule_.until) return kLastMinute;
        const bool whole_day = has_times_ && !rule_.until->time;
        return minute_number(*rule_.until) + (whole_day ? kMinutesOfDay - 1 : 0);
    }

    [[nodiscard]] std::variant<CalendarPeriods, ClockPeriods> periods() const {
        if (rule_.frequency <= Frequency::kDaily) return ClockPeriods(rule_, month_end_, anchor_);
        return CalendarPeriods(rule_, month_end_, anchor_);
    }

    [[nodiscard]] std::optional<Minute> next(Minute from) {
        from = std::max(from, anchor_);
        if (from > last_) return std::nullopt;
        const auto found = std::visit([&](auto& periods) { return periods.next(from); }, periods_);
        if (!found || *found > last_) return std::nullopt;
        return found;
    }

    [[nodiscard]] std::int64_t count_all(Minute first, Minute last, std::int64_t limit) {
        return std::visit([&](auto& periods) { return periods.count(first, last, limit); },
                          periods_);
    }

    // From 1; 0 in a rule without COUNT. Beyond COUNT it is only known to be too high.
    [[nodiscard]] std::int64_t number_of(Minute minute) {
        return rule_.count ? count_all(anchor_, minute, *rule_.count + 1) : 0;
    }

    [[nodiscard]] Occurrence occurrence(Minute minute, std::int64_t number) const {
        const Day day = day_of(minute);
        Occurrence occurrence{{date_of(day), std::nullopt}, std::nullopt, number};
        if (has_times_) occurrence.local.time = TimeOfDay(minute - day * kMinutesOfDay);
        occurrence.wanted_day = wanted_day(occurrence.local.date);
        return occurrence;
    }

    // The first missing day that is wanted, if the date stands for one and is not wanted itself.
    [[nodiscard]] std::optional<int> wanted_day(Date date) const {
        const Date last{date.year() / date.month() / std::chrono::last};
        if (month_end_ == MonthEnd::kSkip || date != last) return std::nullopt;
        const int length = static_cast<int>(static_cast<unsigned>(last.day()));
        std::optional<int> missing;
        for (const int day : rule_.by_month_day) {
            if (day == length || day == -1) return std::nullopt;
            if (day > length) missing = std::min(missing.value_or(day), day);
        }
        return missing;
    }

    const Rule rule_;
    const MonthEnd month_end_;
    const bool has_times_;
    const Minute anchor_;
    const Minute last_;
    std::variant<CalendarPeriods, ClockPeriods> periods_;  // which look into rule_
};

}  // namespace

std::optional<Occurrence> next_after(const Plan& plan, const LocalTime& after) {
    Series series(plan);
    return series.at_or_after(series.behind(after));
}

std::optional<Occurrence> first(const Plan& plan) {
    return Series(plan).at_or_after(minute_number(plan.anchor));
}

std::optional<Occurrence> occurrence_at(const Plan& plan, const LocalTime& local) {
    return Series(plan).at(local);
}

std::vector<Occurrence> list_after(const Plan& plan, const LocalTime& after, std::size_t limit) {
    std::vector<Occurrence> list;
    if (limit == 0) return list;
    Series series(plan);
    auto found = series.at_or_after(series.behind(after));
    for (; found; found = series.behind(list.back())) {
        list.push_back(*found);
        if (list.size() == limit) break;
    }
    return list;
}

std::int64_t count_between(const Plan& plan, const LocalTime& after, const LocalTime& before,
                           std::int64_t limit) {
    Series series(plan);
    return series.count(series.behind(after), series.ahead_of(before), limit);
}

Plan begun_anew(const Plan& plan, const LocalTime& completed) {
    Plan anew = plan;
    anew.anchor.date = completed.date;
    if (plan.rule.frequency <= Frequency::kHourly && completed.time)
        anew.anchor.time = completed.time;
    anew.rule.count.reset();
    return anew;
}

std::optional<Occurrence> next_after_completion(const Plan& plan, const LocalTime& completed,
                                                const std::optional<LocalTime>& occurrence) {
    const Plan anew = begun_anew(plan, completed);
    const LocalTime begun = std::max(completed, anew.anchor);
    return next_after(anew, occurrence ? std::max(begun, *occurrence) : begun);
}

}  // namespace tasklight::schedule
