#include "features/quick_add/quick_add_actions.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/fold.hpp"
#include "base/text.hpp"
#include "features/tasks/task_actions.hpp"
#include "features/tasks/task_repeat.hpp"
#include "model/position.hpp"
#include "store/label_store.hpp"
#include "store/project_store.hpp"
#include "store/section_store.hpp"

namespace tasklight::quick_add {

using store::Operation;

namespace {

constexpr std::int64_t kNamesMost = 1000;

const Project* project_named(const Known& known, const std::optional<std::string>& name) {
    if (!name) return nullptr;
    for (const Project& project : known.projects)
        if (project.name == *name) return &project;
    return nullptr;
}

const Section* section_named(const Known& known, const std::optional<std::string>& name,
                             const Project* project) {
    if (!name) return nullptr;
    for (const Section& section : known.sections)
        if (section.name == *name && (!project || section.project_id == project->id))
            return &section;
    return nullptr;
}

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

std::string project_of(const std::vector<Project>& projects, const ProjectId& id) {
    for (const Project& project : projects)
        if (project.id == id) return project.name;
    return {};
}

}  // namespace

Known known_to(database::Connection& connection, const UserId& user) {
    Known known;
    known.projects = store::list_projects(connection, user, std::nullopt, kNamesMost);
    known.sections = store::list_sections(connection, user, std::nullopt, kNamesMost);
    std::erase_if(known.projects, [](const Project& project) { return project.is_archived(); });
    for (const Project& project : known.projects)
        known.names.projects.push_back(project.name);
    for (const Section& section : known.sections)
        known.names.sections.push_back(
            {project_of(known.projects, section.project_id), section.name});
    for (const tasklight::Label& label :
         store::list_labels(connection, user, std::nullopt, kNamesMost))
        known.names.labels.push_back(label.name);
    return known;
}

Settings settings_for(const Known& known, const Preferences& preferences, Moment now) {
    Settings settings;
    settings.now = now;
    settings.zone = TimeZone::find_or_utc(preferences.zone);
    settings.locale = locale_of(preferences.locale);
    settings.week_start = parse_weekday(preferences.week_start).value_or(std::chrono::Monday);
    settings.names = known.names;
    return settings;
}

tasks::TaskForm form_of(const QuickTask& quick, const Known& known,
                        const std::optional<ProjectId>& project) {
    tasks::TaskForm form;
    form.title = quick.title;
    form.quick_text = quick.original;
    const Project* named = project_named(known, quick.project);
    if (named) {
        form.project_id = std::optional(named->id);
    } else if (project) {
        form.project_id = project;
    }
    if (const Section* section = section_named(known, quick.section, named))
        form.section_id = std::optional(section->id);
    if (!quick.labels.empty()) form.labels.emplace();
    for (const Label& label : quick.labels)
        form.labels->push_back(label.name);
    if (quick.priority) form.priority = *quick.priority;
    put_dates(quick, form);
    return form;
}

void refuse_faults(const std::vector<QuickTask>& lines) {
    std::vector<FieldError> faults;
    for (const QuickTask& line : lines) {
        for (const Problem& problem : line.problems)
            faults.push_back({"text", problem.message});
        if (is_blank(line.title)) faults.push_back({"text", "A task needs a title."});
        if (code_points(line.title) > kTitleLimit)
            faults.push_back({"text", "A title has at most 500 characters."});
    }
    if (lines.empty()) faults.push_back({"text", "A task needs a title."});
    if (!faults.empty()) throw Invalid(std::move(faults));
}

std::vector<Task> add(Operation& operation, const std::vector<QuickTask>& lines, const Known& known,
                      const std::optional<ProjectId>& project) {
    std::vector<Task> added;
    std::vector<TaskId> above;  // the last task of each depth
    std::int64_t position = default_position(operation.now());
    for (const QuickTask& line : lines) {
        tasks::TaskForm form = form_of(line, known, project);
        form.position = position++;
        const auto depth = std::min(static_cast<std::size_t>(line.depth), above.size());
        above.resize(depth);
        if (depth > 0) {
            // Below another task there is only the place of that one.
            form.parent_id = std::optional(above.back());
            form.project_id.reset();
            form.section_id.reset();
        }
        added.push_back(tasks::add(operation, form).task);
        above.push_back(added.back().id);
    }
    return added;
}

Task preview(const QuickTask& quick, const Known& known, const Settings& settings) {
    const tasks::TaskForm form = form_of(quick, known);
    Task task;
    task.title = quick.title;
    if (form.project_id && *form.project_id) task.project_id = **form.project_id;
    if (form.section_id) task.section_id = *form.section_id;
    if (form.labels) task.labels = *form.labels;
    std::sort(task.labels.begin(), task.labels.end(),
              [](const auto& a, const auto& b) { return folded(a) < folded(b); });
    if (form.priority) task.priority = *form.priority;
    if (form.start_date) task.start_date = *form.start_date;
    if (form.deadline) task.deadline = *form.deadline;
    tasks::apply_dates(task, form.due, form.repeat, settings.now, settings.zone.name());
    task.quick_text = quick.original;
    task.created_at = task.updated_at = settings.now;
    task.version = 0;
    for (const Project& project : known.projects)
        if (task.project_id.empty() && project.is_inbox) task.project_id = project.id;
    return task;
}

}  // namespace tasklight::quick_add
