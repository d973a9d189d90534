// The occurrences of a yearly, monthly or weekly rule: a period is a year, a month or a week, has
// the days that pass the rule's filters, and each day has the same times. COUNT and UNTIL are not
// looked at. One thread at a time may call.
#pragma once

#include <optional>
#include <vector>

#include "schedule/minute.hpp"
#include "schedule/plan.hpp"
#include "schedule/set_positions.hpp"
#include "schedule/year_days.hpp"

namespace tasklight::schedule {

class CalendarPeriods {
public:
    // `rule` has its days written out, and must live longer.
    CalendarPeriods(const Rule& rule, MonthEnd month_end, Minute anchor);

    // The first occurrence at or after `from`, which is not before the anchor.
    [[nodiscard]] std::optional<Minute> next(Minute from);
    // How many there are from `first` to `last`, both included, counted up to about `limit`.
    [[nodiscard]] std::int64_t count(Minute first, Minute last, std::int64_t limit);

private:
    using Period = std::int64_t;

    [[nodiscard]] std::optional<Period> next_with_days(Period period);
    [[nodiscard]] std::optional<Minute> first_in(Period period, Minute from);
    [[nodiscard]] std::int64_t count_in(Period period);
    [[nodiscard]] std::int64_t count_below(Period period, Minute end);
    [[nodiscard]] std::int64_t members_below(Day first, Day last, Minute end);

    [[nodiscard]] Period period_of(Day day) const;
    [[nodiscard]] Day first_day(Period period) const;
    [[nodiscard]] Day last_day(Period period) const { return first_day(period + 1) - 1; }
    // The first period of the rule that is not earlier.
    [[nodiscard]] Period aligned(Period period) const;

    Frequency frequency_;
    std::int64_t interval_;
    Day week_offset_;  // a day on which a week begins
    bool all_alike_;   // every period has equally many occurrences
    YearDays days_;
    std::vector<Minute> times_;
    SetPositions positions_;
    Period base_;
    Period last_;
    std::int64_t cycle_;  // after so many periods the calendar repeats itself
};

}  // namespace tasklight::schedule
