#include "base/calendar.hpp"

#include <array>
#include <cstdint>

#include "base/text.hpp"

namespace tasklight {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                    "thursday", "friday", "saturday"};

std::optional<int> digits(std::string_view text, std::size_t from, std::size_t count) {
    long long number = 0;
    if (!parse_number(text.substr(from, count), number)) return std::nullopt;
    return static_cast<int>(number);
}

void append_number(std::string& out, int number, std::size_t width) {
    const std::string text = std::to_string(number);
    if (text.size() < width) out.append(width - text.size(), '0');
    out += text;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    if (!year || !month || !day || *year == 0) return std::nullopt;
    const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                    std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    return date;
}

std::string to_text(Date date) {
    std::string text;
    append_number(text, static_cast<int>(date.year()), 4);
    text += '-';
    append_number(text, static_cast<int>(static_cast<unsigned>(date.month())), 2);
    text += '-';
    append_number(text, static_cast<int>(static_cast<unsigned>(date.day())), 2);
    return text;
}

std::optional<TimeOfDay> parse_time(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto hour = digits(text, 0, 2);
    const auto minute = digits(text, 3, 2);
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    return TimeOfDay(*hour * 60 + *minute);
}

std::string to_text(TimeOfDay time) {
    std::string text;
    append_number(text, static_cast<int>(time.count() / 60), 2);
    text += ':';
    append_number(text, static_cast<int>(time.count() % 60), 2);
    return text;
}

std::optional<LocalTime> parse_local_time(std::string_view text) {
    const auto date = parse_date(text.substr(0, 10));
    if (!date) return std::nullopt;
    if (text.size() == 10) return LocalTime{*date, std::nullopt};
    const auto time = parse_time(text.substr(11));
    if (text[10] != 'T' || !time) return std::nullopt;
    return LocalTime{*date, time};
}

std::string to_text(const LocalTime& local) {
    std::string text = to_text(local.date);
    if (local.time) text.append("T").append(to_text(*local.time));
    return text;
}

std::optional<Moment> parse_rfc3339(std::string_view text) {
    const auto local = parse_local_time(text.substr(0, 16));
    if (!local || !local->time || text.size() < 20 || text[16] != ':') return std::nullopt;
    const auto second = digits(text, 17, 2);
    if (!second || *second > 59) return std::nullopt;
    auto rest = text.substr(19);
    if (rest.starts_with('.')) {
        const auto end = rest.find_first_not_of("0123456789", 1);
        if (end == std::string_view::npos || end == 1) return std::nullopt;
        rest.remove_prefix(end);
    }
    std::int64_t offset = 0;  // minutes
    if (rest != "Z" && rest != "z") {
        const auto ahead = rest.size() == 6 ? parse_time(rest.substr(1)) : std::nullopt;
        if (!ahead || (rest[0] != '+' && rest[0] != '-')) return std::nullopt;
        offset = rest[0] == '+' ? ahead->count() : -ahead->count();
    }
    const auto days = std::chrono::sys_days(local->date).time_since_epoch().count();
    return Moment{days * kDay + (local->time->count() - offset) * kMinute + *second * kSecond};
}

Date plus_days(Date date, std::int64_t days) {
    return std::chrono::sys_days(date) + std::chrono::days(days);
}

std::int64_t days_between(Date earlier, Date later) {
    return (std::chrono::sys_days(later) - std::chrono::sys_days(earlier)).count();
}

std::chrono::weekday weekday_of(Date date) { return std::chrono::sys_days(date); }

std::string_view to_text(std::chrono::weekday day) { return kWeekdays[day.c_encoding()]; }

std::optional<std::chrono::weekday> parse_weekday(std::string_view text) {
    for (unsigned i = 0; i < kWeekdays.size(); ++i)
        if (kWeekdays[i] == text) return std::chrono::weekday(i);
    return std::nullopt;
}

}  // namespace tasklight
