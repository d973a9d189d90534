#include "base/version.hpp"

namespace tasklight {

std::string_view program_version() { return TASKLIGHT_VERSION; }

}  // namespace tasklight
