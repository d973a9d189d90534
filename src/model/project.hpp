// A list of tasks that belongs to one user. Everybody has an Inbox, which cannot be deleted.
#pragma once

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
    bool is_inbox = false;
    Moment created_at;
    Moment updated_at;
    std::int64_t version = 1;
};

}  // namespace tasklight
