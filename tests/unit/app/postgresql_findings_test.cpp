#include "app/postgresql_findings.hpp"

#include <catch2/catch.hpp>
#include <chrono>

using namespace tasklight;
using namespace tasklight::app;
using database::RoleRights;

namespace {

Moment noon_of(int year, unsigned month, unsigned day) {
    using namespace std::chrono;
    const sys_days date = std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day);
    return {milliseconds((date + hours(12)).time_since_epoch()).count()};
}

RoleRights service_rights() {
    RoleRights rights;
    rights.role = "tasklight";
    return rights;
}

}  // namespace

TEST_CASE("a PostgreSQL that its makers mend is well") {
    const Finding finding = release_finding(15, noon_of(2026, 11, 25));

    CHECK_FALSE(finding.is_warning);
    CHECK(finding.words == "PostgreSQL 15 is mended by its makers until 2027-11-11");
}

TEST_CASE("the end of a PostgreSQL is told half a year before") {
    CHECK_FALSE(release_finding(15, noon_of(2027, 5, 10)).is_warning);
    const Finding near = release_finding(15, noon_of(2027, 5, 11));

    CHECK(near.is_warning);
    CHECK_THAT(near.words,
               Catch::StartsWith("PostgreSQL 15 is mended by its makers only until 2027-11-11: "));
    CHECK_THAT(near.words, Catch::Contains("upgrade to a newer major version"));
}

TEST_CASE("a PostgreSQL out of support is a warning that says what to do") {
    CHECK_THAT(release_finding(14, noon_of(2026, 11, 12)).words, Catch::Contains("only until"));
    const Finding ended = release_finding(14, noon_of(2026, 11, 13));

    CHECK(ended.is_warning);
    CHECK_THAT(ended.words,
               Catch::StartsWith("PostgreSQL 14 is out of support since 2026-11-12, so its holes"));
    CHECK_THAT(ended.words, Catch::Contains("upgrade to a newer major version"));
    CHECK_THAT(release_finding(9, noon_of(2026, 1, 1)).words,
               Catch::StartsWith("PostgreSQL 9 is out of support for long"));
}

TEST_CASE("each known PostgreSQL has the last day that its makers name") {
    const auto [major, day] = GENERATE(table<int, std::string>({{13, "2025-11-13"},
                                                                {14, "2026-11-12"},
                                                                {15, "2027-11-11"},
                                                                {16, "2028-11-09"},
                                                                {17, "2029-11-08"},
                                                                {18, "2030-11-14"}}));

    CHECK_THAT(release_finding(major, noon_of(2024, 1, 1)).words, Catch::EndsWith(day));
}

TEST_CASE("a PostgreSQL newer than the program is well and told") {
    const Finding finding = release_finding(19, noon_of(2029, 1, 1));

    CHECK_FALSE(finding.is_warning);
    CHECK_THAT(finding.words, Catch::Contains("newer than the versions that this program knows"));
}

TEST_CASE("each right too many is a warning that names the way out") {
    const auto [member, says] = GENERATE(table<bool RoleRights::*, std::string>({
        {&RoleRights::is_superuser, "is a superuser"},
        {&RoleRights::may_create_roles, "may create roles"},
        {&RoleRights::may_create_databases, "may create databases"},
        {&RoleRights::may_replicate_or_bypass, "may replicate"},
        {&RoleRights::owns_tables, "owns the tables"},
        {&RoleRights::may_create_tables, "may create tables"},
        {&RoleRights::may_change_migrations, "may change schema_migrations"},
        {&RoleRights::lacks_rows, "may not read and write every table"},
    }));
    RoleRights rights = service_rights();
    rights.*member = true;

    const auto findings = rights_findings(rights, true);

    REQUIRE(findings.size() == 1);
    CHECK(findings.front().is_warning);
    CHECK_THAT(findings.front().words, Catch::StartsWith("the service's role tasklight " + says));
    CHECK_THAT(findings.front().words, Catch::Contains("tasklight setup postgresql"));
}

TEST_CASE("the powers of another role are a warning too, whoever migrates") {
    const bool has_migration_role = GENERATE(true, false);
    RoleRights rights = service_rights();
    rights.memberships = 1;

    const auto findings = rights_findings(rights, has_migration_role);

    REQUIRE(findings.size() == 1);
    CHECK(findings.front().is_warning);
    CHECK_THAT(findings.front().words, Catch::Contains("is a member of another role"));
}

TEST_CASE("a role that changes the schema itself may own the tables") {
    RoleRights rights = service_rights();
    rights.owns_tables = rights.may_create_tables = rights.may_change_migrations = true;

    const auto findings = rights_findings(rights, false);

    REQUIRE(findings.size() == 1);
    CHECK_FALSE(findings.front().is_warning);
}

TEST_CASE("each member of our roles is a warning that says how it ends") {
    CHECK(member_findings({}).empty());
    const auto findings = member_findings({{"tasklight", "ada"}, {"tasklight_owner", "bob"}});

    REQUIRE(findings.size() == 2);
    CHECK(findings.back().is_warning);
    CHECK_THAT(findings.back().words, Catch::Contains("bob is a member of tasklight_owner") &&
                                          Catch::EndsWith("REVOKE tasklight_owner FROM bob"));
}

TEST_CASE("a database that cannot keep all text, or sorts as the system does, is a warning") {
    const auto good = text_findings({"UTF8", "C", true});
    REQUIRE(good.size() == 1);
    CHECK_FALSE(good.front().is_warning);

    const auto bad = text_findings({"LATIN1", "de_DE.ISO-8859-1", false});
    REQUIRE(bad.size() == 2);
    CHECK((bad.front().is_warning && bad.back().is_warning));
    CHECK_THAT(bad.front().words, Catch::StartsWith("the database is encoded in LATIN1"));
    CHECK_THAT(bad.back().words, Catch::Contains("sorts text by de_DE.ISO-8859-1"));
}

TEST_CASE("an address on which a password could be taken is a warning") {
    Config config;
    config.database = "postgresql://tasklight@localhost/tasklight";
    REQUIRE(way_findings(config).size() == 1);
    CHECK_THAT(way_findings(config).front().words, Catch::StartsWith("database: "));
    config.migration_database = "postgresql://tasklight_owner@localhost/tasklight?sslmode=require";
    REQUIRE(way_findings(config).size() == 2);
    CHECK_THAT(way_findings(config).back().words, Catch::StartsWith("migration_database: "));
    config.migration_database += "&channel_binding=require";
    config.database += "?sslmode=verify-full";
    CHECK(way_findings(config).empty());
}
