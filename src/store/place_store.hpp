// Projects with their sections, read together so that a page needs one statement for both. Always
// seen through their owner.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "database/connection.hpp"
#include "model/project.hpp"
#include "model/section.hpp"

namespace tasklight::store {

// Where a task can lie: a project, or a section of it.
struct TaskPlace {
    ProjectId project_id;
    std::string project_name;
    std::optional<SectionId> section_id;
    std::string section_name;
};

// In their order: each project that is neither deleted nor archived, followed by its sections; at
// most `limit`.
[[nodiscard]] std::vector<TaskPlace> list_places(database::Connection& connection,
                                                 const UserId& owner, std::int64_t limit);

struct ProjectParts {
    Project project;
    std::vector<Section> sections;  // in their order
};

// Not a deleted one.
[[nodiscard]] std::optional<ProjectParts> find_project_parts(database::Connection& connection,
                                                             const UserId& owner,
                                                             const ProjectId& project);

}  // namespace tasklight::store
