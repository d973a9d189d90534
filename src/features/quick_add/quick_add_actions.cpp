#include "features/quick_add/quick_add_actions.hpp"

#include <algorithm>
#include <utility>

#include "base/fold.hpp"
#include "features/quick_add/places.hpp"
#include "features/tasks/task_actions.hpp"
#include "features/tasks/task_repeat.hpp"
#include "model/position.hpp"

namespace tasklight::quick_add {

using store::Operation;

namespace {

tasks::DueForm due_form(const LocalTime& at, const std::string& zone) {
    return {at.date, std::optional(at.time), zone};
}

void put_dates(const QuickTask& quick, tasks::TaskForm& form) {
    if (quick.due) form.due = std::optional(due_form(quick.due->at, quick.due->zone));
    if (quick.deadline) form.deadline = quick.deadline;
    if (quick.start) form.start_date = quick.start;
    if (!quick.repeat) return;
    const Repeat& repeat = *quick.repeat;
    if (!quick.due) form.due = std::optional(due_form(repeat.anchor, ""));
    tasks::RepeatForm said;
    said.rule = schedule::to_text(repeat.rule);
    said.mode = repeat.mode == RepeatMode::kCompletion ? tasklight::RepeatMode::kCompletion
                                                       : tasklight::RepeatMode::kSchedule;
    said.month_end =
        repeat.month_end == schedule::MonthEnd::kSkip ? ShortMonth::kSkip : ShortMonth::kClamp;
    said.anchor = repeat.anchor;
    form.repeat = std::optional(std::move(said));
}

// The task's fields as a request would say them, but for its place.
tasks::TaskForm form_of(const QuickTask& quick) {
    tasks::TaskForm form;
    form.title = quick.title;
    form.quick_text = quick.original;
    form.labels.emplace();
    for (const Label& label : quick.labels)
        form.labels->push_back(label.name);
    if (quick.priority) form.priority = *quick.priority;
    put_dates(quick, form);
    return form;
}

// As tasks carry them: each once, in the order of their folded forms.
std::vector<std::string> in_order(std::vector<std::string> labels) {
    std::ranges::stable_sort(labels, {}, [](const auto& label) { return folded(label); });
    const auto twice =
        std::ranges::unique(labels, {}, [](const auto& label) { return folded(label); });
    labels.erase(twice.begin(), twice.end());
    return labels;
}

Task preview_of(const QuickTask& quick, const Place& place, const Settings& settings) {
    const tasks::TaskForm form = form_of(quick);
    Task task;
    task.title = quick.title;
    task.project_id = place.project;
    task.section_id = place.section;
    task.labels = in_order(*form.labels);
    if (form.priority) task.priority = *form.priority;
    if (form.start_date) task.start_date = *form.start_date;
    if (form.deadline) task.deadline = *form.deadline;
    tasks::apply_dates(task, form.due, form.repeat, settings.now, settings.zone.name());
    task.quick_text = quick.original;
    task.created_at = task.updated_at = settings.now;
    task.version = 0;
    return task;
}

}  // namespace

std::vector<Task> add(Operation& operation, const std::vector<QuickTask>& lines,
                      const Known& known) {
    std::vector<Task> added;
    std::vector<TaskId> above;  // the last task of each depth
    const std::vector<Place> places = places_of(lines, known);
    std::int64_t position = default_position(operation.now());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        tasks::TaskForm form = form_of(lines[i]);
        form.position = position++;
        form.project_id.emplace(places[i].project);
        form.section_id.emplace(places[i].section);
        above.resize(std::min(static_cast<std::size_t>(lines[i].depth), above.size()));
        if (!above.empty()) form.parent_id.emplace(above.back());
        added.push_back(tasks::add(operation, form).task);
        above.push_back(added.back().id);
    }
    return added;
}

std::vector<Task> preview(const std::vector<QuickTask>& lines, const Known& known,
                          const Settings& settings) {
    std::vector<Task> tasks;
    const std::vector<Place> places = places_of(lines, known);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        tasks.push_back(preview_of(lines[i], places[i], settings));
        tasks.back().position = default_position(settings.now) + static_cast<std::int64_t>(i);
    }
    return tasks;
}

}  // namespace tasklight::quick_add
