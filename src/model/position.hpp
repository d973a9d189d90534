// Where a record stands among its like: a number that its user may choose, ties broken by the id.
#pragma once

#include <cstdint>

#include "base/clock.hpp"

namespace tasklight {

inline constexpr std::int64_t kPositionLimit = std::int64_t{1} << 53;

// By the order in which records are made, with room for moving others in between.
[[nodiscard]] inline std::int64_t default_position(Moment made_at) { return made_at.ms * 1000; }

}  // namespace tasklight
