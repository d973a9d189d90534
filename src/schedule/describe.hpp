// A rule in English words, for people: "every month on the 31st". Pure; any thread may call.
#pragma once

#include <string>

#include "schedule/plan.hpp"

namespace tasklight::schedule {

// The rule alone: "every month".
[[nodiscard]] std::string describe(const Rule& rule);

// With what the anchor adds to it: "every month on the 31st".
[[nodiscard]] std::string describe(const Plan& plan);

}  // namespace tasklight::schedule
