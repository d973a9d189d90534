#include "features/projects/project_order.hpp"

#include <algorithm>
#include <set>

#include "features/projects/project_kind.hpp"

namespace tasklight::projects {

using store::Operation;

namespace {

constexpr std::int64_t kGap = 1000;  // room for moving others in between

std::vector<Project> beside(Operation& operation, const Project& project) {
    auto list = store::lock_projects(operation.transaction(), operation.actor());
    std::erase_if(list, [&](const Project& other) {
        return other.parent_id != project.parent_id || other.is_archived() != project.is_archived();
    });
    return list;
}

void put_at(Operation& operation, const Project& project, std::int64_t position) {
    Project moved = project;
    moved.position = position;
    (void)records::save<ProjectKind>(operation, project, std::move(moved), "updated");
}

// Positions that are the same do not say who comes first, so then all get new ones.
void number_anew(Operation& operation, const std::vector<Project>& list) {
    std::int64_t position = list.front().position;
    for (const Project& project : list) {
        put_at(operation, project, position);
        position += kGap;
    }
}

}  // namespace

void move(Operation& operation, const ProjectId& id, Direction direction) {
    const Project project = records::locked<ProjectKind>(operation, id);
    auto list = beside(operation, project);
    const auto at = std::find_if(list.begin(), list.end(),
                                 [&](const Project& other) { return other.id == id; });
    const bool is_last = direction == Direction::kUp ? at == list.begin() : at + 1 >= list.end();
    if (at == list.end() || is_last) return;
    const auto neighbour = direction == Direction::kUp ? at - 1 : at + 1;

    if (at->position != neighbour->position) {
        const std::int64_t position = at->position;
        put_at(operation, *at, neighbour->position);
        put_at(operation, *neighbour, position);
        return;
    }
    std::iter_swap(at, neighbour);
    number_anew(operation, list);
}

}  // namespace tasklight::projects
