// The dates of a task as programs see them, and the reasons for them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "model/completion.hpp"
#include "model/task.hpp"
#include "schedule/zoned.hpp"

namespace tasklight::tasks {

void write_date(JsonWriter& json, const std::optional<Date>& date);
// {"date","time","zone"} or null.
void write_due(JsonWriter& json, const Task& task);
// The members of how the task repeats: "repeat",
// {"rule","mode","month_end","anchor","missed","paused","words"} or null; "occurrence", the date
// that the task stands for, as a completion may name it, or null; and "why",
// {"wanted","actual","clamped","wanted_day","zone","fit","text"} or null.
void write_repetition(JsonWriter& json, const Task& task);

// {"occurrences":[{"occurrence","date","time","at","why"}]}
[[nodiscard]] std::string occurrences_json(const Task& task,
                                           const std::vector<schedule::ZonedOccurrence>& list);

// {"completions":[…],"next_cursor":…}
[[nodiscard]] std::string completions_json(const std::vector<Completion>& completions,
                                           const std::optional<std::string>& next_cursor);

}  // namespace tasklight::tasks
