// Arithmetic on dates as people speak of them. All answers lie in the years 1 to 9999, or are
// nothing. Pure; any thread may call.
#pragma once

#include <optional>

#include "base/calendar.hpp"

namespace tasklight::quick_add {

[[nodiscard]] std::optional<Date> date_of(int year, int month, int day);
[[nodiscard]] Date last_of_month(Date date);
[[nodiscard]] std::optional<Date> plus_days_within_reach(Date date, std::int64_t days);
// The same day of a later or earlier month, or that month's last one.
[[nodiscard]] std::optional<Date> plus_months(Date date, std::int64_t months);

// The first such weekday after `date`.
[[nodiscard]] Date weekday_after(Date date, std::chrono::weekday day);
[[nodiscard]] Date start_of_next_week(Date date, std::chrono::weekday week_start);
[[nodiscard]] Date weekday_of_next_week(Date date, std::chrono::weekday day,
                                        std::chrono::weekday week_start);
// Saturday, or today while it is the weekend.
[[nodiscard]] Date weekend_from(Date date);

// The first date that bears this number, not before `from`.
[[nodiscard]] std::optional<Date> day_of_month_from(Date from, int day);
[[nodiscard]] std::optional<Date> day_of_year_from(Date from, int month, int day);

}  // namespace tasklight::quick_add
