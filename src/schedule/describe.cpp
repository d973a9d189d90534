#include "schedule/describe.hpp"

#include <algorithm>
#include <array>

#include "schedule/implied.hpp"
#include "schedule/words.hpp"

namespace tasklight::schedule {
namespace {

std::string_view unit_name(Frequency frequency) {
    constexpr std::array<std::string_view, 6> kNames{"minute", "hour",  "day",
                                                     "week",   "month", "year"};
    return kNames[static_cast<std::size_t>(frequency)];
}

std::string every(std::int64_t count, std::string_view unit) {
    std::string text = "every ";
    if (count != 1) text.append(std::to_string(count)).append(" ");
    return text.append(unit).append(count == 1 ? "" : "s");
}

// The weekdays that pass each time, as bits from 0, Sunday.
unsigned plain_weekdays(const Rule& rule) {
    unsigned set = 0;
    for (const auto& day : rule.by_day)
        if (day.ordinal == 0) set |= 1U << (day.day.c_encoding() % 7);
    return set;
}

bool has_ordinals(const Rule& rule) {
    return std::any_of(rule.by_day.begin(), rule.by_day.end(),
                       [](const auto& day) { return day.ordinal != 0; });
}

// workday, weekend day, Friday, Monday or Tuesday; nothing if no such weekday is named.
std::string kind_of_day(const Rule& rule, std::string_view plural, std::string_view conjunction) {
    const unsigned set = plain_weekdays(rule);
    const auto with = [&](std::string_view word) { return std::string(word).append(plural); };
    if (set == 0b0111110) return with("workday");
    if (set == 0b1000001) return with("weekend day");
    if (set == 0b1111111) return with("day");
    std::vector<std::string> names;
    for (unsigned i = 1; i <= 7; ++i)
        if (((set >> (i % 7)) & 1) != 0) names.emplace_back(weekday_name(std::chrono::weekday(i)));
    return listed(names, conjunction);
}

template <typename Value, typename Name>
std::string all(const std::vector<Value>& values, Name name) {
    std::vector<std::string> names;
    for (const auto& value : values)
        names.push_back(name(value));
    return listed(names);
}

std::string months(const Rule& rule) {
    return all(rule.by_month,
               [](int month) { return std::string(month_name(static_cast<unsigned>(month))); });
}

// 1st, 15th and last day
std::string month_days(const Rule& rule) {
    std::vector<int> days = rule.by_month_day;
    std::stable_partition(days.begin(), days.end(), [](int day) { return day > 0; });
    return all(days, [](int day) { return place(day).append(day < 0 ? " day" : ""); });
}

std::string year_days(const Rule& rule) {
    std::vector<int> days = rule.by_year_day;
    std::stable_partition(days.begin(), days.end(), [](int day) { return day > 0; });
    return all(days, place);
}

// 1st Monday and last Friday
std::string nth_weekdays(const Rule& rule) {
    std::vector<WeekdayRule> days = rule.by_day;
    std::stable_partition(days.begin(), days.end(),
                          [](const auto& day) { return day.ordinal > 0; });
    return all(days, [](const WeekdayRule& day) {
        std::string text = day.ordinal == 0 ? "every" : place(day.ordinal);
        return text.append(" ").append(weekday_name(day.day));
    });
}

bool names_months_of_year(const Rule& rule) {
    return rule.frequency == Frequency::kYearly && !rule.by_month.empty();
}

bool is_one_date(const Rule& rule) {
    return rule.by_month.size() == 1 && rule.by_month_day.size() == 1 &&
           rule.by_month_day.front() > 0;
}

bool names_one_of_kind(const Rule& rule) {
    return rule.by_set_position.size() == 1 && rule.frequency >= Frequency::kMonthly &&
           plain_weekdays(rule) != 0 && !has_ordinals(rule) && rule.by_month_day.empty() &&
           rule.by_year_day.empty() && rule.by_week_number.empty() && rule.by_hour.empty() &&
           rule.by_minute.empty();
}

// on the 13th if it is a Friday, on the 1st Monday
std::string days(const Rule& rule) {
    std::string text;
    if (!rule.by_week_number.empty())
        text.append(" in week ").append(all(rule.by_week_number, [](int week) {
            return week < 0 ? place(week) : std::to_string(week);
        }));
    if (!rule.by_year_day.empty())
        text.append(" on the ").append(year_days(rule)).append(" day of the year");
    if (!rule.by_month_day.empty()) text.append(" on the ").append(month_days(rule));
    if (!rule.by_month_day.empty() && names_months_of_year(rule))
        text.append(" of ").append(months(rule));
    if (rule.by_day.empty()) return text;
    const bool limits = !rule.by_year_day.empty() || !rule.by_month_day.empty();
    if (has_ordinals(rule))
        return text.append(limits ? " if it is the " : " on the ").append(nth_weekdays(rule));
    if (limits) return text.append(" if it is a ").append(kind_of_day(rule, "", " or "));
    const bool one_each = rule.frequency >= Frequency::kMonthly && rule.by_week_number.empty();
    if (one_each) return text.append(" on every ").append(kind_of_day(rule, "", " and "));
    return text.append(" on ").append(kind_of_day(rule, "s", " and "));
}

std::string times(const Rule& rule) {
    const auto number = [](int value) { return std::to_string(value); };
    const bool few = rule.by_hour.size() * rule.by_minute.size() <= 6;
    if (rule.frequency >= Frequency::kDaily && !rule.by_hour.empty() && few) {
        std::vector<std::string> names;
        const auto minutes = rule.by_minute.empty() ? std::vector<int>{0} : rule.by_minute;
        for (const int hour : rule.by_hour)
            for (const int minute : minutes)
                names.push_back(to_text(TimeOfDay(hour * 60 + minute)));
        return std::string(" at ").append(listed(names));
    }
    std::string text;
    if (!rule.by_minute.empty()) text.append(" at minute ").append(all(rule.by_minute, number));
    if (!rule.by_hour.empty()) text.append(" in hour ").append(all(rule.by_hour, number));
    return text;
}

std::string end(const Rule& rule) {
    std::string text;
    if (rule.until) text.append(" until ").append(to_text(rule.until->date));
    if (rule.until && rule.until->time) text.append(" ").append(to_text(*rule.until->time));
    if (rule.count)
        text.append(", ").append(*rule.count == 1 ? "once" : std::to_string(*rule.count));
    if (rule.count && *rule.count != 1) text.append(" times");
    return text;
}

// every last workday of the month, every 2 months on the last workday
std::string one_of_kind(const Rule& rule) {
    const std::string kind =
        place(rule.by_set_position.front()).append(" ").append(kind_of_day(rule, "", " or "));
    if (rule.interval == 1 && !names_months_of_year(rule))
        return std::string("every ")
            .append(kind)
            .append(" of the ")
            .append(unit_name(rule.frequency));
    std::string text = every(rule.interval, unit_name(rule.frequency));
    return text.append(" on the ").append(kind);
}

std::string which_days(const Rule& rule) {
    const bool each = rule.interval == 1 && rule.by_set_position.empty();
    const bool workdays = plain_weekdays(rule) == 0b0111110 && rule.by_month_day.empty();
    if (names_one_of_kind(rule)) return one_of_kind(rule);
    if (rule.frequency == Frequency::kDaily && each && days(rule).empty())
        return rule.by_month.empty() ? "daily" : "every day";
    if (each && workdays && !has_ordinals(rule) &&
        (rule.frequency == Frequency::kDaily || rule.frequency == Frequency::kWeekly))
        return "every workday";
    if (each && rule.frequency == Frequency::kDaily && plain_weekdays(rule) != 0 &&
        rule.by_month_day.empty())
        return std::string("every ").append(kind_of_day(rule, "", " and "));
    return every(rule.interval, unit_name(rule.frequency)).append(days(rule));
}

}  // namespace

std::string describe(const Rule& rule) {
    std::string text;
    if (rule.frequency == Frequency::kYearly && is_one_date(rule) && rule.by_day.empty() &&
        rule.by_year_day.empty() && rule.by_week_number.empty()) {
        text = every(rule.interval, "year").append(" on ");
        text.append(std::to_string(rule.by_month_day.front())).append(" ").append(months(rule));
    } else {
        text = which_days(rule);
        const bool of_them = names_months_of_year(rule) && !days(rule).empty();
        if (!rule.by_month.empty() && !(of_them && !rule.by_month_day.empty()))
            text.append(of_them ? " of " : " in ").append(months(rule));
    }
    text.append(times(rule));
    if (!rule.by_set_position.empty() && !names_one_of_kind(rule))
        text.append(" (only the ").append(all(rule.by_set_position, place)).append(" of these)");
    return text.append(end(rule));
}

std::string describe(const Plan& plan) { return describe(with_implied_days(plan)); }

}  // namespace tasklight::schedule
