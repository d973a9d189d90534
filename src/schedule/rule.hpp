// An RFC 5545 recurrence rule (section 3.3.10), read and checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/calendar.hpp"

namespace tasklight::schedule {

enum class Frequency { kMinutely, kHourly, kDaily, kWeekly, kMonthly, kYearly };

// MO, or the first (1MO), second last (-2MO) and so on of a month or year.
struct WeekdayRule {
    std::chrono::weekday day;
    int ordinal = 0;  // 0: every one

    bool operator==(const WeekdayRule&) const = default;
};

// The most that a rule may count; each has its sentence among the faults of parse_rule.
inline constexpr std::int64_t kMostInterval = 10'000'000;
inline constexpr std::int64_t kMostCount = 9'999;

struct Rule {
    Frequency frequency = Frequency::kDaily;
    std::int64_t interval = 1;
    std::optional<std::int64_t> count;
    std::optional<LocalTime> until;  // inclusive
    std::vector<int> by_month;
    std::vector<int> by_month_day;
    std::vector<int> by_year_day;
    std::vector<int> by_week_number;
    std::vector<WeekdayRule> by_day;
    std::vector<int> by_hour;
    std::vector<int> by_minute;
    std::vector<int> by_set_position;
    std::chrono::weekday week_start = std::chrono::Monday;
    // UNTIL was given in UTC; its numbers are taken for the wall clock until schedule/zoned.hpp
    // turns them into a zone's.
    bool until_is_utc = false;

    bool operator==(const Rule&) const = default;
};

// Hours or minutes: then a date can have several occurrences, and the anchor needs a time.
[[nodiscard]] bool counts_times(const Rule& rule);

// Why a text is no rule that we can keep: a sentence for people.
struct RuleFault {
    std::string message;
};

// Names in any case; an optional "RRULE:" before it. What cannot be represented (BYSECOND,
// FREQ=SECONDLY, RSCALE), contradicts itself or can never name a date is a fault.
[[nodiscard]] std::variant<Rule, RuleFault> parse_rule(std::string_view text);

using tasklight::to_text;  // of dates and times

// A text that parse_rule gave a rule for before, without asking again whether it can be.
[[nodiscard]] Rule stored_rule(std::string_view text);

// The canonical text: FREQ first, then INTERVAL if it is not 1, and the rest in the order of the
// struct; WKST if it is not Monday.
[[nodiscard]] std::string to_text(const Rule& rule);

}  // namespace tasklight::schedule
