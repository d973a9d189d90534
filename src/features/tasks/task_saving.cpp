#include "features/tasks/task_saving.hpp"

#include <utility>

#include "base/error.hpp"
#include "features/tasks/task_changes.hpp"
#include "store/task_store.hpp"

namespace tasklight::tasks {

using store::Operation;

namespace {

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

}  // namespace

void check(const Precondition& precondition, const Task* task) {
    if (precondition) precondition(task);
}

Task locked(Operation& operation, const TaskId& id) {
    auto task = store::lock_task(operation.transaction(), operation.actor(), id);
    if (!task || task->is_deleted()) throw NotFound("There is no such task.");
    return std::move(*task);
}

Task save(Operation& operation, const Task& before, Task after, const std::string& action) {
    if (!differ(before, after)) return before;
    after.version = before.version + 1;
    after.updated_at = operation.now();
    store::update_task(operation.transaction(), operation.actor(), before, after);
    record(operation, before, after, action);
    return after;
}

Task as_it_stands(Operation& operation, const TaskId& id) {
    auto task = store::find_task(operation.transaction(), operation.actor(), id);
    if (!task) throw NotFound("There is no such task.");
    return std::move(*task);
}

}  // namespace tasklight::tasks
