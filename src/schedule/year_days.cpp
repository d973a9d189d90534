#include "schedule/year_days.hpp"

#include <cstdlib>

namespace tasklight::schedule {
namespace {

constexpr int kLastYear = 9999;
constexpr int kYearsOfCycle = 400;
constexpr std::array<int, 12> kMonths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

bool is_leap(int year) { return std::chrono::year(year).is_leap(); }
int length_of_year(bool leap) { return leap ? 366 : 365; }

// Bits for 1 to 63; what lies outside can name no day.
std::uint64_t bits(const std::vector<int>& numbers, int sign) {
    std::uint64_t set = 0;
    for (const int number : numbers)
        if (number * sign > 0 && number * sign < 64) set |= std::uint64_t{1} << (number * sign);
    return set;
}

bool has_bit(std::uint64_t set, int number) { return ((set >> number) & 1) != 0; }

DaySet year_day_set(const std::vector<int>& numbers, int sign) {
    DaySet set;
    for (const int number : numbers)
        if (number * sign > 0 && number * sign <= 366) set.add(number * sign - 1);
    return set;
}

// The weeks of a year: those of which it holds the fourth day.
int weeks_of(int length, int first_weekday, int week_start) {
    const int fourth = (week_start + 3 - first_weekday + 7) % 7;
    return (length - 1 - fourth) / 7 + 1;
}

// Which weekdays pass: each, or the n-th of a span from its begin or its end.
class WeekdayFilter {
public:
    WeekdayFilter(const std::vector<WeekdayRule>& rules, bool ordinals_count) {
        for (const auto& rule : rules) {
            const unsigned day = rule.day.c_encoding() % 7;
            const int ordinal = std::abs(rule.ordinal);
            if (!ordinals_count || ordinal == 0)
                every_ |= 1U << day;
            else if (ordinal < 64)
                (rule.ordinal > 0 ? nth_ : nth_last_)[day] |= std::uint64_t{1} << ordinal;
        }
    }

