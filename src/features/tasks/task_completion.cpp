#include "features/tasks/task_completion.hpp"

#include <utility>

#include "base/error.hpp"
#include "features/tasks/completion_changes.hpp"
#include "features/tasks/task_repeat.hpp"
#include "features/tasks/task_tree.hpp"
#include "store/completion_store.hpp"
#include "store/task_store.hpp"

namespace tasklight::tasks {

using store::Operation;

namespace {

bool moves_on(const Task& task) { return task.repeat && !task.repeat->is_paused; }

// A second one for the same occurrence changes nothing: the first one counts.
void remember(Operation& operation, const Task& task, const Step& step, bool is_skip) {
    const Completion completion{CompletionId::make(operation.now()),
                                task.id,
                                to_text(present_occurrence(task)),
                                is_skip,
                                step.missed,
                                operation.now(),
                                std::nullopt};
    if (store::insert_completion(operation.transaction(), operation.actor(), completion))
        operation.record(completion_created(task, completion));
}

void forget(Operation& operation, const Task& task) {
    if (!task.repeat) return;
    auto completion =
        store::find_completion(operation.transaction(), task.id, to_text(present_occurrence(task)));
    if (!completion) return;
    const Completion before = *completion;
    completion->deleted_at = operation.now();
    store::update_completion(operation.transaction(), *completion);
    operation.record(completion_changed(task, before, *completion, "deleted"));
}

void complete_below(Operation& operation, const TaskId& task) {
    for (const Task& below : subtasks_below(operation, task)) {
        if (below.is_deleted() || below.is_completed()) continue;
        Task done = below;
        done.completed_at = operation.now();
        (void)save(operation, below, std::move(done), "completed");
    }
}

void reopen_below(Operation& operation, const TaskId& task) {
    for (const Task& below : subtasks_below(operation, task)) {
        if (below.is_deleted() || !below.is_completed()) continue;
        Task open = below;
        open.completed_at.reset();
        (void)save(operation, below, std::move(open), "reopened");
    }
}

// COUNT of a rule that is counted from completions is how often it was done.
bool is_last_completion(Operation& operation, const Task& task) {
    const auto count = plan_of(task).rule.count;
    if (!count || task.repeat->mode != RepeatMode::kCompletion) return false;
    return store::count_completions(operation.transaction(), task.id) + 1 >= *count;
}

Task finish(Operation& operation, const Task& before, Task after) {
    after.completed_at = operation.now();
    Task saved = save(operation, before, std::move(after), "completed");
    if (saved.subtasks.total == 0) return saved;
    complete_below(operation, saved.id);
    return as_it_stands(operation, saved.id);
}

Task move_on(Operation& operation, const Task& before, Task after, const Step& step, bool is_skip) {
    remember(operation, after, step, is_skip);
    if (!step.next) return finish(operation, before, std::move(after));
    move_to(after, *step.next);
    Task saved = save(operation, before, std::move(after), is_skip ? "skipped" : "completed");
    if (saved.subtasks.total == 0) return saved;
    reopen_below(operation, saved.id);
    return as_it_stands(operation, saved.id);
}

}  // namespace

Task complete_with(Operation& operation, const Task& before, Task after) {
    if (!moves_on(after)) return finish(operation, before, std::move(after));
    Step step = after_completion(after, local_now(after, operation.now(), operation.zone()));
    if (is_last_completion(operation, after)) step.next.reset();
    return move_on(operation, before, std::move(after), step, false);
}

Task reopen_with(Operation& operation, const Task& before, Task after) {
    forget(operation, after);
    after.completed_at.reset();
    return save(operation, before, std::move(after), "reopened");
}

Task complete(Operation& operation, const TaskId& id, const Precondition& precondition,
              const std::optional<LocalTime>& occurrence) {
    const Task before = locked(operation, id);
    check(precondition, &before);
    if (before.is_completed()) return before;
    if (occurrence && before.repeat && !stands_for(before, *occurrence)) return before;
    return complete_with(operation, before, before);
}

Task skip(Operation& operation, const TaskId& id, const Precondition& precondition,
          const std::optional<LocalTime>& occurrence) {
    const Task before = locked(operation, id);
    check(precondition, &before);
    if (!before.repeat)
        throw Conflict("This task does not repeat, so no date of it can be skipped.");
    if (before.is_completed() || !moves_on(before)) return before;
    if (occurrence && !stands_for(before, *occurrence)) return before;
    return move_on(operation, before, before, after_skip(before), true);
}

Task reopen(Operation& operation, const TaskId& id, const Precondition& precondition) {
    const Task before = locked(operation, id);
    check(precondition, &before);
    if (!before.is_completed()) return before;
    return reopen_with(operation, before, before);
}

void revert_completion(Operation& operation, const store::RecordedChange& change) {
    auto completion = store::lock_completion(operation.transaction(), operation.actor(),
                                             CompletionId::stored(change.entity_id));
    const auto fields = completion_fields();
    if (!completion || !store::has_fields(fields, *completion, parse_json(change.after)))
        throw Conflict("This cannot be undone: the task was changed since.");
    const Completion before = *completion;
    if (change.action == "created") {
        completion->deleted_at = operation.now();
    } else {
        store::set_fields(fields, *completion, parse_json(change.before));
    }
    const auto task =
        store::find_task(operation.transaction(), operation.actor(), completion->task_id);
    if (!task) throw Conflict("This cannot be undone: the task is gone.");
    store::update_completion(operation.transaction(), *completion);
    operation.record(completion_changed(*task, before, *completion, "undone"));
}

}  // namespace tasklight::tasks
