#include "features/quick_add/days.hpp"

namespace tasklight::quick_add {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::weekday;

constexpr std::int64_t kMostDays = 4'000'000;
constexpr std::int64_t kMostMonths = 130'000;

std::optional<Date> within_reach(Date date) {
    const int year = static_cast<int>(date.year());
    if (!date.ok() || year < 1 || year > 9999) return std::nullopt;
    return date;
}

}  // namespace

std::optional<Date> date_of(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return std::nullopt;
    return within_reach(Date(std::chrono::year(year), std::chrono::month(unsigned(month)),
                             std::chrono::day(unsigned(day))));
}

Date last_of_month(Date date) { return date.year() / date.month() / std::chrono::last; }

std::optional<Date> plus_days_within_reach(Date date, std::int64_t count) {
    if (count > kMostDays || count < -kMostDays) return std::nullopt;
    return within_reach(sys_days(date) + days(count));
}

std::optional<Date> plus_months(Date date, std::int64_t months) {
    if (months > kMostMonths || months < -kMostMonths) return std::nullopt;
    const auto month = std::chrono::year_month(date.year(), date.month()) +
                       std::chrono::months(static_cast<int>(months));
    const Date same{month.year(), month.month(), date.day()};
    return within_reach(same.ok() ? same : last_of_month(month / std::chrono::day(1)));
}

Date weekday_after(Date date, weekday day) {
    const days ahead = day - weekday_of(date);
    return plus_days(date, ahead.count() == 0 ? 7 : ahead.count());
}

Date start_of_next_week(Date date, weekday week_start) { return weekday_after(date, week_start); }

Date weekday_of_next_week(Date date, weekday day, weekday week_start) {
    return plus_days(start_of_next_week(date, week_start), (day - week_start).count());
}

Date weekend_from(Date date) {
    const weekday today = weekday_of(date);
    const bool is_now = today == std::chrono::Saturday || today == std::chrono::Sunday;
    return is_now ? date : weekday_after(date, std::chrono::Saturday);
}

std::optional<Date> day_of_month_from(Date from, int day) {
    // Every number up to 31 comes within any two months.
    for (int months = 0; months <= 2; ++months) {
        const auto month =
            std::chrono::year_month(from.year(), from.month()) + std::chrono::months(months);
        const auto date = date_of(static_cast<int>(month.year()),
                                  static_cast<int>(static_cast<unsigned>(month.month())), day);
        if (date && *date >= from) return date;
    }
    return std::nullopt;
}

std::optional<Date> day_of_year_from(Date from, int month, int day) {
    // 29 February comes within eight years, even around 2100.
    for (int years = 0; years <= 8; ++years) {
        const auto date = date_of(static_cast<int>(from.year()) + years, month, day);
        if (date && *date >= from) return date;
    }
    return std::nullopt;
}

}  // namespace tasklight::quick_add
