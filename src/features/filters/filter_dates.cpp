#include "features/filters/filter_dates.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace tasklight::filters {
namespace {

using Words = std::vector<std::string_view>;

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> kLongMonths{
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};
constexpr std::array<std::string_view, 4> kUnits{"day", "week", "month", "year"};

constexpr long long kCountLimit = 9999;

std::optional<DateRange> range(Date from, Date until, std::string words) {
    const auto is_known = [](Date date) {
        return static_cast<int>(date.year()) >= 1 && static_cast<int>(date.year()) <= 9999;
    };
    if (!is_known(from) || !is_known(until)) return std::nullopt;
    return DateRange{from, until, std::move(words)};
}

std::optional<DateRange> one_day(Date date, std::string words) {
    return range(date, plus_days(date, 1), std::move(words));
}

Date clamped(std::chrono::year_month month, std::chrono::day day) {
    const std::chrono::year_month_day_last last(month / std::chrono::last);
    return month / std::min(day, last.day());
}

// The unit by its index in kUnits.
Date moved(Date date, std::size_t unit, long long count) {
    const std::chrono::year_month month = date.year() / date.month();
    const auto steps = static_cast<int>(count);
    if (unit == 0) return plus_days(date, count);
    if (unit == 1) return plus_days(date, 7 * count);
    if (unit == 2) return clamped(month + std::chrono::months(steps), date.day());
    return clamped(month + std::chrono::years(steps), date.day());
}

std::optional<std::size_t> unit_of(std::string_view word) {
    if (word.ends_with('s')) word.remove_suffix(1);
    const auto found = std::find(kUnits.begin(), kUnits.end(), word);
    if (found == kUnits.end()) return std::nullopt;
    return static_cast<std::size_t>(found - kUnits.begin());
}

std::optional<long long> count_of(std::string_view word) {
    long long count = 0;
    if (!parse_number(word, count) || count > kCountLimit) return std::nullopt;
    return count;
}

std::string counted(char sign, long long count, std::size_t unit) {
    std::string words;
    if (sign != ' ') words += sign;
    words.append(std::to_string(count)).append(" ").append(kUnits[unit]);
    if (count != 1) words += 's';
    return words;
}

std::optional<DateRange> near_day(std::string_view words, Date today) {
    if (words == "today" || words == "tod") return one_day(today, "today");
    if (words == "tomorrow" || words == "tom") return one_day(plus_days(today, 1), "tomorrow");
    if (words == "yesterday") return one_day(plus_days(today, -1), "yesterday");
    if (const auto date = parse_date(words)) return one_day(*date, to_text(*date));
    return std::nullopt;
}

std::optional<DateRange> weekday(std::string_view word, Date today) {
    for (unsigned i = 0; i < 7; ++i) {
        const auto name = to_text(std::chrono::weekday(i));
        if (word != name && word != name.substr(0, 3)) continue;
        const auto days = std::chrono::weekday(i) - weekday_of(today);
        return one_day(plus_days(today, days.count()), std::string(name));
    }
    return std::nullopt;
}

// "+3 days": one day, that far away.
std::optional<DateRange> distant_day(const Words& words, Date today) {
    if (words.size() != 2 || words[0].size() < 2) return std::nullopt;
    const char sign = words[0].front();
    const auto unit = unit_of(words[1]);
    const auto count = count_of(words[0].substr(1));
    if ((sign != '+' && sign != '-') || !unit || !count) return std::nullopt;
    return one_day(moved(today, *unit, sign == '+' ? *count : -*count),
                   counted(sign, *count, *unit));
}

std::optional<unsigned> month_of(std::string_view word) {
    for (unsigned i = 0; i < kMonths.size(); ++i)
        if (word == kMonths[i] || word == kLongMonths[i]) return i + 1;
    return std::nullopt;
}

// The first such day from today on; the 29th of February may be years away.
std::optional<DateRange> day_of_year(unsigned month, unsigned day, Date today) {
    using namespace std::chrono;
    for (int i = 0; i < 9; ++i) {
        const Date date{today.year() + years(i), std::chrono::month(month), std::chrono::day(day)};
        if (!date.ok() || date < today) continue;
        std::string words(kMonths[month - 1]);
        words.append(" ").append(std::to_string(day));
        return one_day(date, std::move(words));
    }
    return std::nullopt;
}

// "jan 27", "27 january", each with or without a year.
std::optional<DateRange> month_day(const Words& words, Date today) {
    if (words.size() != 2 && words.size() != 3) return std::nullopt;
    const bool month_first = month_of(words[0]).has_value();
    const auto month = month_of(month_first ? words[0] : words[1]);
    const auto day = count_of(month_first ? words[1] : words[0]);
    if (!month || !day || *day < 1 || *day > 31) return std::nullopt;
    if (words.size() == 2) return day_of_year(*month, static_cast<unsigned>(*day), today);
    const auto year = count_of(words[2]);
    if (!year || *year < 1) return std::nullopt;
    const Date date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                    std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    return one_day(date, to_text(date));
}

Date first_day_of(std::size_t unit, const Today& today) {
    using namespace std::chrono;
    const Date date = today.date;
    if (unit == 1) return plus_days(date, -(weekday_of(date) - today.week_start).count());
    if (unit == 2) return date.year() / date.month() / day(1);
    return date.year() / January / day(1);
}

// "this week", "next month", "last year".
std::optional<DateRange> calendar_part(const Words& words, const Today& today) {
    if (words.size() != 2 || words[1].ends_with('s')) return std::nullopt;
    const auto unit = unit_of(words[1]);
    if (!unit || *unit == 0) return std::nullopt;
    const int steps = words[0] == "next" ? 1 : words[0] == "last" ? -1 : 0;
    if (steps == 0 && words[0] != "this") return std::nullopt;
    const Date first = moved(first_day_of(*unit, today), *unit, steps);
    std::string text(words[0]);
    text.append(" ").append(words[1]);
    return range(first, moved(first, *unit, 1), std::move(text));
}

// "next 7 days" begins today, "last 7 days" ends yesterday.
std::optional<DateRange> days_around(std::string_view direction, std::string_view number,
                                     std::string_view word, Date today) {
    const auto count = count_of(number);
    const auto unit = unit_of(word);
    if (!count || *count == 0 || !unit || (direction != "next" && direction != "last"))
        return std::nullopt;
    std::string text(direction);
    text.append(" ").append(counted(' ', *count, *unit));
    if (direction == "next") return range(today, moved(today, *unit, *count), std::move(text));
    return range(moved(today, *unit, -*count), today, std::move(text));
}

}  // namespace

std::optional<DateRange> read_dates(std::string_view text, const Today& today) {
    if (auto dates = near_day(text, today.date)) return dates;
    if (auto dates = weekday(text, today.date)) return dates;
    const Words words = split(text, ' ');
    if (auto dates = distant_day(words, today.date)) return dates;
    if (auto dates = month_day(words, today.date)) return dates;
    if (auto dates = calendar_part(words, today)) return dates;
    if (words.size() == 3) return days_around(words[0], words[1], words[2], today.date);
    return std::nullopt;
}

std::optional<DateRange> read_bare_dates(std::string_view text, const Today& today) {
    const Words words = split(text, ' ');
    if (words.size() == 2 && !words[0].empty() && unit_of(words[1])) {
        const char sign = words[0].front();
        const bool is_signed = sign == '+' || sign == '-';
        if (auto dates = days_around(sign == '-' ? "last" : "next",
                                     words[0].substr(is_signed ? 1 : 0), words[1], today.date))
            return dates;
    }
    return read_dates(text, today);
}

bool stands_alone(std::string_view words) {
    return words == "today" || words == "tomorrow" || words == "yesterday" ||
           words.starts_with("this ") || words.starts_with("next ") || words.starts_with("last ");
}

}  // namespace tasklight::filters
