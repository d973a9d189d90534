#include "base/version.hpp"

namespace tasklight {

constinit const std::string_view kVersion = TASKLIGHT_VERSION;

}  // namespace tasklight
