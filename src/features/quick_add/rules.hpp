// Makes rules of what a phrase names. Pure; any thread may call.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/quick_add/repeats.hpp"

namespace tasklight::quick_add {

// Every so many units; a problem for what no rule can say.
[[nodiscard]] RepeatPhrase repeat_of(std::int64_t interval, Unit unit);
[[nodiscard]] RepeatPhrase problem_of(std::string message, std::size_t next);

// Monday to Friday, to which a weekly rule or a position in the month belongs.
[[nodiscard]] std::vector<schedule::WeekdayRule> workdays();
[[nodiscard]] schedule::WeekdayRule every(int weekday);

// Lists in their order, each item once; the start of the week where it matters.
void tidy(schedule::Rule& rule, std::chrono::weekday week_start);

}  // namespace tasklight::quick_add
