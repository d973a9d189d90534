// The dates that a filter's words mean, seen from one day. Pure; any thread may call.
//
//     2027-01-31, today, tomorrow, yesterday, +3 days, -2 weeks, +1 month, monday, jan 27,
//     27 jan 2028, this week, next month, last year, next 7 days, last 3 days
//
// A weekday and a date without a year mean the first one from today on, today included.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "base/calendar.hpp"
#include "model/filter.hpp"

namespace tasklight::filters {

// From where a filter is read.
struct Today {
    Date date;
    std::chrono::weekday week_start;
};

// `words` are in lower case with single spaces. Nothing if they are no date.
[[nodiscard]] std::optional<DateRange> read_dates(std::string_view words, const Today& today);

// The same, and "7 days" and "+7 days" mean the next seven days, "-7 days" the last seven.
[[nodiscard]] std::optional<DateRange> read_bare_dates(std::string_view words, const Today& today);

// Whether the words are a term by themselves: "tomorrow", but not "monday".
[[nodiscard]] bool stands_alone(std::string_view words);

}  // namespace tasklight::filters
