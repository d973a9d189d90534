#include "features/tasks/task_tree.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "features/tasks/task_saving.hpp"
#include "store/project_store.hpp"
#include "store/section_store.hpp"
#include "store/task_tree_store.hpp"

namespace tasklight::tasks {

using store::Operation;

namespace {

bool is_present(Operation& operation, const ProjectId& id) {
    const auto project = store::find_project(operation.transaction(), operation.actor(), id);
    return project && !project->is_deleted();
}

ProjectId project_for(Operation& operation, const std::optional<ProjectId>& wanted) {
    if (!wanted) return store::inbox_of(operation.transaction(), operation.actor()).id;
    if (!is_present(operation, *wanted)) throw Invalid("project_id", "There is no such project.");
    return *wanted;
}

void put_in_section(Operation& operation, Task& task, const SectionId& wanted, bool names_project) {
    const auto section = store::find_section(operation.transaction(), operation.actor(), wanted);
    if (!section || section->is_deleted() || !is_present(operation, section->project_id))
        throw Invalid("section_id", "There is no such section.");
    if (names_project && section->project_id != task.project_id)
        throw Invalid("section_id", "This section belongs to another project.");
    task.project_id = section->project_id;
    task.section_id = section->id;
}

// The levels that the task and those below it need.
std::int64_t height_of(Operation& operation, const Task& task, store::Below which) {
    return 1 + store::height_below(operation.transaction(), operation.actor(), task.id, which);
}

void put_under(Operation& operation, Task& task, const TaskId& wanted, const TaskForm& form) {
    const auto parent = store::find_task(operation.transaction(), operation.actor(), wanted);
    if (!parent || parent->is_deleted()) throw Invalid("parent_id", "There is no such task.");
    const auto above = store::tasks_above(operation.transaction(), operation.actor(), wanted);
    if (wanted == task.id || std::find(above.begin(), above.end(), task.id) != above.end())
        throw Invalid("parent_id", "A task cannot lie under itself.");
    const auto levels = std::ssize(above) + 1 + height_of(operation, task, store::Below::kPresent);
    if (levels > kDepthMost) throw Invalid("parent_id", "Tasks lie at most 10 levels deep.");
    const bool elsewhere =
        form.project_id && *form.project_id && **form.project_id != parent->project_id;
    if (elsewhere) throw Invalid("project_id", "A task lies in the project of the one above it.");
    if (form.section_id && *form.section_id && *form.section_id != parent->section_id)
        throw Invalid("section_id", "A task lies in the section of the one above it.");
    task.parent_id = parent->id;
    task.project_id = parent->project_id;
    task.section_id = parent->section_id;
}

// With everything below it, for that may be restored along.
bool fits_under(Operation& operation, const Task& task, const TaskId& parent) {
    const auto above = store::tasks_above(operation.transaction(), operation.actor(), parent);
    return std::ssize(above) + 1 + height_of(operation, task, store::Below::kAll) <= kDepthMost;
}

void stand_under_parent_if_possible(Operation& operation, Task& task) {
    const auto parent =
        store::find_task(operation.transaction(), operation.actor(), *task.parent_id);
    const bool is_there = parent && !parent->is_deleted() &&
                          parent->project_id == task.project_id &&
                          fits_under(operation, task, parent->id);
    if (is_there) {
        task.section_id = parent->section_id;
    } else {
        task.parent_id.reset();
    }
}

}  // namespace

void place(Operation& operation, Task& task, const TaskForm& form) {
    if (form.parent_id && *form.parent_id)
        return put_under(operation, task, **form.parent_id, form);
    if (form.parent_id) task.parent_id.reset();

    if (task.project_id.empty() || form.project_id) {
        const ProjectId project = project_for(operation, form.project_id.value_or(std::nullopt));
        if (project != task.project_id) {
            // Elsewhere the task stands alone: what it lay under and in stays behind.
            task.parent_id.reset();
            task.section_id.reset();
        }
        task.project_id = project;
    }
    if (!form.section_id) return;
    const auto previous = task.section_id;
    task.section_id.reset();
    if (*form.section_id)
        put_in_section(operation, task, **form.section_id,
                       form.project_id && form.project_id->has_value());
    if (task.section_id != previous) task.parent_id.reset();
}

void stand_where_possible(Operation& operation, Task& task) {
    auto& transaction = operation.transaction();
    if (!is_present(operation, task.project_id)) {
        task.project_id = store::inbox_of(transaction, operation.actor()).id;
        task.section_id.reset();
        task.parent_id.reset();
    }
    if (task.section_id) {
        const auto section = store::find_section(transaction, operation.actor(), *task.section_id);
        const bool is_there =
            section && !section->is_deleted() && section->project_id == task.project_id;
        if (!is_there) task.section_id.reset();
    }
    if (task.parent_id) stand_under_parent_if_possible(operation, task);
}

void check_place(Operation& operation, const Task& task) {
    TaskForm form;
    form.project_id.emplace(task.project_id);
    form.section_id.emplace(task.section_id);
    form.parent_id.emplace(task.parent_id);
    Task placed = task;
    try {
        place(operation, placed, form);
    } catch (const Invalid& invalid) {
        throw Conflict("This cannot be undone: the task would lie where no task can lie now. " +
                       invalid.errors.front().message);
    }
    if (placed.section_id != task.section_id)
        throw Conflict("This cannot be undone: the task above it lies in another section by now.");
}

void move_subtasks(Operation& operation, const Task& before, const Task& task) {
    if (before.project_id == task.project_id && before.section_id == task.section_id) return;
    for (const Task& below : subtasks_below(operation, task.id)) {
        Task moved = below;
        moved.project_id = task.project_id;
        moved.section_id = task.section_id;
        (void)save(operation, below, std::move(moved), "updated");
    }
}

std::vector<Task> subtasks_below(Operation& operation, const TaskId& task) {
    return store::lock_tasks_below(operation.transaction(), operation.actor(), task);
}

}  // namespace tasklight::tasks
