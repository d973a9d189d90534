// Dates and times of day as people write them, without a zone. A date is a std::chrono
// year_month_day that exists; a time of day is minutes since midnight. All are pure; any thread
// may call.
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace tasklight {

using Date = std::chrono::year_month_day;
using TimeOfDay = std::chrono::minutes;  // 0 to 1439

// A date, and maybe a time of that day: what a due date or an occurrence is.
struct LocalTime {
    Date date{};
    std::optional<TimeOfDay> time;

    auto operator<=>(const LocalTime&) const = default;
};

// ISO 8601: 2027-01-31. Years 1 to 9999; nothing for a date that does not exist.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::string to_text(Date date);

// 00:00 to 23:59, always two digits each.
[[nodiscard]] std::optional<TimeOfDay> parse_time(std::string_view text);
[[nodiscard]] std::string to_text(TimeOfDay time);

// 2027-01-31 or 2027-01-31T09:00.
[[nodiscard]] std::optional<LocalTime> parse_local_time(std::string_view text);
[[nodiscard]] std::string to_text(const LocalTime& local);

// RFC 3339: 2027-01-31T08:15:00Z, with any fraction of the second and any offset.
[[nodiscard]] std::optional<Moment> parse_rfc3339(std::string_view text);

[[nodiscard]] Date plus_days(Date date, std::int64_t days);
// How many days `later` lies after `earlier`; negative if it lies before.
[[nodiscard]] std::int64_t days_between(Date earlier, Date later);
[[nodiscard]] std::chrono::weekday weekday_of(Date date);

// "monday" to "sunday".
[[nodiscard]] std::string_view to_text(std::chrono::weekday day);
[[nodiscard]] std::optional<std::chrono::weekday> parse_weekday(std::string_view text);

}  // namespace tasklight
