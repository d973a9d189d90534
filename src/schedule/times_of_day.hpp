// The times that a rule has on each of its days. Pure; any thread may call.
#pragma once

#include <vector>

#include "schedule/minute.hpp"
#include "schedule/rule.hpp"

namespace tasklight::schedule {

// Ascending minutes since midnight: BYHOUR with BYMINUTE, each taken from the anchor if not named.
[[nodiscard]] std::vector<Minute> times_of_day(const Rule& rule, Minute anchor);

// BYMINUTE, or the anchor's minute; ascending.
[[nodiscard]] std::vector<Minute> minutes_of_hour(const Rule& rule, Minute anchor);

}  // namespace tasklight::schedule
