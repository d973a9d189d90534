// The occurrences of a daily, hourly or minutely rule: a period is a day, an hour or a minute, and
// those periods whose day and hour pass the rule's filters all have the same times. COUNT and
// UNTIL are not looked at. One thread at a time may call.
#pragma once

#include <optional>
#include <vector>

#include "schedule/minute.hpp"
#include "schedule/plan.hpp"
#include "schedule/year_days.hpp"

namespace tasklight::schedule {

class ClockPeriods {
public:
    // `rule` must live longer.
    ClockPeriods(const Rule& rule, MonthEnd month_end, Minute anchor);

    // The first occurrence at or after `from`, which is not before the anchor.
    [[nodiscard]] std::optional<Minute> next(Minute from);
    // How many there are from `first` to `last`, both included, counted up to about `limit`.
    [[nodiscard]] std::int64_t count(Minute first, Minute last, std::int64_t limit);

private:
    [[nodiscard]] std::int64_t count_through(Minute last) const;
    [[nodiscard]] std::int64_t passing(std::int64_t steps, std::int64_t limit) const;
    [[nodiscard]] bool passes(Minute period) const;
    [[nodiscard]] std::int64_t walk(Minute first, Minute last, std::int64_t limit);
    [[nodiscard]] std::optional<Minute> period_with(Minute minute);
    [[nodiscard]] std::optional<Minute> next_period(Minute period);
    [[nodiscard]] std::optional<Minute> next_open(Minute period);
    [[nodiscard]] Minute aligned(Minute minute) const;

    Minute unit_;  // the length of a period
    Minute step_;  // from one period of the rule to the next
    Minute base_;  // the begin of the first
    YearDays days_;
    std::uint64_t weekdays_;
    std::uint64_t hours_;
    std::uint64_t minutes_;
    std::vector<Minute> offsets_;  // of the occurrences in a period
    std::int64_t steps_of_cycle_;  // until the same minute of a week comes again
    bool weeks_are_alike_;
    bool can_meet_;
};

}  // namespace tasklight::schedule
