#include "features/tasks/task_actions.hpp"

#include <utility>

#include "base/error.hpp"
#include "features/labels/label_names.hpp"
#include "features/tasks/task_changes.hpp"
#include "features/tasks/task_completion.hpp"
#include "features/tasks/task_repeat.hpp"
#include "features/tasks/task_tree.hpp"
#include "model/position.hpp"
#include "store/task_store.hpp"

namespace tasklight::tasks {

using store::Operation;

namespace {

// The form's values on top of the task's; whether it is done comes last: see finish_edit.
void apply(Operation& operation, Task& task, const TaskForm& form) {
    if (form.title) task.title = *form.title;
    if (form.notes) task.notes = *form.notes;
    if (form.labels) task.labels = labels::named(operation, *form.labels);
    if (form.priority) task.priority = *form.priority;
    if (form.position) task.position = *form.position;
    if (form.start_date) task.start_date = *form.start_date;
    if (form.deadline) task.deadline = *form.deadline;
    if (form.quick_text) task.quick_text = *form.quick_text;
    apply_dates(task, form.due, form.repeat, operation.now(), operation.zone());
    place(operation, task, form);
}

Task finish_edit(Operation& operation, const Task& before, Task after, const TaskForm& form) {
    const bool completed = form.completed.value_or(before.is_completed());
    move_subtasks(operation, before, after);
    if (completed == before.is_completed())
        return save(operation, before, std::move(after), "updated");
    return completed ? complete_with(operation, before, std::move(after))
                     : reopen_with(operation, before, std::move(after));
}

Task new_task(Operation& operation, const TaskForm& form) {
    Task task;
    task.id = form.id.value_or(TaskId::make(operation.now()));
    task.position = default_position(operation.now());
    task.created_at = task.updated_at = operation.now();
    apply(operation, task, form);
    if (form.completed.value_or(false)) task.completed_at = operation.now();
    return task;
}

// A repeat that goes on keeps its first date, from which all others are counted.
void fill(RepeatForm& repeat) {
    if (!repeat.rule) throw Invalid("repeat.rule", "A repeat needs a rule.");
    if (!repeat.mode) repeat.mode = RepeatMode::kSchedule;
    if (!repeat.month_end) repeat.month_end = ShortMonth::kClamp;
    if (!repeat.missed) repeat.missed = MissedDates::kSkip;
    if (!repeat.is_paused) repeat.is_paused = false;
}

void fill(DueForm& due) {
    if (!due.date) throw Invalid("due.date", "A due date needs a date.");
    if (!due.time) due.time.emplace(std::nullopt);
    if (!due.zone) due.zone = "";
}

// What the form does not name goes back to what a new task has.
TaskForm whole(TaskForm form, const Task& before) {
    if (!form.project_id) form.project_id.emplace(std::nullopt);
    if (!form.section_id) form.section_id.emplace(std::nullopt);
    if (!form.parent_id) form.parent_id.emplace(std::nullopt);
    if (!form.position) form.position = default_position(before.created_at);
    if (!form.notes) form.notes = "";
    if (!form.labels) form.labels.emplace();
    if (!form.priority) form.priority = kLowestPriority;
    if (!form.start_date) form.start_date.emplace(std::nullopt);
    if (!form.deadline) form.deadline.emplace(std::nullopt);
    if (!form.due) form.due.emplace(std::nullopt);
    if (*form.due) fill(**form.due);
    if (!form.repeat) form.repeat.emplace(std::nullopt);
    if (*form.repeat) fill(**form.repeat);
    if (!form.completed) form.completed = false;
    return form;
}

bool says_the_same(Operation& operation, const Task& task, const TaskForm& form) {
    Task said = task;
    apply(operation, said, form);
    return !differ(task, said) && task.is_completed() == form.completed.value_or(false);
}

Task replace(Operation& operation, const Task& before, const TaskForm& form,
             const Precondition& precondition) {
    if (before.is_deleted()) throw Conflict("This task is in the Trash. Restore it first.");
    check(precondition, &before);
    const TaskForm all = whole(form, before);
    Task after = before;
    apply(operation, after, all);
    return finish_edit(operation, before, std::move(after), all);
}

}  // namespace

Added add(Operation& operation, const TaskForm& form) {
    Task task = new_task(operation, form);
    if (store::insert_task(operation.transaction(), operation.actor(), task)) {
        operation.record(created(task));
        return {std::move(task), true};
    }
    auto present = store::find_task(operation.transaction(), operation.actor(), task.id);
    if (!present || present->is_deleted() || !says_the_same(operation, *present, form))
        throw Conflict("Another task has this id already.");
    return {std::move(*present), false};
}

Added put(Operation& operation, const TaskForm& form, const Precondition& precondition) {
    const auto find = [&] {
        return store::lock_task(operation.transaction(), operation.actor(), form.id.value());
    };
    if (const auto before = find()) return {replace(operation, *before, form, precondition), false};
    Task task = new_task(operation, form);
    check(precondition, nullptr);
    if (store::insert_task(operation.transaction(), operation.actor(), task)) {
        operation.record(created(task));
        return {std::move(task), true};
    }
    // Another request with the same id may have been faster.
    if (const auto before = find()) return {replace(operation, *before, form, precondition), false};
    throw NotFound("There is no such task.", "the id belongs to somebody else");
}

Task edit(Operation& operation, const TaskId& id, const TaskForm& form,
          const Precondition& precondition) {
    const Task before = locked(operation, id);
    check(precondition, &before);
    Task after = before;
    apply(operation, after, form);
    return finish_edit(operation, before, std::move(after), form);
}

void remove(Operation& operation, const TaskId& id, const Precondition& precondition) {
    (void)change(operation, id, precondition, "deleted",
                 [&](Task& task) { task.deleted_at = operation.now(); });
    for (const Task& below : subtasks_below(operation, id)) {
        if (below.is_deleted()) continue;
        Task gone = below;
        gone.deleted_at = operation.now();
        (void)save(operation, below, std::move(gone), "deleted");
    }
}

Task restore(Operation& operation, const TaskId& id) {
    const auto before = store::lock_task(operation.transaction(), operation.actor(), id);
    if (!before) throw NotFound("There is no such task.");
    if (!before->is_deleted()) return *before;
    Task after = *before;
    after.deleted_at.reset();
    after.labels = labels::named(operation, after.labels);
    stand_where_possible(operation, after);
    const Task restored = save(operation, *before, std::move(after), "restored");
    for (const Task& below : subtasks_below(operation, id)) {
        if (below.deleted_at != before->deleted_at) continue;
        Task back = below;
        back.deleted_at.reset();
        back.project_id = restored.project_id;
        back.section_id = restored.section_id;
        back.labels = labels::named(operation, back.labels);
        (void)save(operation, below, std::move(back), "restored");
    }
    return as_it_stands(operation, id);
}

}  // namespace tasklight::tasks
