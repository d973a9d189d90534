#include "features/undo/undo_actions.hpp"

#include <ranges>

#include "base/error.hpp"
#include "features/tasks/task_actions.hpp"

namespace tasklight::undo {

std::vector<Task> undo(store::Operation& operation, const OperationId& undone) {
    const auto changes =
        store::changes_of_operation(operation.transaction(), operation.actor(), undone);
    if (changes.empty()) throw NotFound("There is nothing to undo any more.");

    std::vector<Task> tasks;
    for (const store::RecordedChange& change : changes | std::views::reverse) {
        if (change.entity != "task") throw Conflict("This cannot be undone.");
        tasks.push_back(tasks::revert(operation, change));
    }
    return tasks;
}

}  // namespace tasklight::undo
