#include "database/migration_text.hpp"

#include <catch2/catch.hpp>

using namespace tasklight::database;

namespace {

using Texts = std::vector<std::string>;

Texts on_sqlite(std::string_view sql) { return statements_for(Engine::kSqlite, sql); }
Texts on_postgresql(std::string_view sql) { return statements_for(Engine::kPostgresql, sql); }

}  // namespace

TEST_CASE("a migration is cut at the semicolons between statements") {
    CHECK(on_sqlite("CREATE TABLE a (b TEXT);\n\nDROP TABLE a;\n") ==
          Texts{"CREATE TABLE a (b TEXT)", "DROP TABLE a"});
    CHECK(on_sqlite(" ; ;\n").empty());
    CHECK(on_sqlite("SELECT 1") == Texts{"SELECT 1"});
}

TEST_CASE("semicolons in quotes and comments do not cut") {
    CHECK(on_sqlite("SELECT 'a;b', 'it''s;', \";\";SELECT 2") ==
          Texts{"SELECT 'a;b', 'it''s;', \";\"", "SELECT 2"});
    CHECK(on_sqlite("SELECT 1 /* ; ' */;SELECT 2") == Texts{"SELECT 1 /* ; ' */", "SELECT 2"});
    CHECK(on_sqlite("-- don't; cut\nSELECT 1; -- the end; really\n") == Texts{"SELECT 1"});
    CHECK_THROWS_AS(on_sqlite("SELECT 'open"), std::runtime_error);
}

TEST_CASE("semicolons in dollar quotes do not cut") {
    CHECK(on_postgresql("SELECT $$a;b$$; SELECT $x$;$$;$x$; SELECT $1") ==
          Texts{"SELECT $$a;b$$", "SELECT $x$;$$;$x$", "SELECT $1"});
}

TEST_CASE("the body of a trigger belongs to it") {
    const std::string trigger =
        "CREATE TEMP TRIGGER t AFTER INSERT ON a BEGIN\n"
        "  UPDATE a SET b = CASE WHEN c THEN 1 ELSE 2 END;\n"
        "  DELETE FROM d;\n"
        "END";
    CHECK(on_sqlite(trigger + ";\nSELECT 1;") == Texts{trigger, "SELECT 1"});
    const std::string plain = "CREATE TABLE end_of_trigger (begin_at BIGINT)";
    CHECK(on_sqlite(plain + "; SELECT 1") == Texts{plain, "SELECT 1"});
}

TEST_CASE("each engine gets its parts and its word for a key") {
    constexpr char kSql[] =
        "CREATE TABLE a (id @uuid@);\n"
        "-- sqlite\nSELECT 'lite';\n"
        "-- postgresql\nSELECT 'post';\n"
        "-- both\nSELECT 'both';\n";
    CHECK(on_sqlite(kSql) == Texts{"CREATE TABLE a (id TEXT)", "SELECT 'lite'", "SELECT 'both'"});
    CHECK(on_postgresql(kSql) ==
          Texts{"CREATE TABLE a (id UUID)", "SELECT 'post'", "SELECT 'both'"});
}

TEST_CASE("a migration names the oldest program that it allows") {
    CHECK(oldest_program("-- oldest: 1.2.3\nSELECT 1;") == "1.2.3");
    CHECK(oldest_program("SELECT 1;").empty());
}

TEST_CASE("versions are compared as numbers") {
    CHECK(is_older("1.9.0", "1.10.0"));
    CHECK(is_older("0.1.0", "0.1.1"));
    CHECK_FALSE(is_older("1.2.3", "1.2.3"));
    CHECK_FALSE(is_older("2.0", "1.9.9"));
    CHECK_FALSE(is_older("1.2.3-rc1", "1.2.3"));
    CHECK_FALSE(is_older("1.0.0", ""));
}
