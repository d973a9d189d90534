// The values of a task as parameters of a statement that writes it.
#pragma once

#include <optional>
#include <string>

#include "database/statement.hpp"
#include "model/task.hpp"
#include "store/task_row.hpp"

namespace tasklight::store {

// Texts that the parameters refer to; lives as long as the call that uses them.
struct TaskTexts {
    explicit TaskTexts(const Task& task);

    std::string labels;
    OptionalText start_date, deadline, due_date, due_time, due_zone, rule, mode, month_end, anchor;
    OptionalText missed, repeat_zone;
    OptionalText occurrence;
    std::optional<Moment> due_at;
    bool is_paused = false;
};

// Calls `run` with every field that can change, as named parameters, and then `more`.
template <class Run, class... More>
auto with_fields(const Task& task, Run&& run, const More&... more) {
    using database::named;
    const TaskTexts texts(task);
    return run(named("project_id", task.project_id), named("section_id", task.section_id),
               named("parent_id", task.parent_id), named("position", task.position),
               named("title", task.title), named("notes", task.notes),
               named("labels", texts.labels), named("priority", task.priority),
               named("start_date", texts.start_date), named("deadline", texts.deadline),
               named("due_date", texts.due_date), named("due_time", texts.due_time),
               named("due_zone", texts.due_zone), named("due_at", texts.due_at),
               named("repeat_rule", texts.rule), named("repeat_mode", texts.mode),
               named("repeat_month_end", texts.month_end), named("repeat_anchor", texts.anchor),
               named("repeat_missed", texts.missed), named("repeat_zone", texts.repeat_zone),
               named("repeat_paused", texts.is_paused), named("occurrence", texts.occurrence),
               named("quick_text", task.quick_text), named("completed_at", task.completed_at),
               named("deleted_at", task.deleted_at), named("updated_at", task.updated_at),
               named("version", task.version), more...);
}

}  // namespace tasklight::store
