#include "schedule/words.hpp"

#include <array>

namespace tasklight::schedule {

std::string ordinal(int number) {
    const int tens = number % 100;
    const bool is_teen = tens >= 11 && tens <= 13;
    const int last = is_teen ? 0 : number % 10;
    return std::to_string(number).append(last == 1   ? "st"
                                         : last == 2 ? "nd"
                                         : last == 3 ? "rd"
                                                     : "th");
}

std::string place(int number) {
    if (number >= 0) return ordinal(number);
    return number == -1 ? "last" : ordinal(-number).append(" last");
}

std::string_view month_name(unsigned month) {
    constexpr std::array<std::string_view, 12> kNames{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    return kNames[(month + 11) % 12];
}

std::string_view weekday_name(std::chrono::weekday day) {
    constexpr std::array<std::string_view, 7> kNames{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                     "Thursday", "Friday", "Saturday"};
    return kNames[day.c_encoding() % 7];
}

std::string listed(const std::vector<std::string>& items, std::string_view conjunction) {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i != 0) text.append(i + 1 == items.size() ? conjunction : ", ");
        text.append(items[i]);
    }
    return text;
}

}  // namespace tasklight::schedule
