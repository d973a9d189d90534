#include "features/quick_add/rules.hpp"

#include <algorithm>

namespace tasklight::quick_add {
namespace {

using schedule::Frequency;
using schedule::Rule;
using schedule::WeekdayRule;

constexpr std::int64_t kMostInterval = kHuge - 1;

template <typename T, typename Less>
void in_order(std::vector<T>& items, Less less) {
    std::ranges::sort(items, less);
    const auto [first, last] = std::ranges::unique(items);
    items.erase(first, last);
}

std::string why_not(std::int64_t interval, Unit unit) {
    if (interval < 1) return "A repeat needs a step of at least one.";
    if (interval > kMostInterval) return "A repeat's step can be at most 999999.";
    if (unit == Unit::kSecond) return "A repeat can be every minute, but not more often.";
    if (unit == Unit::kWorkday && interval > 1)
        return "A repeat cannot count working days; it can be every working day, or the 15th "
               "working day of each month.";
    return {};
}

Frequency frequency_of(Unit unit) {
    switch (unit) {
        case Unit::kSecond:
        case Unit::kMinute:
            return Frequency::kMinutely;
        case Unit::kHour:
            return Frequency::kHourly;
        case Unit::kDay:
            return Frequency::kDaily;
        case Unit::kWeek:
        case Unit::kWorkday:
        case Unit::kWeekend:
            return Frequency::kWeekly;
        case Unit::kMonth:
        case Unit::kQuarter:
            return Frequency::kMonthly;
        case Unit::kYear:
            return Frequency::kYearly;
    }
    return Frequency::kDaily;
}

}  // namespace

RepeatPhrase problem_of(std::string message, std::size_t next) {
    RepeatPhrase phrase;
    phrase.problem = std::move(message);
    phrase.next = next;
    return phrase;
}

WeekdayRule every(int weekday) { return {std::chrono::weekday(static_cast<unsigned>(weekday)), 0}; }

std::vector<WeekdayRule> workdays() { return {every(1), every(2), every(3), every(4), every(5)}; }

RepeatPhrase repeat_of(std::int64_t interval, Unit unit) {
    RepeatPhrase phrase;
    phrase.problem = why_not(interval, unit);
    phrase.rule.frequency = frequency_of(unit);
    phrase.rule.interval = unit == Unit::kQuarter ? interval * 3 : interval;
    if (unit == Unit::kWorkday) phrase.rule.by_day = workdays();
    if (unit == Unit::kWeekend) phrase.rule.by_day = {every(6)};
    return phrase;
}

void tidy(Rule& rule, std::chrono::weekday week_start) {
    in_order(rule.by_month, std::less());
    in_order(rule.by_month_day, std::less());
    in_order(rule.by_set_position, std::less());
    in_order(rule.by_day, [](const WeekdayRule& a, const WeekdayRule& b) {
        return std::pair(a.ordinal, a.day.iso_encoding()) <
               std::pair(b.ordinal, b.day.iso_encoding());
    });
    const bool counts_weeks = rule.frequency == Frequency::kWeekly && rule.interval > 1;
    if (counts_weeks && !rule.by_day.empty()) rule.week_start = week_start;
}

}  // namespace tasklight::quick_add
