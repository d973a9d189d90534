#include <cstdlib>
#include <fstream>
#include <sys/stat.h>

#include "base/error.hpp"
#include "database/open_connection.hpp"
#include "support/database.hpp"

using namespace tasklight;
using namespace tasklight::database;
using tasklight::test::engines;
using tasklight::test::has_postgresql;
using tasklight::test::ScratchDatabase;
using tasklight::test::ScratchFolder;

namespace {

using Text = std::tuple<std::string>;

DatabaseOptions at(const std::string& address) {
    DatabaseOptions options;
    options.address = address;
    return options;
}

std::string setting(Database& database, const std::string& name) {
    return database.read([&](Connection& connection) {
        return std::get<0>(
            *connection.find<Text>("SELECT current_setting(:name)", named("name", name)));
    });
}

}  // namespace

TEST_CASE("a database tells its version and that it can be reached") {
    ScratchDatabase scratch(GENERATE(engines()));
    CHECK_NOTHROW(scratch.database().check());
    const bool is_sqlite = scratch.database().engine() == Engine::kSqlite;
    CHECK_THAT(scratch.database().version(),
               Catch::StartsWith(is_sqlite ? "SQLite 3." : "PostgreSQL 1"));
}

TEST_CASE("SQLite files may have any name") {
    const ScratchFolder folder;
    for (const char* name : {"with space.db", "a=b.db", "it's \"quoted\".db", "file:x?mode=ro",
                             "100%.db", "größe.db"}) {
        const auto path = folder.path() / name;
        Database database(at("sqlite:" + path.string()));
        database.write([](Transaction& transaction) {
            transaction.connection().run("CREATE TABLE t (x TEXT)");
        });
        CHECK(database.read([](Connection& connection) {
            return connection.list<Text>("SELECT x FROM t").empty();
        }));
        CHECK(std::filesystem::file_size(path) > 0);
    }
}

TEST_CASE("a new SQLite file is for its owner alone and safely set up") {
    ScratchDatabase scratch(Engine::kSqlite);
    struct ::stat status {};
    scratch.database().check();
    REQUIRE(::stat(scratch.options().address.substr(7).c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    const auto pragma = [&](const char* sql) {
        return scratch.database().write([&](Transaction& transaction) {
            return std::get<0>(*transaction.connection().find<Text>(sql));
        });
    };
    CHECK(pragma("PRAGMA journal_mode") == "wal");
    CHECK(pragma("PRAGMA synchronous") == "2");
    CHECK(pragma("PRAGMA foreign_keys") == "1");
}

TEST_CASE("an address that cannot be meant is refused with a sentence") {
    const ScratchFolder folder;
    for (const std::string& address :
         {std::string("mysql://x/y"), std::string("sqlite:"), std::string(""),
          std::string("sqlite::memory:"), "sqlite:" + folder.path().string(),
          "sqlite:" + (folder.path() / "no" / "folder.db").string(),
          std::string("postgresql://user:se%zzcret@host/db"),
          std::string("postgresql://host/db?unknown=1"), std::string("postgresql://[::1/db")}) {
        INFO(address);
        CHECK_THROWS_AS(Database(at(address)), ConfigurationError);
    }
}

TEST_CASE("no part of a password is told when an address is malformed") {
    try {
        const Database database(at("postgresql://user:se%zzcret@host:port:port/db"));
        FAIL("the address was taken");
    } catch (const ConfigurationError& error) {
        CHECK_THAT(error.what(), !Catch::Contains("cret"));
    }
}

TEST_CASE("a file that is no database is refused and left alone") {
    const ScratchFolder folder;
    const auto path = folder.path() / "letter.txt";
    const std::string letter(5000, 'x');
    std::ofstream(path) << letter;
    CHECK_THROWS_AS(Database(at("sqlite:" + path.string())), ConfigurationError);
    std::ifstream file(path);
    CHECK(std::string(std::istreambuf_iterator<char>(file), {}) == letter);
}

TEST_CASE("a PostgreSQL address keeps what it says and gains what it leaves open") {
    DatabaseOptions options =
        at("postgresql://ann%20lee:p%27w%3D@/my%20db?host=/tmp/x%20y"
           "&options=-c%20statement_timeout%3D7&connect_timeout=3");
    const std::string uri = postgresql_uri(options);
    CHECK_THAT(uri, Catch::Contains("user=ann%20lee&") || Catch::EndsWith("user=ann%20lee"));
    CHECK_THAT(uri, Catch::Contains("password=p%27w%3D"));
    CHECK_THAT(uri, Catch::Contains("dbname=my%20db"));
    CHECK_THAT(uri, Catch::Contains("connect_timeout=3"));
    CHECK_THAT(uri, Catch::Contains("statement_timeout%3D7%20-c%20lock_timeout%3D5000"));
    CHECK_THAT(uri, Catch::Contains("fallback_application_name=tasklight"));
    options.password = "an other";
    CHECK_THAT(postgresql_uri(options), Catch::Contains("password=an%20other"));
    options.prepared_statements = false;
    CHECK_THAT(postgresql_uri(options), !Catch::Contains("lock_timeout"));
}

TEST_CASE("a Unix socket is known from a server of the network") {
    if (!std::getenv("PGHOST")) CHECK(uses_socket("postgresql:///tasks"));
    CHECK(uses_socket("postgresql:///tasks?host=/run/postgresql"));
    CHECK(uses_socket("postgresql://%2Frun%2Fpostgresql/tasks"));
    CHECK_FALSE(uses_socket("postgresql://localhost/tasks"));
    CHECK_FALSE(uses_socket("postgresql:///tasks?hostaddr=127.0.0.1"));
}

TEST_CASE("an address leads to another database of its server") {
    const std::string there =
        in_database("postgresql://ann:p%27w@db:7/postgres?sslmode=require", "tasks");

    CHECK_THAT(there, Catch::Contains("dbname=tasks"));
    for (const auto* kept : {"host=db", "port=7", "user=ann", "password=p%27w", "sslmode=require"})
        CHECK_THAT(there, Catch::Contains(kept));
}

TEST_CASE("the settings of an address reach the server") {
    if (!has_postgresql()) return;
    const ScratchDatabase scratch(Engine::kPostgresql);
    DatabaseOptions options = scratch.options();
    options.address += "%20-c%20statement_timeout%3D12s&application_name=it%27s%20me";
    Database database(options);
    CHECK(setting(database, "statement_timeout") == "12s");
    CHECK(setting(database, "lock_timeout") == "5s");
    CHECK(setting(database, "application_name") == "it's me");
    Database plain(scratch.options());
    CHECK(setting(plain, "statement_timeout") == "30s");
    CHECK(setting(plain, "application_name") == "tasklight");
}

TEST_CASE("a statement that waits too long for a lock is unavailable", "[concurrent]") {
    if (!has_postgresql()) return;
    ScratchDatabase scratch(Engine::kPostgresql);
    DatabaseOptions options = scratch.options();
    options.address += "%20-c%20lock_timeout%3D100";
    Database impatient(options);
    scratch.run({"CREATE TABLE t (x BIGINT)"});
    scratch.database().write([&](Transaction& transaction) {
        transaction.connection().run("LOCK TABLE t");
        const auto write = [&] {
            impatient.write(
                [](Transaction& other) { other.connection().execute("INSERT INTO t VALUES (1)"); });
        };
        CHECK_THROWS_AS(write(), Unavailable);
    });
}
