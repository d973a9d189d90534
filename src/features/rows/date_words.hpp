// Dates as whoever reads a page says them: Today, Tomorrow, Friday, 27 Jan. Pure but for the table
// of time zones; any thread may call.
#pragma once

#include <string>

#include "base/time_zone.hpp"
#include "model/task.hpp"
#include "model/user.hpp"

namespace tasklight::rows {

// Where and when a page is read.
struct Here {
    TimeZone zone;
    Moment now;
    LocalTime local;  // what the clocks show there now

    [[nodiscard]] Date today() const { return local.date; }
};

[[nodiscard]] Here here_of(const User& user, Moment now);

// Yesterday, Today, Tomorrow, the weekday of the five days after; else 27 Jan, and the year if it
// is another one.
[[nodiscard]] std::string day_words(Date date, Date today);

// For a heading above what is due then: "Tomorrow, Monday 1 February".
[[nodiscard]] std::string day_heading(Date date, Date today);

// The date and time on the reader's clocks, if the task is due at a time in a zone.
[[nodiscard]] LocalTime local_due(const Due& due, const Here& here);

// A date without a time is overdue when its day is over.
[[nodiscard]] bool is_overdue(const Due& due, const Here& here);

// "Tomorrow 15:00 (09:00 in America/New_York)"
[[nodiscard]] std::string due_words(const Due& due, const Here& here);

}  // namespace tasklight::rows
