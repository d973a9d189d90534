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
    if (interval < 1) return problem_of("A repeat needs a step of at least one.", 0);
    if (interval > kMostInterval) return problem_of("A repeat's step can be at most 999999.", 0);
    RepeatPhrase phrase;
    phrase.rule.interval = interval;
    switch (unit) {
        case Unit::kSecond:
            return problem_of("A repeat can be every minute, but not more often.", 0);
        case Unit::kMinute:
            phrase.rule.frequency = Frequency::kMinutely;
            break;
        case Unit::kHour:
            phrase.rule.frequency = Frequency::kHourly;
            break;
        case Unit::kDay:
            break;
        case Unit::kWeek:
            phrase.rule.frequency = Frequency::kWeekly;
            break;
        case Unit::kQuarter:
            phrase.rule.interval *= 3;
            [[fallthrough]];
        case Unit::kMonth:
            phrase.rule.frequency = Frequency::kMonthly;
            break;
        case Unit::kYear:
            phrase.rule.frequency = Frequency::kYearly;
            break;
        case Unit::kWorkday:
            if (interval > 1)
                return problem_of(
                    "A repeat cannot count working days; it can be every working day, or the "
                    "15th working day of each month.",
                    0);
            phrase.rule.frequency = Frequency::kWeekly;
            phrase.rule.by_day = workdays();
            break;
        case Unit::kWeekend:
            phrase.rule.frequency = Frequency::kWeekly;
            phrase.rule.by_day = {every(6)};
            break;
    }
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
