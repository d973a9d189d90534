#include "features/rows/task_row.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "web/markdown.hpp"
#include "web/words.hpp"

namespace tasklight::rows {
namespace {

using web::ViewModel;

constexpr std::size_t kExcerptLength = 160;
constexpr std::int64_t kDeepestLevel = 6;  // deeper ones stand where this one stands

std::string moment_attribute(const std::optional<Moment>& moment) {
    return moment ? to_rfc3339(*moment) : std::string();
}

std::string moment_date(const std::optional<Moment>& moment) {
    return moment ? web::date_words(*moment) : std::string();
}

std::vector<ViewModel> label_models(const std::vector<std::string>& labels) {
    std::vector<ViewModel> models;
    for (const std::string& label : labels)
        models.emplace_back().text("label_name", label);
    return models;
}

std::string progress_words(const Progress& progress) {
    if (progress.total == 0) return {};
    return std::to_string(progress.completed).append(" of ").append(std::to_string(progress.total));
}

void add_marks(ViewModel& model, const TaskRow& row) {
    const bool has_priority = row.priority < kLowestPriority;
    model
        .flag("task_has_marks", has_priority || row.repeats || !row.labels.empty() ||
                                    !row.due.empty() || !row.deadline.empty() ||
                                    !row.start.empty() || !row.progress.empty())
        .flag("task_has_priority", has_priority)
        .text("task_priority", std::to_string(row.priority))
        .flag("task_has_due", !row.due.empty())
        .text("task_due", row.due)
        .flag("task_is_overdue", row.is_overdue)
        .flag("task_repeats", row.repeats)
        .flag("task_has_start", !row.start.empty())
        .text("task_start", row.start)
        .flag("task_has_deadline", !row.deadline.empty())
        .text("task_deadline", row.deadline)
        .flag("task_is_deadline_over", row.is_deadline_over)
        .flag("task_has_progress", !row.progress.empty())
        .text("task_progress", row.progress)
        .list("task_labels", label_models(row.labels));
}

// The tasks below each one of the list, in its order.
using Children = std::map<TaskId, std::vector<const Task*>>;

void add_nested(const Task& task, const Children& children, const Here& here, std::int64_t level,
                std::set<TaskId>& seen, std::vector<TaskRow>& rows) {
    if (!seen.insert(task.id).second) return;
    rows.push_back(task_row(task, here, std::min(level, kDeepestLevel)));
    const auto below = children.find(task.id);
    if (below == children.end()) return;
    for (const Task* child : below->second)
        add_nested(*child, children, here, level + 1, seen, rows);
}

}  // namespace

std::string TaskRow::key() const {
    std::string key = id;
    for (const std::string& part : {version, std::to_string(level), progress, due, deadline, start})
        key.append("|").append(part);
    return key.append(is_overdue ? "|o" : "").append(is_deadline_over ? "|d" : "");
}

ViewModel TaskRow::to_model() const {
    ViewModel model;
    model.text("task_id", id)
        .text("task_title", title)
        .flag("task_is_nested", level > 1)
        .text("task_level", std::to_string(level))
        .flag("task_has_notes", !notes_excerpt.empty())
        .text("task_notes", notes_excerpt)
        .flag("task_is_completed", completed_at.has_value())
        .text("task_completed_at", moment_attribute(completed_at))
        .text("task_completed_words", moment_date(completed_at))
        .text("task_deleted_at", moment_attribute(deleted_at))
        .text("task_deleted_words", moment_date(deleted_at));
    add_marks(model, *this);
    return model;
}

TaskRow task_row(const Task& task, const Here& here, std::int64_t level) {
    const Date today = here.today();
    TaskRow row;
    row.id = task.id.text();
    row.version = std::to_string(task.version);
    row.level = level;
    row.title = task.title;
    row.notes_excerpt = web::markdown_excerpt(task.notes, kExcerptLength);
    row.priority = task.priority;
    row.labels = task.labels;
    row.repeats = task.repeat.has_value();
    row.progress = progress_words(task.subtasks);
    row.completed_at = task.completed_at;
    row.deleted_at = task.deleted_at;
    if (task.due) row.due = due_words(*task.due, here);
    if (task.deadline) row.deadline = day_words(*task.deadline, today);
    if (task.start_date && *task.start_date > today) row.start = day_words(*task.start_date, today);
    const bool is_open = !task.is_completed() && !task.is_deleted();
    row.is_overdue = is_open && task.due && rows::is_overdue(*task.due, here);
    row.is_deadline_over = is_open && task.deadline && *task.deadline < today;
    return row;
}

std::vector<TaskRow> task_rows(std::span<const Task> tasks, const Here& here) {
    std::vector<TaskRow> rows;
    rows.reserve(tasks.size());
    for (const Task& task : tasks)
        rows.push_back(task_row(task, here));
    return rows;
}

std::vector<TaskRow> nested_rows(const std::vector<const Task*>& tasks, const Here& here) {
    std::set<TaskId> present;
    for (const Task* task : tasks)
        present.insert(task->id);
    Children children;
    for (const Task* task : tasks)
        if (task->parent_id && present.contains(*task->parent_id))
            children[*task->parent_id].push_back(task);
    std::vector<TaskRow> rows;
    std::set<TaskId> seen;
    for (const Task* task : tasks)
        if (!task->parent_id || !present.contains(*task->parent_id))
            add_nested(*task, children, here, 1, seen, rows);
    return rows;
}

std::vector<web::Row> kept_rows(const std::vector<TaskRow>& rows) {
    std::vector<web::Row> kept;
    kept.reserve(rows.size());
    for (const TaskRow& row : rows)
        kept.push_back({row.key(), [row] { return row.to_model(); }});
    return kept;
}

void add_page_links(ViewModel& model, const std::string& next_cursor, bool is_first_page) {
    model.flag("has_pages", !next_cursor.empty() || !is_first_page)
        .flag("has_next_page", !next_cursor.empty())
        .text("next_cursor", percent_encode(next_cursor))
        .flag("is_later_page", !is_first_page);
}

}  // namespace tasklight::rows
