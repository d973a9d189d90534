// The version stands in CMakeLists.txt alone.
#pragma once

#include <string_view>

namespace tasklight {

inline constexpr std::string_view kVersion = TASKLIGHT_VERSION;

}  // namespace tasklight
