#include "features/undo/undo_actions.hpp"

#include <array>
#include <ranges>
#include <set>

#include "base/error.hpp"
#include "features/accounts/profile_actions.hpp"
#include "features/filters/saved_filter_kind.hpp"
#include "features/labels/label_kind.hpp"
#include "features/projects/project_kind.hpp"
#include "features/sections/section_kind.hpp"
#include "features/tasks/task_completion.hpp"
#include "features/tasks/task_undo.hpp"
#include "store/task_store.hpp"

namespace tasklight::undo {
namespace {

using Step = void (*)(store::Operation&, const store::RecordedChange&);

struct Way {
    std::string_view entity;
    Step revert;
    Step settle;
};

void leave(store::Operation&, const store::RecordedChange&) {}

template <class Kind>
constexpr Way way_of() {
    return {Kind::kEntity, records::revert<Kind>, records::settle<Kind>};
}

// In the order of settling: what holds others comes before them.
const std::array kWays{
    way_of<projects::ProjectKind>(),
    way_of<sections::SectionKind>(),
    way_of<labels::LabelKind>(),
    way_of<filters::SavedFilterKind>(),
    Way{"user", accounts::revert_profile, leave},
    Way{"completion", tasks::revert_completion, leave},
    Way{"task", tasks::revert, tasks::settle},
};

const Way& way_back(const std::string& entity) {
    for (const Way& way : kWays)
        if (way.entity == entity) return way;
    throw Conflict("This cannot be undone.");
}

std::vector<store::RecordedChange> changes_to_undo(store::Operation& operation,
                                                   const OperationId& undone) {
    auto changes = store::changes_of_operation(operation.transaction(), operation.actor(), undone);
    if (changes.empty()) throw NotFound("There is nothing to undo any more.");
    std::erase_if(changes, [](const store::RecordedChange& change) {
        return change.entity == "task" && change.action == "moved";
    });
    return changes;
}

// Labels that were made on the way, for a task.
void keep_shared_labels(store::Operation& operation,
                        const std::vector<store::RecordedChange>& changes) {
    if (changes.size() == 1) return;
    for (const store::RecordedChange& change : changes)
        if (change.entity == labels::LabelKind::kEntity && change.action == "created")
            labels::keep_if_missed(operation, LabelId::stored(change.entity_id));
}

// Each task once, the last change first.
std::vector<Task> tasks_of(store::Operation& operation,
                           const std::vector<store::RecordedChange>& changes) {
    std::vector<Task> tasks;
    std::set<std::string> seen;
    for (const store::RecordedChange& change : changes | std::views::reverse) {
        if (change.entity != "task" || !seen.insert(change.entity_id).second) continue;
        if (auto task = store::find_task(operation.transaction(), operation.actor(),
                                         TaskId::stored(change.entity_id)))
            tasks.push_back(std::move(*task));
    }
    return tasks;
}

}  // namespace

std::vector<Task> undo(store::Operation& operation, const OperationId& undone) {
    const auto changes = changes_to_undo(operation, undone);

    for (const store::RecordedChange& change : changes | std::views::reverse)
        way_back(change.entity).revert(operation, change);
    keep_shared_labels(operation, changes);
    for (const Way& way : kWays)
        for (const store::RecordedChange& change : changes)
            if (change.entity == way.entity) way.settle(operation, change);
    return tasks_of(operation, changes);
}

}  // namespace tasklight::undo
