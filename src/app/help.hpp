// The words of `tasklight help`.
#pragma once

#include <string>
#include <string_view>

namespace tasklight::app {

[[nodiscard]] std::string help_text();
// About one command. Throws UsageError if there is none of that name.
[[nodiscard]] std::string help_text(std::string_view command);

}  // namespace tasklight::app
