#include <limits>

#include "database/sql_error.hpp"
#include "support/database.hpp"

using namespace tasklight;
using namespace tasklight::database;
using tasklight::test::engines;
using tasklight::test::ScratchDatabase;

namespace {

struct ThingKind;
using ThingId = Id<ThingKind>;

constexpr char kInsert[] = R"(
    INSERT INTO things (id, name, size, weight, seen_at, is_open)
    VALUES (:id, :name, :size, :weight, :seen_at, :is_open))";

void create_things(ScratchDatabase& scratch) {
    const bool is_sqlite = scratch.database().engine() == Engine::kSqlite;
    scratch.run({std::string("CREATE TABLE things (id ") + (is_sqlite ? "TEXT" : "UUID") +
                 " PRIMARY KEY, name TEXT, size BIGINT, weight DOUBLE PRECISION, seen_at BIGINT,"
                 " is_open SMALLINT)"});
}

}  // namespace

TEST_CASE("values of every type come back as they went in") {
    ScratchDatabase scratch(GENERATE(engines()));
    create_things(scratch);
    const ThingId id = *ThingId::parse("018f0000-0000-7000-8000-00000000000a");
    const std::string name = "Grüße, 'quoted' \"twice\" \\ and :colon";
    const std::int64_t size = std::numeric_limits<std::int64_t>::min();
    scratch.database().write([&](Transaction& transaction) {
        transaction.connection().execute(
            kInsert, named("id", id), named("name", name), named("size", size),
            named("weight", 0.1), named("seen_at", Moment{1234567890123}), named("is_open", true));
    });

    using Row = std::tuple<ThingId, std::string, std::int64_t, double, Moment, bool,
                           std::optional<std::string>, std::optional<Moment>>;
    const auto row = scratch.database().read([&](Connection& connection) {
        return connection.find<Row>(R"(
            SELECT id, name, size, weight, seen_at, is_open, name, seen_at
            FROM things WHERE id = :id)",
                                    named("id", id));
    });
    CHECK(row ==
          Row{id, name, size, 0.1, Moment{1234567890123}, true, name, Moment{1234567890123}});
}

TEST_CASE("NULL goes in and comes out as an empty optional") {
    ScratchDatabase scratch(GENERATE(engines()));
    create_things(scratch);
    const ThingId id = *ThingId::parse("018f0000-0000-7000-8000-00000000000a");
    using Row = std::tuple<std::optional<std::string>, std::optional<std::int64_t>,
                           std::optional<double>, std::optional<Moment>, std::optional<bool>>;
    const auto row = scratch.database().write([&](Transaction& transaction) {
        Connection& connection = transaction;
        connection.execute(
            kInsert, named("id", id), named("name", std::optional<std::string>()),
            named("size", std::optional<std::int64_t>()), named("weight", std::optional<double>()),
            named("seen_at", std::optional<Moment>()), named("is_open", std::optional<bool>()));
        return connection.find<Row>("SELECT name, size, weight, seen_at, is_open FROM things");
    });
    CHECK(row == Row{});
}

TEST_CASE("NULL in a column that may not hold it is an error") {
    ScratchDatabase scratch(GENERATE(engines()));
    const auto read_null = [](Connection& connection) {
        return connection.find<std::tuple<std::int64_t>>("SELECT CAST(NULL AS BIGINT)");
    };
    CHECK_THROWS_AS(scratch.database().read(read_null), DatabaseError);
}

TEST_CASE("text is no number") {
    ScratchDatabase scratch(GENERATE(engines()));
    const auto read_text = [](Connection& connection) {
        return connection.find<std::tuple<std::int64_t>>("SELECT '12 apples'");
    };
    CHECK_THROWS_AS(scratch.database().read(read_text), DatabaseError);
}

TEST_CASE("a comparison and a count are numbers") {
    ScratchDatabase scratch(GENERATE(engines()));
    using Row = std::tuple<bool, std::int64_t>;
    const auto row = scratch.database().read([](Connection& connection) {
        return connection.find<Row>("SELECT 1 < 2, count(*) FROM (SELECT 1) AS one");
    });
    CHECK(row == Row{true, 1});
}

TEST_CASE("text with a NUL is refused") {
    ScratchDatabase scratch(GENERATE(engines()));
    create_things(scratch);
    const std::string text("a\0b", 3);
    const auto find = [&](Connection& connection) {
        return connection.find<std::tuple<std::string>>(
            "SELECT name FROM things WHERE name = :name", named("name", text));
    };
    CHECK_THROWS_AS(scratch.database().read(find), DatabaseError);
}

TEST_CASE("a parameter may stand twice and long text passes whole") {
    ScratchDatabase scratch(GENERATE(engines()));
    const std::string text(64 * 1024, 'x');
    using Row = std::tuple<std::string, std::string>;
    const auto row = scratch.database().read([&](Connection& connection) {
        return connection.find<Row>("SELECT CAST(:text AS TEXT), CAST(:text AS TEXT)",
                                    named("text", text));
    });
    CHECK(row == Row{text, text});
}

TEST_CASE("values without a place and places without a value are refused") {
    ScratchDatabase scratch(GENERATE(engines()));
    using Row = std::tuple<std::int64_t>;
    const auto no_place = [](Connection& connection) {
        return connection.find<Row>("SELECT 1", named("absent", 1));
    };
    const auto no_value = [](Connection& connection) {
        return connection.find<Row>("SELECT CAST(:absent AS BIGINT)");
    };
    CHECK_THROWS_AS(scratch.database().read(no_place), DatabaseError);
    CHECK_THROWS_AS(scratch.database().read(no_value), DatabaseError);
}
