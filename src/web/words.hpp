// Moments and numbers as people read them in English. Pure; any thread may call.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.hpp"

namespace tasklight::web {

// "just now", "2 minutes ago", "3 hours ago", "5 days ago"; after a week the date.
[[nodiscard]] std::string relative_words(Moment then, Moment now);

// "31 January 2027", in UTC.
[[nodiscard]] std::string date_words(Moment moment);

// "31 January 2027 08:15 UTC".
[[nodiscard]] std::string moment_words(Moment moment);

// "1 task", "2 tasks".
[[nodiscard]] std::string count_words(std::int64_t count, std::string_view one,
                                      std::string_view many);

// The first line that says something, at most `limit` characters long; an ellipsis stands for
// what was cut. Needs well-formed UTF-8.
[[nodiscard]] std::string excerpt(std::string_view text, std::size_t limit);

}  // namespace tasklight::web
