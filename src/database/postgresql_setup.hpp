// Makes the roles, the database and their rights on a PostgreSQL server. There are two roles: the
// owner, which owns the tables and changes them by migrations, and the service, which reads and
// writes rows and may do nothing else. Each function asks first, so that it can be called again.
// Names are quoted into the statements by the server itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "database/connection.hpp"
#include "database/transaction.hpp"

namespace tasklight::database {

struct AdministratorRights {
    bool is_superuser;
    bool may_create_roles;
    bool may_create_databases;
};
[[nodiscard]] AdministratorRights administrator_rights(Connection& connection);

// What is known of a role without being it.
struct RoleState {
    bool is_superuser;
    bool is_present_user;
    bool has_other_attributes;  // more than LOGIN, or not even that
    std::int64_t sessions;      // in which it is connected just now
};
[[nodiscard]] std::optional<RoleState> find_role(Connection& connection, const std::string& role);

// Able to log in, and without a password so far.
void make_role(Connection& connection, const std::string& role);
// Takes every attribute away but LOGIN. Not of a superuser.
void limit_role(Connection& connection, const std::string& role);
// Ends the membership of `member` in `role`; false if there was none.
bool leave_role(Connection& connection, const std::string& member, const std::string& role);
// `verifier` is made by scram_verifier().
void set_password(Connection& connection, const std::string& role, const std::string& verifier);

[[nodiscard]] std::optional<std::string> find_owner(Connection& connection,
                                                    const std::string& database);

// UTF-8, in the order of bytes as on SQLite. An administrator who is no superuser is a member of
// `owner` for as long as this takes.
void make_database(Connection& connection, const std::string& database, const std::string& owner);

// Gives a database that belongs to `from` to `to`.
void give_database(Connection& connection, const std::string& database, const std::string& to);
// Gives the tables of `from` in the present schema to `to`; their number.
std::int64_t give_tables(Connection& connection, const std::string& from, const std::string& to);
// The same for the present schema, which before PostgreSQL 15 does not belong to whoever owns the
// database; false if it had to go nowhere.
bool give_schema(Connection& connection, const std::string& to);

// As the owner: nobody else may connect or create anything, and `service` may connect.
void limit_database(Connection& connection, const std::string& service);

// As the owner: `service` reads and writes the rows of all tables of the present schema, now and
// of those that the owner makes later, and only reads schema_migrations.
void grant_rows(Transaction& transaction, const std::string& service);

}  // namespace tasklight::database
