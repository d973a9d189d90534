#include "database/postgresql_setup.hpp"

namespace tasklight::database {
namespace {

using Text = std::tuple<std::string>;
using Truth = std::tuple<bool>;

// Of no meaning but that every set-up takes the same.
constexpr auto* kSetupLock = "500035708276";

// Runs the statement that this query makes with format().
template <class... Value>
void run_made(Connection& connection, const char* sql, const Named<Value>&... values) {
    connection.run(std::get<0>(*connection.find<Text>(sql, values...)));
}

// A role that makes a database for another one must be its member; a superuser is anyway.
class PassingMembership {
public:
    PassingMembership(Connection& connection, const std::string& role)
        : connection_(connection), role_(role), is_needed_(!is_member()) {
        if (is_needed_)
            run_made(connection_, "SELECT format('GRANT %I TO CURRENT_USER', CAST(:role AS TEXT))",
                     named("role", role_));
    }
    PassingMembership(const PassingMembership&) = delete;
    PassingMembership& operator=(const PassingMembership&) = delete;
    ~PassingMembership() {
        if (!is_needed_) return;
        try {
            run_made(connection_,
                     "SELECT format('REVOKE %I FROM CURRENT_USER', CAST(:role AS TEXT))",
                     named("role", role_));
        } catch (const std::exception&) {
            // The administrator keeps a right that it could have taken at any time.
        }
    }

private:
    [[nodiscard]] bool is_member() {
        constexpr auto* sql = "SELECT CAST(pg_has_role(CAST(:role AS TEXT), 'USAGE') AS INTEGER)";
        return std::get<0>(*connection_.find<Truth>(sql, named("role", role_)));
    }

    Connection& connection_;
    const std::string role_;
    const bool is_needed_;
};

}  // namespace

bool try_setup_lock(Connection& connection) {
    const std::string sql =
        "SELECT CAST(pg_try_advisory_lock(" + std::string(kSetupLock) + ") AS INTEGER)";
    return std::get<0>(*connection.find<Truth>(sql.c_str()));
}

void take_setup_lock(Connection& connection) {
    connection.run("SET statement_timeout = 0");
    connection.run("SET lock_timeout = 0");
    connection.run("SELECT pg_advisory_lock(" + std::string(kSetupLock) + ")");
}

AdministratorRights administrator_rights(Connection& connection) {
    constexpr auto* sql = R"(
        SELECT CAST(rolsuper AS INTEGER),
               CAST(rolsuper OR rolcreaterole AS INTEGER),
               CAST(rolsuper OR rolcreatedb AS INTEGER)
        FROM pg_catalog.pg_roles
        WHERE rolname = current_user)";
    const auto [super, roles, databases] = *connection.find<std::tuple<bool, bool, bool>>(sql);
    return {super, roles, databases};
}

std::optional<RoleState> find_role(Connection& connection, const std::string& role,
                                   const std::string& database) {
    // Since PostgreSQL 16 who makes a role is its member, with the right to grant it and no more.
    constexpr auto* sql = R"(
        WITH present AS (
            SELECT oid FROM pg_catalog.pg_database WHERE datname = CAST(:database AS TEXT)
        )
        SELECT CAST(r.rolsuper AS INTEGER),
               CAST(r.rolname = current_user AS INTEGER),
               CAST(r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication
                    OR r.rolbypassrls OR NOT r.rolcanlogin AS INTEGER),
               CAST(EXISTS (SELECT 1 FROM pg_catalog.pg_auth_members
                            WHERE member = r.oid) AS INTEGER),
               CAST(EXISTS (SELECT 1 FROM pg_catalog.pg_auth_members m
                            WHERE m.roleid = r.oid
                            AND pg_get_userbyid(m.member) <> current_user) AS INTEGER),
               CAST(EXISTS (SELECT 1 FROM pg_catalog.pg_shdepend d
                            WHERE d.refclassid = CAST('pg_catalog.pg_authid' AS REGCLASS)
                            AND d.refobjid = r.oid
                            AND d.dbid NOT IN (SELECT oid FROM present)
                            AND NOT (d.classid = CAST('pg_catalog.pg_database' AS REGCLASS)
                                     AND d.objid IN (SELECT oid FROM present))) AS INTEGER)
        FROM pg_catalog.pg_roles r
        WHERE r.rolname = CAST(:role AS TEXT))";
    using Row = std::tuple<bool, bool, bool, bool, bool, bool>;
    const auto row = connection.find<Row>(sql, named("database", database), named("role", role));
    if (!row) return std::nullopt;
    const auto& [super, present, others, member, members, elsewhere] = *row;
    return RoleState{super, present, others, member, members, elsewhere};
}

