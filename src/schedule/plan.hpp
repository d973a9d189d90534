// Repeats. A plan is an RFC 5545 rule with the date it was anchored at; from these alone every
// occurrence is computed, so that 31 January goes to 28 February and on to 31 March. All
// arithmetic is on local dates and wall-clock times: what instant they are is the zone's business,
// afterwards. The anchor is an occurrence only if the rule names it; an occurrence has a time if
// the anchor has one, or if the rule counts or names hours or minutes. A date without a time comes
// before all times of its day. Everything here is pure; any thread may call.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/calendar.hpp"
#include "schedule/rule.hpp"

namespace tasklight::schedule {

// What becomes of a day that a month does not have: its last day, or no occurrence (as RFC 5545
// says; the other is SKIP=BACKWARD of RFC 7529).
enum class MonthEnd { kClamp, kSkip };

struct Plan {
    Rule rule;
    LocalTime anchor;  // the first date wanted; with a time if the rule counts hours or minutes
    MonthEnd month_end = MonthEnd::kClamp;
};

struct Occurrence {
    LocalTime local;
    // The day of the month that was wanted, where the month was too short for it.
    std::optional<int> wanted_day;
    // From 1, in a rule with COUNT; 0 in others.
    std::int64_t number = 0;
};

// The first occurrence later than `after`, in constant time however far that is from the anchor;
// nothing if the rule has ended or names no date up to the year 9999.
[[nodiscard]] std::optional<Occurrence> next_after(const Plan& plan, const LocalTime& after);

// The first occurrence at all.
[[nodiscard]] std::optional<Occurrence> first(const Plan& plan);

// The occurrence at exactly this time, for its reasons; nothing if the rule does not name it.
[[nodiscard]] std::optional<Occurrence> occurrence_at(const Plan& plan, const LocalTime& local);

// The next `limit` occurrences later than `after`.
[[nodiscard]] std::vector<Occurrence> list_after(const Plan& plan, const LocalTime& after,
                                                 std::size_t limit);

// How many occurrences lie strictly between the two, counted up to `limit`.
[[nodiscard]] std::int64_t count_between(const Plan& plan, const LocalTime& after,
                                         const LocalTime& before, std::int64_t limit);

// The plan of a task that repeats from its completion, from one completion to the next: anchored at
// the completion's date with the anchor's time of day, and in a rule that counts hours or minutes
// at the very time. COUNT is not looked at, since each completion begins anew: who knows the
// completions counts them.
[[nodiscard]] Plan begun_anew(const Plan& plan, const LocalTime& completed);

// The first occurrence of that plan later than the completion, and later than the occurrence that
// was completed, if it is named.
[[nodiscard]] std::optional<Occurrence> next_after_completion(
    const Plan& plan, const LocalTime& completed,
    const std::optional<LocalTime>& occurrence = std::nullopt);

}  // namespace tasklight::schedule
