// The version, which stands in CMakeLists.txt alone.
#pragma once

#include <string_view>

namespace tasklight {

extern const std::string_view kVersion;

}  // namespace tasklight
