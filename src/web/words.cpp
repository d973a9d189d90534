#include "web/words.hpp"

#include <chrono>
#include <cstdio>

#include "base/text.hpp"

namespace tasklight::web {
namespace {

constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};

}  // namespace

std::string relative_words(Moment then, Moment now) {
    const std::int64_t age = now.ms - then.ms;
    if (age < kMinute) return "just now";
    if (age < kHour) return count_words(age / kMinute, "minute", "minutes") + " ago";
    if (age < kDay) return count_words(age / kHour, "hour", "hours") + " ago";
    if (age < 7 * kDay) return count_words(age / kDay, "day", "days") + " ago";
    return date_words(then);
}

std::string date_words(Moment moment) {
    using namespace std::chrono;
    const year_month_day date{floor<days>(sys_time<milliseconds>{milliseconds{moment.ms}})};
    return std::to_string(static_cast<unsigned>(date.day())) + ' ' +
           std::string(kMonths[static_cast<unsigned>(date.month()) - 1]) + ' ' +
           std::to_string(static_cast<int>(date.year()));
}

std::string moment_words(Moment moment) {
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds{moment.ms}};
    const hh_mm_ss clock{time - floor<days>(time)};
    char text[16];
    std::snprintf(text, sizeof text, " %02d:%02d UTC", static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()));
    return date_words(moment) + text;
}

std::string count_words(std::int64_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

std::string excerpt(std::string_view text, std::size_t limit) {
    const auto start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return {};
    text.remove_prefix(start);
    const std::string_view line = trimmed(text.substr(0, text.find_first_of("\r\n")));
    if (code_points(line) <= limit) return std::string(line);

    std::size_t end = 0;
    for (std::size_t seen = 0; end < line.size(); ++end) {
        const bool begins_a_character = (static_cast<unsigned char>(line[end]) & 0xC0) != 0x80;
        if (begins_a_character && ++seen == limit) break;
    }
    return std::string(trimmed(line.substr(0, end))) + "…";
}

}  // namespace tasklight::web
