// What tests of quick add share: a fixed clock, some names, and a line that says what was
// understood.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/quick_add/quick_add.hpp"

namespace tasklight::test {

// Wednesday, 13 January 2027, 10:00 in Berlin.
[[nodiscard]] quick_add::Settings quick_add_settings(std::string_view locale = "en");

// title | due | repeat | everything else, with commas
[[nodiscard]] std::string understood(const quick_add::QuickTask& task);

// The lines that are not blank.
[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);
// A row's cells, trimmed.
[[nodiscard]] std::vector<std::string> cells_of(std::string_view row);

}  // namespace tasklight::test
