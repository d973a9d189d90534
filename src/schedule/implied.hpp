// What a rule leaves to its anchor: "every month" means on the anchor's day. Pure; any thread may
// call.
#pragma once

#include "schedule/plan.hpp"

namespace tasklight::schedule {

// The rule with the days written out that it takes from its anchor.
[[nodiscard]] Rule with_implied_days(const Plan& plan);

// Whether occurrences have a time of day: the anchor has one, or the rule counts or names hours or
// minutes (from 00:00 if the anchor has none).
[[nodiscard]] bool has_times(const Plan& plan);

}  // namespace tasklight::schedule
