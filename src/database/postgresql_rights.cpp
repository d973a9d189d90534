#include "database/postgresql_rights.hpp"

namespace tasklight::database {

int major_version(Connection& connection) {
    constexpr auto* sql = "SELECT CAST(current_setting('server_version_num') AS INTEGER) / 10000";
    return static_cast<int>(std::get<0>(*connection.find<std::tuple<std::int64_t>>(sql)));
}

RoleRights rights_of(Connection& connection) {
    constexpr auto* of_role = R"(
        SELECT CAST(rolname AS TEXT),
               CAST(rolsuper AS INTEGER),
               CAST(rolcreaterole AS INTEGER),
               CAST(rolcreatedb AS INTEGER),
               CAST(rolreplication OR rolbypassrls AS INTEGER),
               CAST(COALESCE(has_schema_privilege(current_schema(), 'CREATE'), FALSE) AS INTEGER),
               (SELECT count(*) FROM pg_catalog.pg_auth_members WHERE member = pg_roles.oid)
        FROM pg_catalog.pg_roles
        WHERE rolname = current_user)";
    constexpr auto* of_tables = R"(
        SELECT CAST(COALESCE(bool_or(pg_has_role(relowner, 'USAGE')), FALSE) AS INTEGER),
               CAST(COALESCE(bool_or(relname = 'schema_migrations' AND
                                     has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')),
                             FALSE) AS INTEGER),
               CAST(COALESCE(bool_or(NOT has_table_privilege(c.oid, 'SELECT') OR
                                     relname <> 'schema_migrations' AND
                                     NOT (has_table_privilege(c.oid, 'INSERT') AND
                                          has_table_privilege(c.oid, 'UPDATE') AND
                                          has_table_privilege(c.oid, 'DELETE'))),
                             FALSE) AS INTEGER)
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p'))";
    using Role = std::tuple<std::string, bool, bool, bool, bool, bool, std::int64_t>;
    const auto [role, super, roles, databases, replication, tables, memberships] =
        *connection.find<Role>(of_role);
    using Tables = std::tuple<bool, bool, bool>;
    const auto [owns, changes, lacks] = *connection.find<Tables>(of_tables);
    return {role, super, roles, databases, replication, memberships, tables, owns, changes, lacks};
}

std::vector<RoleMember> members_of_roles(Connection& connection) {
    // Since PostgreSQL 16 a member may have the right to grant a role and no other use of it; and
    // that the one is a member of the other is told as a right too many.
    constexpr auto* sql = R"(
        WITH ours AS (
            SELECT oid FROM pg_catalog.pg_roles WHERE rolname = current_user
            UNION
            SELECT c.relowner
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = current_schema() AND c.relname = 'schema_migrations'
        )
        SELECT DISTINCT CAST(pg_get_userbyid(m.roleid) AS TEXT),
                        CAST(pg_get_userbyid(m.member) AS TEXT)
        FROM pg_catalog.pg_auth_members m
        WHERE m.roleid IN (SELECT oid FROM ours)
        AND m.member NOT IN (SELECT oid FROM ours)
        AND (COALESCE(CAST(to_jsonb(m) ->> 'inherit_option' AS BOOLEAN), TRUE)
             OR COALESCE(CAST(to_jsonb(m) ->> 'set_option' AS BOOLEAN), TRUE))
        ORDER BY 1, 2)";
    std::vector<RoleMember> members;
    using Row = std::tuple<std::string, std::string>;
    for (auto& [role, member] : connection.list<Row>(sql))
        members.push_back({std::move(role), std::move(member)});
    return members;
}

}  // namespace tasklight::database
