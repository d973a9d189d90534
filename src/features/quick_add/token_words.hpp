// What a token means, for people: "Tomorrow", "every month on the 31st", "until 31 Jan 2028". Pure.
#pragma once

#include <string>

#include "features/quick_add/quick_add.hpp"

namespace tasklight::quick_add {

// The token is one of the line's. `today` is the reader's day.
[[nodiscard]] std::string words_of(const Token& token, const QuickTask& line, Date today);

}  // namespace tasklight::quick_add