bool has_password(Connection& connection, const std::string& role) {
    constexpr auto* sql = R"(
        SELECT CAST(count(rolpassword) > 0 AS INTEGER)
        FROM pg_catalog.pg_authid
        WHERE rolname = CAST(:role AS TEXT))";
    return std::get<0>(*connection.find<Truth>(sql, named("role", role)));
}

void make_role(Connection& connection, const std::string& role, const std::string& verifier) {
    run_made(connection,
             "SELECT format('CREATE ROLE %I LOGIN PASSWORD %L', CAST(:role AS TEXT), "
             "CAST(:verifier AS TEXT))",
             named("role", role), named("verifier", verifier));
}

void limit_role(Connection& connection, const std::string& role) {
    constexpr auto* attributes_sql = R"(
        SELECT concat_ws(' ', 'LOGIN',
                         CASE WHEN rolcreaterole THEN 'NOCREATEROLE' END,
                         CASE WHEN rolcreatedb THEN 'NOCREATEDB' END,
                         CASE WHEN rolreplication THEN 'NOREPLICATION' END,
                         CASE WHEN rolbypassrls THEN 'NOBYPASSRLS' END)
        FROM pg_catalog.pg_roles
        WHERE rolname = CAST(:role AS TEXT))";
    // Only a superuser may so much as name some of them.
    const auto attributes = connection.find<Text>(attributes_sql, named("role", role));
    run_made(connection,
             "SELECT format('ALTER ROLE %I %s', CAST(:role AS TEXT), CAST(:attributes AS TEXT))",
             named("role", role), named("attributes", std::get<0>(*attributes)));
}

std::vector<Membership> memberships_of(Connection& connection, const std::string& role) {
    // Since PostgreSQL 16 each grantor's grant is one of its own.
    constexpr auto* sql = R"(
        SELECT CAST(pg_get_userbyid(roleid) AS TEXT),
               format('REVOKE %I FROM %I%s CASCADE',
                      pg_get_userbyid(roleid), pg_get_userbyid(member),
                      CASE WHEN CAST(current_setting('server_version_num') AS INTEGER) >= 160000
                           THEN format(' GRANTED BY %I', pg_get_userbyid(grantor))
                      END)
        FROM pg_catalog.pg_auth_members
        WHERE pg_get_userbyid(member) = CAST(:role AS TEXT)
        ORDER BY 1, 2)";
    std::vector<Membership> memberships;
    using Row = std::tuple<std::string, std::string>;
    for (auto& [of, ending] : connection.list<Row>(sql, named("role", role)))
        memberships.push_back({std::move(of), std::move(ending)});
    return memberships;
}

void set_password(Connection& connection, const std::string& role, const std::string& verifier) {
    run_made(connection,
             "SELECT format('ALTER ROLE %I PASSWORD %L', CAST(:role AS TEXT), "
             "CAST(:verifier AS TEXT))",
             named("role", role), named("verifier", verifier));
}

std::optional<std::string> find_owner(Connection& connection, const std::string& database) {
    constexpr auto* sql = R"(
        SELECT CAST(pg_get_userbyid(datdba) AS TEXT)
        FROM pg_catalog.pg_database
        WHERE datname = CAST(:database AS TEXT))";
    const auto row = connection.find<Text>(sql, named("database", database));
    if (!row) return std::nullopt;
    return std::get<0>(*row);
}

Tables whose_tables(Connection& connection) {
    // What an extension brought along is nobody's data.
    constexpr auto* sql = R"(
        SELECT count(*), count(*) FILTER (WHERE c.relname = 'schema_migrations' AND
                                          EXISTS (SELECT 1 FROM pg_catalog.pg_attribute a
                                                  WHERE a.attrelid = c.oid
                                                  AND a.attname = 'oldest_program'))
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema()
        AND c.relkind IN ('r', 'p')
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
                        WHERE d.classid = CAST('pg_catalog.pg_class' AS REGCLASS)
                        AND d.objid = c.oid AND d.deptype = 'e'))";
    const auto [all, ours] = *connection.find<std::tuple<std::int64_t, std::int64_t>>(sql);
    if (all == 0) return Tables::kNone;
    return ours > 0 ? Tables::kOurs : Tables::kForeign;
}

