#include "database/sql_error.hpp"
#include "support/database.hpp"

using namespace tasklight;
using namespace tasklight::database;
using tasklight::test::engines;
using tasklight::test::ScratchDatabase;

namespace {

using Count = std::tuple<std::int64_t>;
using Name = std::tuple<std::string>;

constexpr char kInsert[] = "INSERT INTO people (number, name) VALUES (:number, :name)";

std::int64_t count(Connection& connection) {
    return std::get<0>(*connection.find<Count>("SELECT count(*) FROM people"));
}

void create_people(ScratchDatabase& scratch) {
    scratch.run(
        {"CREATE TABLE people (number BIGINT PRIMARY KEY, name TEXT NOT NULL, "
         "email TEXT, UNIQUE (name, email), CHECK (number < 1000))",
         "CREATE TABLE pets (owner BIGINT NOT NULL REFERENCES people (number))"});
}

}  // namespace

TEST_CASE("a statement can be used again after it failed") {
    ScratchDatabase scratch(GENERATE(engines()));
    create_people(scratch);
    const auto insert = [&](std::int64_t number) {
        scratch.database().write([&](Transaction& transaction) {
            transaction.connection().execute(kInsert, named("number", number),
                                             named("name", std::to_string(number)));
        });
    };
    insert(1);
    CHECK_THROWS_AS(insert(1), UniqueViolation);
    insert(2);
    CHECK(scratch.database().read(count) == 2);
}

TEST_CASE("a list has the rows in order and may be empty") {
    ScratchDatabase scratch(GENERATE(engines()));
    create_people(scratch);
    scratch.database().write([&](Transaction& transaction) {
        for (int i = 0; i < 250; ++i)
            transaction.connection().execute(kInsert, named("number", i),
                                             named("name", std::to_string(i)));
    });
    const auto names = [&](std::int64_t least) {
        return scratch.database().read([&](Connection& connection) {
            return connection.list<Name>(
                "SELECT name FROM people WHERE number >= :least ORDER BY number",
                named("least", least));
        });
    };
    CHECK(names(0).size() == 250);
    CHECK(std::get<0>(names(0).back()) == "249");
    CHECK(names(248) == std::vector<Name>{{"248"}, {"249"}});
    CHECK(names(500).empty());
}

TEST_CASE("execute tells how many rows it touched") {
    ScratchDatabase scratch(GENERATE(engines()));
    create_people(scratch);
    scratch.database().write([](Transaction& transaction) {
        Connection& connection = transaction;
        CHECK(connection.execute(kInsert, named("number", 1), named("name", "Ada")) == 1);
        CHECK(connection.execute(kInsert, named("number", 2), named("name", "Bob")) == 1);
        CHECK(connection.execute("UPDATE people SET name = name || '!'") == 2);
        CHECK(connection.execute("DELETE FROM people WHERE number > :number", named("number", 5)) ==
              0);
    });
}

TEST_CASE("RETURNING works within a transaction and commits") {
    ScratchDatabase scratch(GENERATE(engines()));
    create_people(scratch);
    const auto name = scratch.database().write([](Transaction& transaction) {
        return transaction.connection().find<Name>(
            "INSERT INTO people (number, name) VALUES (1, :name) RETURNING name",
            named("name", "Ada"));
    });
    CHECK(name == Name{"Ada"});
    const auto names = scratch.database().write([](Transaction& transaction) {
        return transaction.connection().list<Name>("DELETE FROM people RETURNING name");
    });
    CHECK(names.size() == 1);
    CHECK(scratch.database().read(count) == 0);
}

TEST_CASE("find refuses a second row and a row type that does not match") {
    ScratchDatabase scratch(GENERATE(engines()));
    const auto two_rows = [](Connection& connection) {
        return connection.find<Count>("SELECT 1 UNION ALL SELECT 2");
    };
    const auto two_columns = [](Connection& connection) {
        return connection.find<Count>("SELECT 1, 2");
    };
    CHECK_THROWS_AS(scratch.database().read(two_rows), DatabaseError);
    CHECK_THROWS_AS(scratch.database().read(two_columns), DatabaseError);
}

TEST_CASE("a unique violation names the columns that are taken") {
    ScratchDatabase scratch(GENERATE(engines()));
    create_people(scratch);
    constexpr char kAll[] = "INSERT INTO people VALUES (:number, :name, :email)";
    const auto insert = [&](int number, const char* name) {
        scratch.database().write([&](Transaction& transaction) {
            transaction.connection().execute(kAll, named("number", number), named("name", name),
                                             named("email", "a@b)=(c"));
        });
    };
    insert(1, "Ada");
    try {
        insert(2, "Ada");
        FAIL("the second Ada was taken");
    } catch (const UniqueViolation& taken) {
        CHECK(taken.columns() == std::vector<std::string>{"name", "email"});
        CHECK(taken.concerns("email"));
        CHECK_FALSE(taken.concerns("number"));
        CHECK(std::string(taken.what()).find("a@b") == std::string::npos);
    }
    try {
        insert(1, "Bob");
        FAIL("the second 1 was taken");
    } catch (const UniqueViolation& taken) {
        CHECK(taken.columns() == std::vector<std::string>{"number"});
    }
}

TEST_CASE("other constraints have their own types") {
    ScratchDatabase scratch(GENERATE(engines()));
    create_people(scratch);
    const auto execute = [&](const char* sql) {
        scratch.database().write(
            [&](Transaction& transaction) { transaction.connection().execute(sql); });
    };
    CHECK_THROWS_AS(execute("INSERT INTO pets VALUES (7)"), ForeignKeyViolation);
    CHECK_THROWS_AS(execute("INSERT INTO people VALUES (5000, 'Ada', NULL)"), ConstraintViolation);
    try {
        execute("INSERT INTO people VALUES (5, NULL, NULL)");
        FAIL("NULL was taken");
    } catch (const ConstraintViolation& refused) {
        CHECK(refused.concerns("name"));
    }
}

TEST_CASE("an error in the SQL tells what it is but no value") {
    ScratchDatabase scratch(GENERATE(engines()));
    try {
        (void)scratch.database().read([](Connection& connection) {
            return connection.find<Name>("SELECT oops FROM (SELECT 1 AS one) AS t WHERE 'x' = :x",
                                         named("x", "secret"));
        });
        FAIL("the query ran");
    } catch (const DatabaseError& error) {
        const std::string text = error.what();
        CHECK(text.find("oops") != std::string::npos);
        CHECK(text.find("secret") == std::string::npos);
    }
}

TEST_CASE("the token for row locks runs on both engines") {
    ScratchDatabase scratch(GENERATE(engines()));
    create_people(scratch);
    const auto rows = scratch.database().write([](Transaction& transaction) {
        return transaction.connection().list<Name>("SELECT name FROM people @for_update@");
    });
    CHECK(rows.empty());
}

TEST_CASE("a read connection cannot write on SQLite") {
    ScratchDatabase scratch(Engine::kSqlite);
    create_people(scratch);
    const auto write = [](Connection& connection) {
        return connection.execute("DELETE FROM people");
    };
    CHECK_THROWS_AS(scratch.database().read(write), DatabaseError);
}
