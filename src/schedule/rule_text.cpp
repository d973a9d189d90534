#include <algorithm>
#include <array>

#include "schedule/rule.hpp"

namespace tasklight::schedule {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
constexpr std::array<std::string_view, 6> kFrequencies{"MINUTELY", "HOURLY",  "DAILY",
                                                       "WEEKLY",   "MONTHLY", "YEARLY"};

std::string text_of(int number) { return std::to_string(number); }

std::string text_of(const WeekdayRule& rule) {
    std::string text = rule.ordinal == 0 ? std::string() : std::to_string(rule.ordinal);
    return text.append(kWeekdays[rule.day.c_encoding() % 7]);
}

template <typename Value>
void append_list(std::string& out, std::string_view name, const std::vector<Value>& values) {
    if (values.empty()) return;
    out.append(";").append(name);
    char before = '=';
    for (const auto& value : values) {
        out += before;
        out += text_of(value);
        before = ',';
    }
}

// RFC 5545's basic form: 20270131 or 20270131T090000, the latter with a Z in UTC.
std::string until_text(const LocalTime& until, bool is_utc) {
    std::string text = tasklight::to_text(until);
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    if (until.time) text += is_utc ? "00Z" : "00";
    return text;
}

}  // namespace

std::string to_text(const Rule& rule) {
    std::string text = "FREQ=";
    text.append(kFrequencies[static_cast<std::size_t>(rule.frequency)]);
    if (rule.interval != 1) text.append(";INTERVAL=").append(std::to_string(rule.interval));
    if (rule.count) text.append(";COUNT=").append(std::to_string(*rule.count));
    if (rule.until) text.append(";UNTIL=").append(until_text(*rule.until, rule.until_is_utc));
    append_list(text, "BYMONTH", rule.by_month);
    append_list(text, "BYMONTHDAY", rule.by_month_day);
    append_list(text, "BYYEARDAY", rule.by_year_day);
    append_list(text, "BYWEEKNO", rule.by_week_number);
    append_list(text, "BYDAY", rule.by_day);
    append_list(text, "BYHOUR", rule.by_hour);
    append_list(text, "BYMINUTE", rule.by_minute);
    append_list(text, "BYSETPOS", rule.by_set_position);
    if (rule.week_start != std::chrono::Monday)
        text.append(";WKST=").append(kWeekdays[rule.week_start.c_encoding() % 7]);
    return text;
}

}  // namespace tasklight::schedule
