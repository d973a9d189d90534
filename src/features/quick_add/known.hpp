// What the names in a person's lines stand for, and where the tasks go that name no place.
#pragma once

#include <optional>
#include <vector>

#include "database/database.hpp"
#include "features/quick_add/quick_add.hpp"
#include "model/project.hpp"
#include "model/section.hpp"
#include "model/user.hpp"

namespace tasklight::quick_add {

struct Place {
    ProjectId project;
    std::optional<SectionId> section;

    bool operator==(const Place&) const = default;
};

// Where a request wants its tasks.
struct Destination {
    std::optional<ProjectId> project;  // none: the section's, else the Inbox
    std::optional<SectionId> section;
};

struct Known {
    std::vector<Project> projects;
    std::vector<Section> sections;
    Names names;
    Place home;             // of a line that names no place
    std::string home_name;  // its project's
};

// At most 1,000 of each kind are known. Throws Invalid for a destination that is not there.
[[nodiscard]] Known known_to(database::Connection& connection, const UserId& user,
                             const Destination& wanted = {});

// How this person writes. Throws nothing: preferences were checked when they were saved.
[[nodiscard]] Settings settings_for(const Known& known, const Preferences& preferences, Moment now);

}  // namespace tasklight::quick_add