    // `before` and `behind` are how many days the span has on either side.
    [[nodiscard]] bool passes(unsigned weekday, int before, int behind) const {
        return ((every_ >> weekday) & 1) != 0 || has_bit(nth_[weekday], before / 7 + 1) ||
               has_bit(nth_last_[weekday], behind / 7 + 1);
    }

private:
    unsigned every_ = 0;
    std::array<std::uint64_t, 7> nth_{};
    std::array<std::uint64_t, 7> nth_last_{};
};

}  // namespace

YearDays::YearDays(const Rule& rule, MonthEnd month_end)
    : rule_(rule),
      clamps_(month_end == MonthEnd::kClamp),
      pass_all_(rule.by_month.empty() && rule.by_month_day.empty() && rule.by_year_day.empty() &&
                rule.by_week_number.empty() && rule.by_day.empty()),
      ordinals_in_month_(rule.frequency == Frequency::kMonthly || !rule.by_month.empty()),
      ordinals_count_(rule.frequency >= Frequency::kMonthly),
      months_(static_cast<std::uint32_t>(bits(rule.by_month, 1))),
      month_days_(bits(rule.by_month_day, 1)),
      month_days_from_end_(bits(rule.by_month_day, -1)),
      year_days_(year_day_set(rule.by_year_day, 1)),
      year_days_from_end_(year_day_set(rule.by_year_day, -1)) {}

std::optional<Day> YearDays::next(Day day) {
    if (day > kLastDay) return std::nullopt;
    if (pass_all_) return day;
    turn_to(day);
    int from = static_cast<int>(day - first_);
    for (int years = 0; years <= kYearsOfCycle; ++years) {
        const int found = days().next(from);
        if (found != DaySet::kNone) return first_ + found;
        if (year_ == kLastYear) return std::nullopt;
        turn_to_year(year_ + 1, first_ + length_);
        from = 0;
    }
    return std::nullopt;
}

bool YearDays::has(Day day) {
    if (pass_all_) return true;
    turn_to(day);
    return days().has(static_cast<int>(day - first_));
}

std::int64_t YearDays::count(Day first, Day last) {
    if (last < first) return 0;
    if (pass_all_) return last - first + 1;
    turn_to(first);
    std::int64_t sum = days().count(static_cast<int>(first - first_),
                                    static_cast<int>(std::min<Day>(last - first_ + 1, length_)));
    while (first_ + length_ <= last && year_ < kLastYear) {
        turn_to_year(year_ + 1, first_ + length_);
        sum += days().count(0, static_cast<int>(std::min<Day>(last - first_ + 1, length_)));
    }
    return sum;
}

void YearDays::turn_to(Day day) {
    if (day >= first_ && day < first_ + length_) return;
    const auto year = date_of(day).year();
    turn_to_year(static_cast<int>(year), day_number(year / std::chrono::January / 1));
}

void YearDays::turn_to_year(int year, Day first) {
    const Shape shape{is_leap(year), is_leap(year - 1), is_leap(year + 1),
                      static_cast<int>(weekday_number(first))};
    const int leaps = shape.leap ? 1 : shape.leap_before ? 2 : shape.leap_after ? 3 : 0;
    shape_ = static_cast<std::size_t>(leaps * 7 + shape.first_weekday);
    if (!shapes_[shape_]) shapes_[shape_] = days_of(shape);
    year_ = year;
    first_ = first;
    length_ = length_of_year(shape.leap);
}

DaySet YearDays::days_of(const Shape& shape) const {
    const int length = length_of_year(shape.leap);
    const WeekdayFilter weekdays(rule_.by_day, ordinals_count_);
    const DaySet in_weeks = rule_.by_week_number.empty() ? DaySet{} : days_of_week_numbers(shape);
    DaySet days;
    int first = 0;
    for (int month = 1; month <= 12; ++month) {
        const int length_of_month =
            kMonths[static_cast<std::size_t>(month - 1)] + (month == 2 && shape.leap ? 1 : 0);
        const int end = first + length_of_month;
        for (int day = first; day < end; ++day) {
            const auto weekday = static_cast<unsigned>((shape.first_weekday + day) % 7);
            const int before = ordinals_in_month_ ? day - first : day;
            const int behind = (ordinals_in_month_ ? end : length) - 1 - day;
            if ((rule_.by_month.empty() || has_bit(months_, month)) &&
                (rule_.by_month_day.empty() ||
                 passes_month_day(day - first + 1, length_of_month)) &&
                (rule_.by_year_day.empty() || passes_year_day(day, length)) &&
                (rule_.by_week_number.empty() || in_weeks.has(day)) &&
                (rule_.by_day.empty() || weekdays.passes(weekday, before, behind)))
                days.add(day);
        }
        first = end;
    }
    return days;
}

DaySet YearDays::days_of_week_numbers(const Shape& shape) const {
    const int length = length_of_year(shape.leap);
    const int length_before = length_of_year(shape.leap_before);
    const auto week_start = static_cast<int>(rule_.week_start.c_encoding() % 7);
    const int weeks = weeks_of(length, shape.first_weekday, week_start);
    const int weeks_before =
        weeks_of(length_before, (shape.first_weekday + 371 - length_before) % 7, week_start);
    const int weeks_after =
        weeks_of(length_of_year(shape.leap_after), (shape.first_weekday + length) % 7, week_start);
    const std::uint64_t from_begin = bits(rule_.by_week_number, 1);
    const std::uint64_t from_end = bits(rule_.by_week_number, -1);

    DaySet days;
    for (int day = 0; day < length; ++day) {
        // A week belongs to the year of its fourth day, so these days may be in another's.
        const int fourth = day - (shape.first_weekday + day - week_start + 7) % 7 + 3;
        const bool in_next_year = fourth >= length;
        const int of = fourth < 0 ? weeks_before : in_next_year ? weeks_after : weeks;
        const int week = fourth < 0 ? weeks_before : in_next_year ? 1 : fourth / 7 + 1;
        if (has_bit(from_begin, week) || has_bit(from_end, of - week + 1)) days.add(day);
    }
    return days;
}

bool YearDays::passes_month_day(int day, int length) const {
    const bool wants_missing_day = clamps_ && day == length && (month_days_ >> (length + 1)) != 0;
    return has_bit(month_days_, day) || has_bit(month_days_from_end_, length - day + 1) ||
           wants_missing_day;
}

bool YearDays::passes_year_day(int day, int length) const {
    return year_days_.has(day) || year_days_from_end_.has(length - 1 - day);
}

}  // namespace tasklight::schedule
