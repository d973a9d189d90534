// The days that the BYMONTH, BYMONTHDAY, BYYEARDAY, BYWEEKNO and BYDAY of a rule let pass. Which
// they are depends on 28 shapes of year alone (leap, its neighbours leap, the weekday it begins
// with), so each shape is worked out once. One thread at a time may call.
#pragma once

#include <array>
#include <optional>

#include "schedule/day_set.hpp"
#include "schedule/minute.hpp"
#include "schedule/plan.hpp"

namespace tasklight::schedule {

class YearDays {
public:
    // `rule` has its days written out, and must live longer.
    YearDays(const Rule& rule, MonthEnd month_end);

    // Every day passes.
    [[nodiscard]] bool pass_all() const { return pass_all_; }

    // The first day at or after `day` that passes; nothing after 9999. Days that never pass are
    // noticed within 400 years, after which the calendar repeats itself.
    [[nodiscard]] std::optional<Day> next(Day day);
    [[nodiscard]] bool has(Day day);
    // How many pass from `first` to `last`, both included.
    [[nodiscard]] std::int64_t count(Day first, Day last);

private:
    struct Shape {
        bool leap = false;
        bool leap_before = false;
        bool leap_after = false;
        int first_weekday = 0;  // of 1 January, from 0, Sunday
    };

    [[nodiscard]] const DaySet& days() const { return *shapes_[shape_]; }
    void turn_to(Day day);
    void turn_to_year(int year, Day first);
    [[nodiscard]] DaySet days_of(const Shape& shape) const;
    [[nodiscard]] DaySet days_of_week_numbers(const Shape& shape) const;
    [[nodiscard]] bool passes_month_day(int day, int length) const;
    [[nodiscard]] bool passes_year_day(int day, int length) const;

    const Rule& rule_;
    bool clamps_;
    bool pass_all_;
    bool ordinals_in_month_;
    bool ordinals_count_;
    std::uint32_t months_ = 0;
    std::uint64_t month_days_ = 0;
    std::uint64_t month_days_from_end_ = 0;
    DaySet year_days_;
    DaySet year_days_from_end_;

    std::array<std::optional<DaySet>, 28> shapes_;
    // The year that was looked at last.
    int year_ = 0;
    Day first_ = 0;
    int length_ = 0;
    std::size_t shape_ = 0;
};

}  // namespace tasklight::schedule
