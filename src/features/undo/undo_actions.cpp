#include "features/undo/undo_actions.hpp"

#include <array>
#include <ranges>

#include "base/error.hpp"
#include "features/accounts/profile_actions.hpp"
#include "features/filters/saved_filter_kind.hpp"
#include "features/labels/label_kind.hpp"
#include "features/projects/project_kind.hpp"
#include "features/sections/section_kind.hpp"
#include "features/tasks/task_actions.hpp"
#include "features/tasks/task_completion.hpp"

namespace tasklight::undo {
namespace {

using Revert = void (*)(store::Operation&, const store::RecordedChange&);

struct Way {
    std::string_view entity;
    Revert revert;
};

const std::array kWays{
    Way{"completion", tasks::revert_completion},
    Way{"project", records::revert<projects::ProjectKind>},
    Way{"section", records::revert<sections::SectionKind>},
    Way{"label", records::revert<labels::LabelKind>},
    Way{"user", accounts::revert_profile},
    Way{"filter", records::revert<filters::SavedFilterKind>},
};

Revert way_back(const std::string& entity) {
    for (const Way& way : kWays)
        if (way.entity == entity) return way.revert;
    throw Conflict("This cannot be undone.");
}

}  // namespace

std::vector<Task> undo(store::Operation& operation, const OperationId& undone) {
    const auto changes =
        store::changes_of_operation(operation.transaction(), operation.actor(), undone);
    if (changes.empty()) throw NotFound("There is nothing to undo any more.");

    std::vector<Task> tasks;
    for (const store::RecordedChange& change : changes | std::views::reverse) {
        if (change.entity == "task" && change.action == "moved") continue;
        if (change.entity == "task") {
            tasks.push_back(tasks::revert(operation, change));
        } else {
            way_back(change.entity)(operation, change);
        }
    }
    return tasks;
}

}  // namespace tasklight::undo
