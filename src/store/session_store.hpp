// Sign-ins and API tokens. The store sees hashes of secrets, never secrets.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "database/transaction.hpp"
#include "model/session.hpp"
#include "model/viewer.hpp"

namespace tasklight::store {

// The person behind a secret, unless it expired, idled too long (last used before `idle_since`;
// API tokens do not idle) or its account is disabled. One statement.
[[nodiscard]] std::optional<Viewer> find_viewer(database::Connection& connection,
                                                const std::string& token_hash, Moment now,
                                                Moment idle_since);

void insert_session(database::Transaction& transaction, const Session& session,
                    const std::string& token_hash);

void touch_session(database::Transaction& transaction, const SessionId& session, Moment now);

// Whether the user still has it, expired or not.
[[nodiscard]] bool has_session(database::Connection& connection, const UserId& user,
                               const SessionId& session);

// Those that can still be used, oldest first.
[[nodiscard]] std::vector<Session> list_sessions(database::Connection& connection,
                                                 const UserId& user, SessionKind kind, Moment now,
                                                 Moment idle_since);

// Whether there was such a session of this user.
bool delete_session(database::Transaction& transaction, const UserId& user,
                    const SessionId& session, SessionKind kind);

// All of the user's sessions and tokens but `keep`.
void delete_other_sessions(database::Transaction& transaction, const UserId& user,
                           const SessionId& keep);
void delete_all_sessions(database::Transaction& transaction, const UserId& user);

// How many sessions that nobody can use any more were removed.
std::int64_t remove_dead_sessions(database::Transaction& transaction, Moment now,
                                  Moment idle_since);

}  // namespace tasklight::store
