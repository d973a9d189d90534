// Local time as one number: minutes since 1970-01-01T00:00 on the wall clock, and days since then.
// All are pure; any thread may call.
#pragma once

#include <cstdint>

#include "base/calendar.hpp"

namespace tasklight::schedule {

using Day = std::int64_t;
using Minute = std::int64_t;

inline constexpr Minute kMinutesOfHour = 60;
inline constexpr Minute kMinutesOfDay = 24 * kMinutesOfHour;
inline constexpr Minute kMinutesOfWeek = 7 * kMinutesOfDay;
inline constexpr Day kLastDay = 2932896;  // 9999-12-31
inline constexpr Minute kLastMinute = (kLastDay + 1) * kMinutesOfDay - 1;

// Both round towards the past, so that they are right before 1970 too.
[[nodiscard]] constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b < 0 ? 1 : 0);
}
[[nodiscard]] constexpr std::int64_t floor_mod(std::int64_t a, std::int64_t b) {
    return a - floor_div(a, b) * b;
}

[[nodiscard]] constexpr Day day_of(Minute minute) { return floor_div(minute, kMinutesOfDay); }
// From 0, Sunday; 1970-01-01 was a Thursday.
[[nodiscard]] constexpr unsigned weekday_number(Day day) {
    return static_cast<unsigned>(floor_mod(day + 4, 7));
}

[[nodiscard]] constexpr Day day_number(Date date) {
    return std::chrono::sys_days(date).time_since_epoch().count();
}
[[nodiscard]] constexpr Date date_of(Day day) {
    return std::chrono::sys_days(std::chrono::days(day));
}

// A date without a time counts as its first minute.
[[nodiscard]] constexpr Minute minute_number(const LocalTime& local) {
    return day_number(local.date) * kMinutesOfDay + local.time.value_or(TimeOfDay(0)).count();
}

}  // namespace tasklight::schedule
