#include "app/postgresql_findings.hpp"

#include "database/postgresql_support.hpp"

namespace tasklight::app {
namespace {

constexpr auto* kUpgrade =
    "upgrade to a newer major version (on Debian with pg_upgradecluster), unless your "
    "distribution still mends this one";
constexpr auto* kSetUp =
    "\"tasklight setup postgresql\" makes a role that may read and write rows and no more";

std::string excess(const database::RoleRights& rights, bool has_migration_role) {
    if (rights.is_superuser) return "is a superuser";
    if (rights.may_create_roles) return "may create roles";
    if (rights.may_replicate_or_bypass) return "may replicate the server or bypass row security";
    if (rights.may_create_databases) return "may create databases";
    if (rights.memberships > 0) return "is a member of another role and may do what that one may";
    if (!has_migration_role) return {};
    if (rights.owns_tables) return "owns the tables, though migration_database names another role";
    if (rights.may_create_tables)
        return "may create tables, though migration_database names another role";
    if (rights.may_change_migrations)
        return "may change schema_migrations, though migration_database names another role";
    return {};
}

}  // namespace

Finding release_finding(int major, Moment now) {
    const auto [support, last_day] = database::support_of_postgresql(major, now);
    const std::string name = "PostgreSQL " + std::to_string(major);
    switch (support) {
        case database::Support::kSupported:
            return {false, name + " is mended by its makers until " + last_day};
        case database::Support::kEndsSoon:
            return {true,
                    name + " is mended by its makers only until " + last_day + ": " + kUpgrade};
        case database::Support::kUnknown:
            return {false, name + " is newer than the versions that this program knows"};
        case database::Support::kEnded:
            break;
    }
    const std::string since = last_day.empty() ? " for long" : " since " + last_day;
    return {true, name + " is out of support" + since + ", so its holes stay open: " + kUpgrade};
}

std::vector<Finding> rights_findings(const database::RoleRights& rights, bool has_migration_role) {
    std::vector<Finding> findings;
    const std::string role = "the service's role " + rights.role + ' ';
    const std::string found = excess(rights, has_migration_role);
    if (!found.empty()) findings.push_back({true, role + found + ": " + kSetUp});
    if (rights.lacks_rows)
        findings.push_back({true, role + "may not read and write every table: " + kSetUp});
    if (findings.empty())
        findings.push_back(
            {false, role + (has_migration_role ? "may read and write rows and do no more"
                                               : "has no rights beyond its own database")});
    return findings;
}

std::vector<Finding> postgresql_findings(database::Database& database, const Config& config,
                                         const Clock& clock) {
    return database.read([&](database::Connection& connection) {
        std::vector<Finding> findings{
            release_finding(database::major_version(connection), clock.now())};
        for (Finding& finding :
             rights_findings(database::rights_of(connection), !config.migration_database.empty()))
            findings.push_back(std::move(finding));
        return findings;
    });
}

}  // namespace tasklight::app
