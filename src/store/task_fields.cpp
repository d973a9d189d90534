#include "store/task_fields.hpp"

#include "base/time_zone.hpp"

namespace tasklight::store {
namespace {

OptionalText text_of(const std::optional<Date>& date) {
    return date ? OptionalText(to_text(*date)) : std::nullopt;
}

// Only a time with a zone of its own is an instant; the others wait for where their user is.
std::optional<Moment> instant_of(const Due& due) {
    if (!due.time || due.zone.empty()) return std::nullopt;
    const auto zone = TimeZone::find(due.zone);
    if (!zone) return std::nullopt;
    return zone->instant(due.date, *due.time).moment;
}

}  // namespace

TaskTexts::TaskTexts(const Task& task)
    : labels(joined_labels(task.labels)),
      start_date(text_of(task.start_date)),
      deadline(text_of(task.deadline)) {
    if (task.due) {
        due_date = to_text(task.due->date);
        if (task.due->time) due_time = to_text(*task.due->time);
        if (!task.due->zone.empty()) due_zone = task.due->zone;
        due_at = instant_of(*task.due);
    }
    if (task.repeat) {
        rule = task.repeat->rule;
        mode = task.repeat->mode == RepeatMode::kCompletion ? "completion" : "schedule";
        month_end = task.repeat->month_end == ShortMonth::kSkip ? "skip" : "clamp";
        anchor = task.repeat->anchor;
        missed = task.repeat->missed == MissedDates::kEach ? "each" : "skip";
        if (!task.repeat->zone.empty()) repeat_zone = task.repeat->zone;
        is_paused = task.repeat->is_paused;
    }
    if (task.occurrence) occurrence = to_text(*task.occurrence);
}

}  // namespace tasklight::store
