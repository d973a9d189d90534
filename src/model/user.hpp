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

// How a person wants dates, words and colours. The values are checked where they come in.
struct Preferences {
    std::string zone = "UTC";           // an IANA name
    std::string locale = "en";          // a language tag
    std::string week_start = "monday";  // to "sunday"
    std::string theme = "system";       // or "light", "dark"

    bool operator==(const Preferences&) const = default;
};

struct User {
    UserId id;
    std::string username;
    std::string email;
    Role role = Role::kMember;
    Moment created_at;
    std::optional<Moment> disabled_at;
    Preferences preferences = {};
};

}  // namespace tasklight
