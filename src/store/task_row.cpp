#include "store/task_row.hpp"

#include "base/text.hpp"

namespace tasklight::store {
namespace {

std::optional<Date> date_in(const OptionalText& text) {
    return text ? parse_date(*text) : std::nullopt;
}

std::vector<std::string> split_labels(const std::string& text) {
    std::vector<std::string> labels;
    if (text.empty()) return labels;
    for (const std::string_view label : split(text, '\n'))
        labels.emplace_back(label);
    return labels;
}

std::optional<Due> due_in(const OptionalText& date, const OptionalText& time,
                          const OptionalText& zone) {
    const auto day = date_in(date);
    if (!day) return std::nullopt;
    return Due{*day, time ? parse_time(*time) : std::nullopt, zone.value_or("")};
}

std::optional<Repeat> repeat_in(OptionalText& rule, const OptionalText& mode,
                                const OptionalText& month_end, OptionalText& anchor,
                                const OptionalText& missed, OptionalText& zone, bool paused) {
    if (!rule) return std::nullopt;
    return Repeat{std::move(*rule),
                  mode == "completion" ? RepeatMode::kCompletion : RepeatMode::kSchedule,
                  month_end == "skip" ? ShortMonth::kSkip : ShortMonth::kClamp,
                  std::move(anchor).value_or(""),
                  paused,
                  missed == "each" ? MissedDates::kEach : MissedDates::kSkip,
                  std::move(zone).value_or("")};
}

}  // namespace

Task read_task(TaskRow& row) {
    auto& [id, project_id, section_id, parent_id, position, title, notes, labels, priority,
           start_date, deadline, due_date, due_time, due_zone, rule, mode, month_end, anchor,
           missed, repeat_zone, paused, occurrence, quick_text, completed_at, deleted_at,
           created_at, updated_at, version, subtasks_completed, subtasks] = row;
    Task task;
    task.id = std::move(id);
    task.project_id = std::move(project_id);
    task.section_id = std::move(section_id);
    task.parent_id = std::move(parent_id);
    task.position = position;
    task.title = std::move(title);
    task.notes = std::move(notes);
    task.labels = split_labels(labels);
    task.priority = priority;
    task.start_date = date_in(start_date);
    task.deadline = date_in(deadline);
    task.due = due_in(due_date, due_time, due_zone);
    task.repeat = repeat_in(rule, mode, month_end, anchor, missed, repeat_zone, paused);
    if (occurrence) task.occurrence = parse_local_time(*occurrence);
    task.quick_text = std::move(quick_text);
    task.completed_at = completed_at;
    task.deleted_at = deleted_at;
    task.created_at = created_at;
    task.updated_at = updated_at;
    task.version = version;
    task.subtasks = {subtasks_completed, subtasks};
    return task;
}

std::optional<Task> read_task(std::optional<TaskRow> row) {
    if (!row) return std::nullopt;
    return read_task(*row);
}

std::vector<Task> read_tasks(std::vector<TaskRow> rows) {
    std::vector<Task> tasks;
    tasks.reserve(rows.size());
    for (TaskRow& row : rows)
        tasks.push_back(read_task(row));
    return tasks;
}

std::string joined_labels(const std::vector<std::string>& labels) {
    std::string text;
    for (const std::string& label : labels) {
        if (!text.empty()) text += '\n';
        text += label;
    }
    return text;
}

}  // namespace tasklight::store