void make_database(Connection& connection, const std::string& database, const std::string& owner) {
    const PassingMembership membership(connection, owner);
    connection.run("SET statement_timeout = 0");  // to copy a template takes its time
    run_made(connection, R"(
        SELECT format('CREATE DATABASE %I OWNER %I ENCODING ''UTF8'' LOCALE ''C'' TEMPLATE template0',
                      CAST(:database AS TEXT), CAST(:owner AS TEXT)))",
             named("database", database), named("owner", owner));
}

void give_database(Connection& connection, const std::string& database, const std::string& to) {
    run_made(connection,
             "SELECT format('ALTER DATABASE %I OWNER TO %I', CAST(:database AS TEXT), "
             "CAST(:owner AS TEXT))",
             named("database", database), named("owner", to));
}

std::int64_t give_tables(Connection& connection, const std::string& from, const std::string& to) {
    constexpr auto* sql = R"(
        SELECT format('ALTER TABLE %I.%I OWNER TO %I', n.nspname, c.relname, CAST(:owner AS TEXT))
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema()
        AND c.relkind IN ('r', 'p', 'v', 'm')
        AND pg_get_userbyid(c.relowner) = CAST(:former AS TEXT)
        ORDER BY c.oid)";
    const auto statements = connection.list<Text>(sql, named("owner", to), named("former", from));
    for (const auto& [statement] : statements)
        connection.run(statement);
    return std::ssize(statements);
}

bool give_schema(Connection& connection, const std::string& to) {
    constexpr auto* sql = R"(
        SELECT format('ALTER SCHEMA %I OWNER TO %I', nspname, CAST(:owner AS TEXT))
        FROM pg_catalog.pg_namespace
        WHERE nspname = current_schema()
        AND pg_get_userbyid(nspowner) NOT IN ('pg_database_owner', CAST(:owner AS TEXT)))";
    const auto statement = connection.find<Text>(sql, named("owner", to));
    if (statement) connection.run(std::get<0>(*statement));
    return statement.has_value();
}

void limit_database(Connection& connection, const std::string& service) {
    for (const auto* sql :
         {"SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC, %I', current_database(), "
          "CAST(:service AS TEXT))",
          "SELECT format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), "
          "CAST(:service AS TEXT))"})
        run_made(connection, sql, named("service", service));
}

void grant_rows(Transaction& transaction, const std::string& service) {
    for (const auto* sql :
         {"SELECT format('REVOKE ALL ON SCHEMA %I FROM PUBLIC, %I', current_schema(), "
          "CAST(:service AS TEXT))",
          "SELECT format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), "
          "CAST(:service AS TEXT))",
          "SELECT format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM PUBLIC, %I', "
          "current_schema(), CAST(:service AS TEXT))",
          "SELECT format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', "
          "current_schema(), CAST(:service AS TEXT))",
          "SELECT format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', current_schema(), "
          "CAST(:service AS TEXT))",
          "SELECT format('REVOKE INSERT, UPDATE, DELETE ON %I.schema_migrations FROM %I', "
          "current_schema(), CAST(:service AS TEXT))",
          "SELECT format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I "
          "GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', "
          "current_schema(), CAST(:service AS TEXT))",
          "SELECT format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE ON SEQUENCES TO %I', "
          "current_schema(), CAST(:service AS TEXT))"})
        run_made(transaction, sql, named("service", service));
}

void protect_migrations(Transaction& transaction) {
    constexpr auto* sql = R"(
        SELECT format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON %s FROM %s CASCADE',
                      CAST(CAST(c.oid AS REGCLASS) AS TEXT),
                      string_agg(DISTINCT CASE WHEN a.grantee = 0 THEN 'PUBLIC'
                                               ELSE quote_ident(pg_get_userbyid(a.grantee)) END,
                                 ', '))
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        CROSS JOIN LATERAL aclexplode(c.relacl) a
        WHERE n.nspname = current_schema()
        AND c.relname = 'schema_migrations'
        AND pg_has_role(c.relowner, 'USAGE')
        AND a.grantee <> c.relowner
        AND a.privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')
        GROUP BY c.oid)";
    const auto statement = transaction.connection().find<Text>(sql);
    if (statement) transaction.connection().run(std::get<0>(*statement));
}

}  // namespace tasklight::database
