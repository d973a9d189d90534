// Accounts, sessions and tokens as programs see them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "features/accounts/account_actions.hpp"
#include "model/change.hpp"

namespace tasklight::accounts {

void write_user(JsonWriter& json, const User& user);
[[nodiscard]] std::string to_json(const User& user);
// The user as it then stands, and the operation that changed it; null if nothing changed.
[[nodiscard]] std::string profile_json(const User& user,
                                       const std::optional<OperationId>& operation);

// {"sessions":[…]} or {"tokens":[…]}; `current` marks the viewer's own.
[[nodiscard]] std::string to_json(const std::vector<Session>& sessions, SessionKind kind,
                                  const SessionId& current);

// The answer to a log-in.
[[nodiscard]] std::string log_in_json(const Issued& issued);
// The answer to a new token: its facts and, this once, the secret.
[[nodiscard]] std::string token_json(const Issued& issued);

}  // namespace tasklight::accounts
