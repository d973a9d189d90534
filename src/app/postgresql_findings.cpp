#include "app/postgresql_findings.hpp"

#include <iterator>

#include "database/postgresql_address.hpp"
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

std::string member_words(const database::RoleMember& membership) {
    return "role " + membership.member + " is a member of " + membership.role +
           " and may do what that one may: REVOKE " + membership.role + " FROM " +
           membership.member;
}

std::vector<Finding> member_findings(const std::vector<database::RoleMember>& members) {
    std::vector<Finding> findings;
    for (const database::RoleMember& membership : members)
        findings.push_back({true, "the " + member_words(membership)});
    return findings;
}

std::vector<Finding> text_findings(const database::TextOfDatabase& text) {
    constexpr auto* kMove =
        ": move the data to a new database by pg_dump and pg_restore "
        "(CREATE DATABASE … ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0)";
    std::vector<Finding> findings;
    if (!text.holds_all())
        findings.push_back({true, "the database is encoded in " + text.encoding +
                                      ", which has no place for every character, not UTF8" +
                                      kMove});
    if (!text.is_by_bytes)
        findings.push_back({true, "the database sorts text by " + text.collation +
                                      ", whose order an update of the system can change, and then "
                                      "indexes break" +
                                      kMove});
    if (findings.empty())
        findings.push_back({false, "the database keeps text in UTF8, sorted by " + text.collation});
    return findings;
}

std::vector<Finding> way_findings(const Config& config) {
    std::vector<Finding> findings;
    for (const auto& [name, address] :
         {std::pair<std::string, std::string>{"database", config.database},
          {"migration_database", config.migration_database}})
        if (!address.empty() && !database::keeps_password(address))
            findings.push_back({true, name + ": who answers in PostgreSQL's place can ask for the "
                                             "password: add channel_binding=require or "
                                             "sslmode=verify-full to the address"});
    return findings;
}

std::vector<Finding> postgresql_findings(database::Database& database, const Config& config,
                                         const Clock& clock) {
    std::vector<Finding> findings = way_findings(config);
    const auto add = [&](std::vector<Finding> more) {
        std::move(more.begin(), more.end(), std::back_inserter(findings));
    };
    database.read([&](database::Connection& connection) {
        add({release_finding(database::major_version(connection), clock.now())});
        add(rights_findings(database::rights_of(connection), !config.migration_database.empty()));
        add(member_findings(database::members_of_roles(connection)));
        add(text_findings(database::text_of_database(connection)));
    });
    return findings;
}

}  // namespace tasklight::app
