// The English words that dates are told with. All are pure; any thread may call.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"

namespace tasklight::schedule {

// 1st, 2nd, 3rd, 4th, 11th, 21st.
[[nodiscard]] std::string ordinal(int number);
// As `ordinal`, and from the end with negative numbers: last, 2nd last.
[[nodiscard]] std::string place(int number);

[[nodiscard]] std::string_view month_name(unsigned month);  // 1 to 12
[[nodiscard]] inline std::string_view month_name(Date date) {
    return month_name(static_cast<unsigned>(date.month()));
}
[[nodiscard]] std::string_view weekday_name(std::chrono::weekday day);  // Monday

// "a", "a and b", "a, b and c".
[[nodiscard]] std::string listed(const std::vector<std::string>& items,
                                 std::string_view conjunction = " and ");

}  // namespace tasklight::schedule
