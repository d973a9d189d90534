// What a role may do on a PostgreSQL server: asked through a connection of that role's own.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "database/connection.hpp"

namespace tasklight::database {

// 15 of "15.18".
[[nodiscard]] int major_version(Connection& connection);

// Of the role that is connected, in its database and its present schema.
struct RoleRights {
    std::string role;
    bool is_superuser = false;
    bool may_create_roles = false;
    bool may_create_databases = false;
    bool may_replicate_or_bypass = false;  // row security
    std::int64_t memberships = 0;          // in other roles, whose powers it has
    bool may_create_tables = false;
    bool owns_tables = false;
    bool may_change_migrations = false;  // the rows of schema_migrations
    bool lacks_rows = false;             // some table that it cannot read and write
};

[[nodiscard]] RoleRights rights_of(Connection& connection);

// Another role that may do what this one may.
struct RoleMember {
    std::string role;
    std::string member;
};
// Of the role that is connected and of the one that owns the tables.
[[nodiscard]] std::vector<RoleMember> members_of_roles(Connection& connection);

}  // namespace tasklight::database
