// A list of tasks that belongs to one user. Everybody has an Inbox, which cannot be deleted. A
// project may lie in another one, which then lies in none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "model/user.hpp"

namespace tasklight {

using ProjectId = Id<struct ProjectKind>;

struct Project {
    ProjectId id;
    UserId owner_id;
    std::string name;
    std::optional<std::string> color;  // #rrggbb
    std::int64_t position = 0;
    std::optional<ProjectId> parent_id;
    bool is_inbox = false;
    std::optional<Moment> archived_at;
    std::optional<Moment> deleted_at;
    Moment created_at;
    Moment updated_at;
    std::int64_t version = 1;

    [[nodiscard]] bool is_archived() const { return archived_at.has_value(); }
    [[nodiscard]] bool is_deleted() const { return deleted_at.has_value(); }
};

}  // namespace tasklight
