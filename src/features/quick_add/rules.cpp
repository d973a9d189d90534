#include "features/quick_add/rules.hpp"

#include <algorithm>

#include "features/quick_add/days.hpp"

namespace tasklight::quick_add {
namespace {

using schedule::Frequency;
using schedule::Rule;
using schedule::WeekdayRule;

constexpr std::int64_t kMostInterval = 9999;
// A leap day comes within eight years, and on a certain weekday within forty.
constexpr int kDaysToSearch = 41 * 366;

template <typename T, typename Less>
void in_order(std::vector<T>& items, Less less) {
    std::ranges::sort(items, less);
    const auto [first, last] = std::ranges::unique(items);
    items.erase(first, last);
}

// A day of the month by number; a month too short for it has it on its last day.
bool has_month_day(const Rule& rule, Date date) {
    if (rule.by_month_day.empty()) return true;
    const int day = static_cast<int>(static_cast<unsigned>(date.day()));
    const bool is_last = date == last_of_month(date);
    return std::ranges::any_of(rule.by_month_day, [&](int wanted) {
        return wanted == day || (is_last && (wanted == -1 || wanted > day));
    });
}

bool has_weekday(const Rule& rule, Date date) {
    if (rule.by_day.empty()) return true;
    const int day = static_cast<int>(static_cast<unsigned>(date.day()));
    const int days = static_cast<int>(static_cast<unsigned>(last_of_month(date).day()));
    const int from_start = (day + 6) / 7;
    const int from_end = -((days - day) / 7 + 1);
    return std::ranges::any_of(rule.by_day, [&](const WeekdayRule& wanted) {
        if (wanted.day != weekday_of(date)) return false;
        return wanted.ordinal == 0 || wanted.ordinal == from_start || wanted.ordinal == from_end;
    });
}

bool has_position(const Rule& rule, Date date) {
    if (rule.by_set_position.empty()) return true;
    int before = 0;
    int after = 0;
    const Date end = last_of_month(date);
    for (Date day = date.year() / date.month() / 1; day <= end; day = plus_days(day, 1)) {
        if (!has_weekday(rule, day)) continue;
        before += day <= date;
        after += day >= date;
    }
    return std::ranges::any_of(rule.by_set_position, [&](int position) {
        return position == before || position == -after;
    });
}

bool names_day(const Rule& rule, Date date) {
    const int month = static_cast<int>(static_cast<unsigned>(date.month()));
    if (!rule.by_month.empty() && std::ranges::count(rule.by_month, month) == 0) return false;
    return has_month_day(rule, date) && has_weekday(rule, date) && has_position(rule, date);
}

}  // namespace

RepeatPhrase problem_of(std::string message, std::size_t next) {
    RepeatPhrase phrase;
    phrase.problem = std::move(message);
    phrase.next = next;
    return phrase;
}

WeekdayRule every(int weekday) {
    return {std::chrono::weekday(static_cast<unsigned>(weekday)), 0};
}

std::vector<WeekdayRule> workdays() {
    return {every(1), every(2), every(3), every(4), every(5)};
}

RepeatPhrase repeat_of(std::int64_t interval, Unit unit) {
    if (interval < 1) return problem_of("A repeat needs a step of at least one.", 0);
    if (interval > kMostInterval)
        return problem_of("A repeat's step can be at most 9999.", 0);
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

std::optional<Date> first_date(const Rule& rule, Date from) {
    for (int days = 0; days < kDaysToSearch; ++days) {
        const auto date = plus_days_within_reach(from, days);
        if (!date) return std::nullopt;
        if (names_day(rule, *date)) return date;
    }
    return std::nullopt;
}

}  // namespace tasklight::quick_add
