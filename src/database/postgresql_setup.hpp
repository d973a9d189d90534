// Makes the roles, the database and their rights on a PostgreSQL server. There are two roles: the
// owner, which owns the tables and changes them by migrations, and the service, which reads and
// writes rows and may do nothing else. Each function asks first, so that it can be called again.
// Names are quoted into the statements by the server itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "database/connection.hpp"
#include "database/transaction.hpp"

namespace tasklight::database {

// Held until the connection ends, so that one set-up at a time runs in a server's database; false
// if another one has it.
[[nodiscard]] bool try_setup_lock(Connection& connection);
// Waits as long as it takes.
void take_setup_lock(Connection& connection);

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
    bool is_member;             // of some other role
    bool has_members;
    bool is_used_elsewhere;  // owns or may use something outside of the database
};
[[nodiscard]] std::optional<RoleState> find_role(Connection& connection, const std::string& role,
                                                 const std::string& database);

// As a superuser.
[[nodiscard]] bool has_password(Connection& connection, const std::string& role);

// Able to log in. `verifier` is made by scram_verifier().
void make_role(Connection& connection, const std::string& role, const std::string& verifier);
// Takes every attribute away but LOGIN. Not of a superuser.
void limit_role(Connection& connection, const std::string& role);

// A role that another one is a member of, so that it may do what that one may.
struct Membership {
    std::string role;
    std::string ending;  // the statement that ends it
};
[[nodiscard]] std::vector<Membership> memberships_of(Connection& connection,
                                                     const std::string& role);

// `verifier` is made by scram_verifier().
void set_password(Connection& connection, const std::string& role, const std::string& verifier);

[[nodiscard]] std::optional<std::string> find_owner(Connection& connection,
                                                    const std::string& database);

enum class Tables { kNone, kOurs, kForeign };
// Of the present schema.
[[nodiscard]] Tables whose_tables(Connection& connection);

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

// As the owner of schema_migrations: nobody else may change what it says. Some servers grant rows
// of every new table to the service.
void protect_migrations(Transaction& transaction);

}  // namespace tasklight::database
