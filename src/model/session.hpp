// A sign-in or an API token of a user: whoever presents the secret acts as the user until it
// expires or is revoked. Only a hash of the secret is stored.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "model/user.hpp"

namespace tasklight {

using SessionId = Id<struct SessionTag>;

enum class SessionKind { kSession, kToken };

struct Session {
    SessionId id;
    UserId user_id;
    SessionKind kind = SessionKind::kSession;
    std::string name;  // of a token, by its user; of a session, the browser's own description
    Moment created_at;
    Moment last_used_at;
    std::optional<Moment> expires_at;  // absolute
};

}  // namespace tasklight
