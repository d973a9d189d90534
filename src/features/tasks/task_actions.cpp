#include "features/tasks/task_actions.hpp"

#include <utility>

#include "base/error.hpp"
#include "features/tasks/task_changes.hpp"
#include "store/project_store.hpp"
#include "store/task_store.hpp"

namespace tasklight::tasks {

using store::Operation;

namespace {

ProjectId project_for(Operation& operation, const TaskForm& form) {
    if (!form.project_id) return store::inbox_of(operation.transaction(), operation.actor()).id;
    auto project =
        store::find_project(operation.transaction(), operation.actor(), *form.project_id);
    if (!project) throw Invalid("project_id", "There is no such project.");
    return std::move(project->id);
}

Task locked(Operation& operation, const TaskId& id) {
    auto task = store::lock_task(operation.transaction(), operation.actor(), id);
    if (!task || task->is_deleted()) throw NotFound("There is no such task.");
    return std::move(*task);
}

void set_completed(Task& task, bool completed, Moment now) {
    if (completed != task.is_completed())
        task.completed_at = completed ? std::optional(now) : std::nullopt;
}

// The form's values on top of the task's.
void apply(Operation& operation, Task& task, const TaskForm& form) {
    if (form.title) task.title = *form.title;
    if (form.notes) task.notes = *form.notes;
    if (form.project_id) task.project_id = project_for(operation, form);
    if (form.completed) set_completed(task, *form.completed, operation.now());
}

// A move between projects is seen in both streams.
void record(Operation& operation, const Task& before, const Task& after,
            const std::string& action) {
    operation.record(changed(before, after, action));
    if (before.project_id != after.project_id) {
        Change departure{
            stream_of(before.project_id), "task", after.id.text(), "moved", "{}", "{}"};
        operation.record(std::move(departure));
    }
}

Task save(Operation& operation, const Task& before, Task after, const std::string& action) {
    if (!differ(before, after)) return before;
    after.version = before.version + 1;
    after.updated_at = operation.now();
    store::update_task(operation.transaction(), operation.actor(), before, after);
    record(operation, before, after, action);
    return after;
}

Task new_task(Operation& operation, const TaskForm& form) {
    Task task;
    task.id = form.id.value_or(TaskId::make(operation.now()));
    task.project_id = project_for(operation, form);
    task.title = form.title.value();
    task.notes = form.notes.value_or("");
    set_completed(task, form.completed.value_or(false), operation.now());
    task.created_at = task.updated_at = operation.now();
    return task;
}

bool says_the_same(const Task& task, const TaskForm& form) {
    return task.title == form.title && task.notes == form.notes.value_or("") &&
           (!form.project_id || task.project_id == *form.project_id) &&
           task.is_completed() == form.completed.value_or(task.is_completed());
}

void check(const Precondition& precondition, const Task* task) {
    if (precondition) precondition(task);
}

// What every change of a present task has in common.
template <class Change>
Task change(Operation& operation, const TaskId& id, const Precondition& precondition,
            const std::string& action, Change&& make) {
    const Task before = locked(operation, id);
    check(precondition, &before);
    Task after = before;
    make(after);
    return save(operation, before, std::move(after), action);
}

// What the form does not name goes back to what a new task has.
Task replace(Operation& operation, const Task& before, const TaskForm& form,
             const Precondition& precondition) {
    if (before.is_deleted()) throw Conflict("This task is in the Trash. Restore it first.");
    check(precondition, &before);
    TaskForm whole = form;
    whole.notes = form.notes.value_or("");
    whole.completed = form.completed.value_or(false);
    Task after = before;
    apply(operation, after, whole);
    return save(operation, before, std::move(after), "updated");
}

}  // namespace

Added add(Operation& operation, const TaskForm& form) {
    Task task = new_task(operation, form);
    if (store::insert_task(operation.transaction(), operation.actor(), task)) {
        operation.record(created(task));
        return {std::move(task), true};
    }
    auto present = store::find_task(operation.transaction(), operation.actor(), task.id);
    if (!present || present->is_deleted() || !says_the_same(*present, form))
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
    return change(operation, id, precondition, "updated",
                  [&](Task& task) { apply(operation, task, form); });
}

Task complete(Operation& operation, const TaskId& id, const Precondition& precondition) {
    return change(operation, id, precondition, "completed",
                  [&](Task& task) { set_completed(task, true, operation.now()); });
}

Task reopen(Operation& operation, const TaskId& id, const Precondition& precondition) {
    return change(operation, id, precondition, "reopened",
                  [&](Task& task) { set_completed(task, false, operation.now()); });
}

void remove(Operation& operation, const TaskId& id, const Precondition& precondition) {
    (void)change(operation, id, precondition, "deleted",
                 [&](Task& task) { task.deleted_at = operation.now(); });
}

Task restore(Operation& operation, const TaskId& id) {
    const auto before = store::lock_task(operation.transaction(), operation.actor(), id);
    if (!before) throw NotFound("There is no such task.");
    Task after = *before;
    after.deleted_at.reset();
    return save(operation, *before, std::move(after), "restored");
}

Task revert(Operation& operation, const store::RecordedChange& change) {
    const auto before = store::lock_task(operation.transaction(), operation.actor(),
                                         TaskId::stored(change.entity_id));
    if (!before || !has_fields(*before, parse_json(change.after)))
        throw Conflict("This cannot be undone: the task was changed since.");
    Task after = *before;
    if (change.action == "created") {
        after.deleted_at = operation.now();
    } else {
        set_fields(after, parse_json(change.before));
    }
    return save(operation, *before, std::move(after), "undone");
}

}  // namespace tasklight::tasks
