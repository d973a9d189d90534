#include "features/tasks/task_undo.hpp"

#include <utility>

#include "base/error.hpp"
#include "features/labels/label_names.hpp"
#include "features/tasks/task_changes.hpp"
#include "features/tasks/task_saving.hpp"
#include "features/tasks/task_tree.hpp"
#include "store/task_store.hpp"

namespace tasklight::tasks {

using store::Operation;

namespace {

// What came to lie below the task after the change that is undone.
void gather_below(Operation& operation, const Task& task) {
    for (const Task& below : subtasks_below(operation, task.id)) {
        if (below.is_deleted()) continue;
        Task gathered = below;
        gathered.project_id = task.project_id;
        gathered.section_id = task.section_id;
        (void)save(operation, below, std::move(gathered), "updated");
    }
}

}  // namespace

void revert(Operation& operation, const store::RecordedChange& change) {
    const auto before = store::lock_task(operation.transaction(), operation.actor(),
                                         TaskId::stored(change.entity_id));
    if (!before || !store::has_fields(task_fields(), *before, parse_json(change.after)))
        throw Conflict("This cannot be undone: the task was changed since.");
    Task after = *before;
    if (change.action == "created") {
        after.deleted_at = operation.now();
    } else {
        store::set_fields(task_fields(), after, parse_json(change.before));
    }
    (void)save(operation, *before, std::move(after), "undone");
}

void settle(Operation& operation, const store::RecordedChange& change) {
    const auto task = store::find_task(operation.transaction(), operation.actor(),
                                       TaskId::stored(change.entity_id));
    if (!task) return;
    if (task->is_deleted()) {
        if (task->subtasks.total == 0) return;
        throw Conflict("This cannot be undone: other tasks lie under the task by now.");
    }
    check_place(operation, *task);
    if (task->subtasks.total > 0) gather_below(operation, *task);
    Task labelled = *task;
    labelled.labels = labels::named(operation, task->labels);
    (void)save(operation, *task, std::move(labelled), "updated");
}

}  // namespace tasklight::tasks
