// The accounts. Names are found by their folded forms.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "database/transaction.hpp"
#include "model/user.hpp"

namespace tasklight::store {

struct Credentials {
    User user;
    std::string password_hash;
};

// By user name or e-mail address, whatever its case.
[[nodiscard]] std::optional<Credentials> find_credentials(database::Connection& connection,
                                                          std::string_view name_or_email);
[[nodiscard]] std::optional<Credentials> find_credentials(database::Connection& connection,
                                                          const UserId& user);

// The same, and nobody else can change the account until the transaction ends.
[[nodiscard]] std::optional<Credentials> lock_credentials(database::Transaction& transaction,
                                                          const UserId& user);

// Throws Invalid naming the field that is taken.
void insert_user(database::Transaction& transaction, const User& user,
                 const std::string& password_hash);

// The e-mail address and the preferences. Throws Invalid naming the field that is taken.
void update_profile(database::Transaction& transaction, const User& user);

void update_password(database::Transaction& transaction, const UserId& user,
                     const std::string& password_hash);
void update_role(database::Transaction& transaction, const UserId& user, Role role);
void update_disabled(database::Transaction& transaction, const UserId& user,
                     std::optional<Moment> disabled_at);

// In the order of their names, after the folded name `after`.
[[nodiscard]] std::vector<User> list_users(database::Connection& connection, std::string_view after,
                                           std::int64_t limit);

}  // namespace tasklight::store
