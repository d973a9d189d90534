#include "schedule/rule.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/text.hpp"
#include "schedule/plan.hpp"

namespace tasklight::schedule {
namespace {

constexpr std::size_t kMostCharacters = 5000;  // each list written out in full fits

constexpr std::string_view kNeedsFrequency = "A repeat needs FREQ, such as FREQ=WEEKLY.";

struct Refused {
    std::string message;
};

template <typename... Parts>
[[noreturn]] void refuse(const Parts&... parts) {
    std::string message;
    (message.append(parts), ...);
    throw Refused{message};
}

std::int64_t number_in(std::string_view name, std::string_view text, std::int64_t most) {
    long long number = 0;
    if (!parse_number(text, number) || number < 1 || number > most)
        refuse(name, " must be a number from 1 to ", std::to_string(most), ".");
    return number;
}

Frequency frequency(std::string_view text) {
    constexpr std::array<std::string_view, 6> kNames{"MINUTELY", "HOURLY",  "DAILY",
                                                     "WEEKLY",   "MONTHLY", "YEARLY"};
    const auto name = std::find_if(kNames.begin(), kNames.end(), [&](std::string_view known) {
        return equals_ignoring_case(known, text);
    });
    if (name == kNames.end())
        refuse("FREQ must be YEARLY, MONTHLY, WEEKLY, DAILY, HOURLY or MINUTELY.");
    return static_cast<Frequency>(name - kNames.begin());
}

std::chrono::weekday weekday(std::string_view name, std::string_view text) {
    constexpr std::array<std::string_view, 7> kNames{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
    for (unsigned i = 0; i < kNames.size(); ++i)
        if (equals_ignoring_case(kNames[i], text)) return std::chrono::weekday(i);
    refuse(name, " must name days as MO, TU, WE, TH, FR, SA or SU.");
}

// An ordinal between -most and most, without 0; a plus sign may stand before it.
std::optional<int> signed_number(std::string_view text, int most) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    long long number = 0;
    if (!parse_number(text, number) || number < 1 || number > most) return std::nullopt;
    return static_cast<int>(negative ? -number : number);
}

template <typename Value>
std::vector<Value> in_order(std::vector<Value> values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

std::vector<int> numbers(std::string_view name, std::string_view text, int least, int most) {
    std::vector<int> list;
    for (const auto item : split(text, ',')) {
        long long number = 0;
        if (!parse_number(item, number) || number < least || number > most)
            refuse(name, " must be numbers from ", std::to_string(least), " to ",
                   std::to_string(most), ", with commas between them.");
        list.push_back(static_cast<int>(number));
    }
    return in_order(std::move(list));
}

std::vector<int> signed_numbers(std::string_view name, std::string_view text, int most) {
    std::vector<int> list;
    for (const auto item : split(text, ',')) {
        const auto number = signed_number(item, most);
        if (!number)
            refuse(name, " must be numbers from 1 to ", std::to_string(most),
                   ", or negative ones to count from the end, with commas between them.");
        list.push_back(*number);
    }
    return in_order(std::move(list));
}

std::vector<WeekdayRule> weekdays(std::string_view text) {
    std::vector<WeekdayRule> list;
    for (const auto item : split(text, ',')) {
        const std::size_t name = item.size() < 2 ? 0 : item.size() - 2;
        WeekdayRule rule{weekday("BYDAY", item.substr(name))};
        if (name != 0) {
            const auto ordinal = signed_number(item.substr(0, name), 53);
            if (!ordinal)
                refuse("BYDAY may count days from 1 to 53, or from -53 to -1: 2MO, -1FR.");
            rule.ordinal = *ordinal;
        }
        list.push_back(rule);
    }
    const auto key = [](const WeekdayRule& rule) {
        return std::tuple(rule.ordinal, rule.day.iso_encoding());
    };
    std::sort(list.begin(), list.end(),
              [&](const auto& a, const auto& b) { return key(a) < key(b); });
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

// 20270131, 20270131T090000 or 20270131T090000Z. Occurrences lie on whole minutes, so that the
// seconds of a bound make no difference.
void read_until(Rule& rule, std::string_view text) {
    const auto fault = [] { refuse("UNTIL must be a date: 20270131 or 20270131T090000."); };
    const bool date_alone = text.size() == 8;
    if (!date_alone && text.size() != 15 && text.size() != 16) fault();
    std::string iso(text.substr(0, 4));
    iso.append("-").append(text.substr(4, 2)).append("-").append(text.substr(6, 2));
    if (!date_alone) {
        long long seconds = 0;
        const bool is_utc = text.size() == 16;
        if (!parse_number(text.substr(13, 2), seconds) || seconds > 60) fault();
        if (is_utc && text[15] != 'Z' && text[15] != 'z') fault();
        iso.append(1, text[8] == 't' ? 'T' : text[8]);
        iso.append(text.substr(9, 2)).append(":").append(text.substr(11, 2));
        rule.until_is_utc = is_utc;
    }
    rule.until = parse_local_time(iso);
    if (!rule.until) fault();
}

using Read = void (*)(Rule& rule, std::string_view text);
struct Part {
    std::string_view name;
    Read read;
};

constexpr std::array<Part, 13> kParts{{
    {"FREQ", [](Rule& rule, std::string_view text) { rule.frequency = frequency(text); }},
    {"INTERVAL",
     [](Rule& rule, std::string_view text) {
         rule.interval = number_in("INTERVAL", text, kMostInterval);
     }},
    {"COUNT",
     [](Rule& rule, std::string_view text) { rule.count = number_in("COUNT", text, kMostCount); }},
    {"UNTIL", read_until},
    {"BYMONTH",
     [](Rule& rule, std::string_view text) { rule.by_month = numbers("BYMONTH", text, 1, 12); }},
    {"BYMONTHDAY",
     [](Rule& rule, std::string_view text) {
         rule.by_month_day = signed_numbers("BYMONTHDAY", text, 31);
     }},
    {"BYYEARDAY",
     [](Rule& rule, std::string_view text) {
         rule.by_year_day = signed_numbers("BYYEARDAY", text, 366);
     }},
    {"BYWEEKNO",
     [](Rule& rule, std::string_view text) {
         rule.by_week_number = signed_numbers("BYWEEKNO", text, 53);
     }},
    {"BYDAY", [](Rule& rule, std::string_view text) { rule.by_day = weekdays(text); }},
    {"BYHOUR",
     [](Rule& rule, std::string_view text) { rule.by_hour = numbers("BYHOUR", text, 0, 23); }},
    {"BYMINUTE",
     [](Rule& rule, std::string_view text) { rule.by_minute = numbers("BYMINUTE", text, 0, 59); }},
    {"BYSETPOS",
     [](Rule& rule, std::string_view text) {
         rule.by_set_position = signed_numbers("BYSETPOS", text, 366);
     }},
    {"WKST", [](Rule& rule, std::string_view text) { rule.week_start = weekday("WKST", text); }},
}};

// What somebody wrote, short enough to be told back.
std::string_view shown(std::string_view name) { return name.substr(0, 20); }

Rule read(std::string_view text) {
    if (text.empty()) refuse(kNeedsFrequency);
    Rule rule;
    unsigned seen = 0;
    for (const auto item : split(text, ';')) {
        const std::size_t equals = std::min(item.find('='), item.size());
        const std::string_view name = item.substr(0, equals);
        const auto part = std::find_if(kParts.begin(), kParts.end(), [&](const Part& known) {
            return equals_ignoring_case(known.name, name);
        });
        if (equals == item.size())
            refuse("A repeat is made of parts such as FREQ=WEEKLY, with semicolons between them.");
        if (part == kParts.end())
            refuse("A repeat here has no part of the name ", shown(name), ".");
        const unsigned bit = 1U << (part - kParts.begin());
        if ((seen & bit) != 0) refuse(part->name, " may be given once only.");
        seen |= bit;
        part->read(rule, item.substr(equals + 1));
    }
    if ((seen & 1U) == 0) refuse(kNeedsFrequency);
    return rule;
}

// What RFC 5545 says of parts that do not go together.
void refuse_contradictions(const Rule& rule) {
    const Frequency frequency = rule.frequency;
    const bool has_ordinals = std::any_of(rule.by_day.begin(), rule.by_day.end(),
                                          [](const auto& day) { return day.ordinal != 0; });
    const bool has_parts = !rule.by_month.empty() || !rule.by_month_day.empty() ||
                           !rule.by_year_day.empty() || !rule.by_week_number.empty() ||
                           !rule.by_day.empty() || !rule.by_hour.empty() || !rule.by_minute.empty();
    const bool weeks_to_months = frequency >= Frequency::kDaily && frequency <= Frequency::kMonthly;
    if (rule.count && rule.until) refuse("A repeat ends by COUNT or by UNTIL, not by both.");
    if (has_ordinals && frequency < Frequency::kMonthly)
        refuse("BYDAY counts days, as in 2MO, only in months and years.");
    if (has_ordinals && !rule.by_week_number.empty())
        refuse("BYDAY cannot count days, as in 2MO, together with BYWEEKNO.");
    if (!rule.by_month_day.empty() && frequency == Frequency::kWeekly)
        refuse("BYMONTHDAY does not go with FREQ=WEEKLY.");
    if (!rule.by_year_day.empty() && weeks_to_months)
        refuse("BYYEARDAY does not go with FREQ=DAILY, WEEKLY or MONTHLY.");
    if (!rule.by_week_number.empty() && frequency != Frequency::kYearly)
        refuse("BYWEEKNO goes with FREQ=YEARLY only.");
    if (!rule.by_set_position.empty() && !has_parts)
        refuse("BYSETPOS chooses among the days or times that another BY part names.");
}

// Whatever the anchor is: with clamped months and without its end, the rule has an occurrence. A
// first of January fits where a month or year takes its day from the anchor; a week takes any.
void refuse_impossible(const Rule& rule) {
    Plan plan{rule, {std::chrono::year(2000) / 1 / 1, TimeOfDay(0)}, MonthEnd::kClamp};
    plan.rule.interval = 1;
    plan.rule.count.reset();
    plan.rule.until.reset();
    if (!rule.by_week_number.empty() && rule.by_day.empty())
        for (unsigned day = 0; day < 7; ++day)
            plan.rule.by_day.push_back({std::chrono::weekday(day)});
    if (!first(plan)) refuse("No date fits this repeat.");
}

}  // namespace

Rule stored_rule(std::string_view text) { return read(text); }

bool counts_times(const Rule& rule) {
    return rule.frequency == Frequency::kHourly || rule.frequency == Frequency::kMinutely;
}

std::variant<Rule, RuleFault> parse_rule(std::string_view text) {
    constexpr std::string_view kProperty = "RRULE:";
    if (equals_ignoring_case(text.substr(0, kProperty.size()), kProperty))
        text.remove_prefix(kProperty.size());
    try {
        if (text.size() > kMostCharacters) refuse("This repeat is too long.");
        const Rule rule = read(text);
        refuse_contradictions(rule);
        refuse_impossible(rule);
        return rule;
    } catch (const Refused& refused) {
        return RuleFault{refused.message};
    }
}

}  // namespace tasklight::schedule
