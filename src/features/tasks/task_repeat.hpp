// A repeating task and its dates: what its rule says, when it is due next, and why. Pure but for
// the table of time zones; any thread may call.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "features/tasks/dates_form.hpp"
#include "model/task.hpp"
#include "schedule/plan.hpp"
#include "schedule/zoned.hpp"

namespace tasklight::tasks {

// The task has a repeat.
[[nodiscard]] schedule::Plan plan_of(const Task& task);

// In the zone of the task's due time, else in `zone`, its user's.
[[nodiscard]] LocalTime local_now(const Task& task, Moment now, const std::string& zone);

// The occurrence that the task stands for; its due date may have been moved away from it.
[[nodiscard]] LocalTime present_occurrence(const Task& task);
// A date names every occurrence on it.
[[nodiscard]] bool stands_for(const Task& task, const LocalTime& occurrence);

struct Step {
    std::optional<schedule::Occurrence> next;  // none: that was the last
    std::int64_t missed = 0;                   // that have passed before `next` in vain, bounded
};

// What follows when the present occurrence is done, at `now` (local): for a schedule the first one
// after both; else the first one counted from now.
[[nodiscard]] Step after_completion(const Task& task, const LocalTime& now);
// What follows when it is skipped: the one after it, whenever that is.
[[nodiscard]] Step after_skip(const Task& task);

// Makes the task due at the occurrence.
void move_to(Task& task, const schedule::Occurrence& occurrence);

// The form's due date and repeat on top of the task's. A rule that is new
// begins at its anchor, else at the due date, else today. Throws Invalid for a rule that names no
// date, and for a date that is taken away while its repeat stays.
void apply_dates(Task& task, const OrNone<DueForm>& due, const OrNone<RepeatForm>& repeat,
                 Moment now, const std::string& zone);

// Why the task is due when it is; nothing if it has no due date.
[[nodiscard]] std::optional<schedule::Reason> reason_of(const Task& task);
// The same with the plan at hand; null if the task does not repeat.
[[nodiscard]] std::optional<schedule::Reason> reason_of(const Task& task,
                                                        const schedule::Plan* plan);
[[nodiscard]] std::string explanation_of(const Task& task);

// The next dates, the present one first.
[[nodiscard]] std::vector<schedule::ZonedOccurrence> occurrences_of(const Task& task,
                                                                    std::size_t limit);

}  // namespace tasklight::tasks
