// An account. User names and e-mail addresses are compared by their folded (lower-case) forms.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/id.hpp"

namespace tasklight {

using UserId = Id<struct UserKind>;

enum class Role { kMember, kAdmin };

[[nodiscard]] inline std::string_view to_string(Role role) {
    return role == Role::kAdmin ? "admin" : "member";
}

struct User {
    UserId id;
    std::string username;
    std::string email;
    Role role = Role::kMember;
    Moment created_at;
    std::optional<Moment> disabled_at;
};

}  // namespace tasklight
