#include "database/postgresql_login.hpp"

#include <unistd.h>

#include "database/postgresql_rights.hpp"
#include "database/postgresql_text.hpp"
#include "support/database.hpp"

using namespace tasklight::database;
using tasklight::test::has_postgresql;
using tasklight::test::ScratchDatabase;

namespace {

DatabaseOptions at(const std::string& address) {
    DatabaseOptions options;
    options.address = address;
    return options;
}

}  // namespace

TEST_CASE("a login is taken, refused for its password, or refused anyway") {
    if (!has_postgresql()) return;
    DatabaseOptions wrong = at("postgresql://");
    wrong.password = "s3cr3t";

    CHECK(try_login(at("postgresql://")).outcome == LoginOutcome::kTaken);
    const LoginAttempt refused = try_login(wrong);
    CHECK(refused.outcome == LoginOutcome::kWrongPassword);
    CHECK_THAT(refused.reason, Catch::Contains("password"));
    CHECK_THAT(refused.reason, !Catch::Contains("s3cr3t") && !Catch::Contains("\n"));
    CHECK(try_login(at("postgresql://ada@127.0.0.1:1/tasks")).outcome == LoginOutcome::kRefused);
}

TEST_CASE("a server that checks passwords takes no other") {
    if (!has_postgresql()) return;
    CHECK_FALSE(takes_any_password(at("postgresql://")));
    CHECK_FALSE(takes_any_password(at("postgresql://ada@127.0.0.1:1/tasks")));
}

TEST_CASE("a verifier holds no password and differs each time") {
    if (!has_postgresql()) return;
    ScratchDatabase scratch(Engine::kPostgresql);
    scratch.database().read([](Connection& connection) {
        const std::string verifier = scram_verifier(connection, "ada", "seven quiet lamps");
        CHECK_THAT(verifier, Catch::StartsWith("SCRAM-SHA-256$"));
        CHECK_THAT(verifier, !Catch::Contains("lamps"));
        CHECK(verifier != scram_verifier(connection, "ada", "seven quiet lamps"));
    });
}

TEST_CASE("a server tells its version and what a role may do") {
    if (!has_postgresql()) return;
    ScratchDatabase scratch(Engine::kPostgresql);
    scratch.run({"CREATE TABLE schema_migrations (x TEXT)"});
    scratch.database().read([](Connection& connection) {
        const RoleRights rights = rights_of(connection);
        CHECK(major_version(connection) >= 13);
        CHECK(rights.is_superuser);
        CHECK(rights.owns_tables);
        CHECK(rights.may_create_tables);
        CHECK(rights.may_change_migrations);
        CHECK_FALSE(rights.lacks_rows);
    });
}

TEST_CASE("a database tells how it keeps text") {
    if (!has_postgresql()) return;
    Database(at("postgresql://")).read([](Connection& connection) {
        const std::string name = "tasklight_text_" + std::to_string(::getpid());
        const auto make = [&](const std::string& how) {
            connection.run("DROP DATABASE IF EXISTS " + name);
            connection.run("CREATE DATABASE " + name + " TEMPLATE template0 " + how);
            return text_of_database(connection, name);
        };
        const TextOfDatabase good = make("ENCODING 'UTF8' LOCALE 'C'");
        const TextOfDatabase latin = make("ENCODING 'LATIN1' LOCALE 'C'");
        const TextOfDatabase plain = make("ENCODING 'UTF8' LOCALE 'C.UTF-8'");
        if (major_version(connection) >= 15) {
            const TextOfDatabase icu =
                make("ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'en-US'");
            CHECK(icu.collation == "en-US");
            CHECK_FALSE(icu.is_by_bytes);
        }
        connection.run("DROP DATABASE " + name);

        CHECK((good.holds_all() && good.is_by_bytes && good.collation == "C"));
        CHECK(latin.encoding == "LATIN1");
        CHECK_FALSE(latin.holds_all());
        CHECK(plain.is_by_bytes);
    });
}
