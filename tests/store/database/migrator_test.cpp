#include "database/migrator.hpp"

#include <atomic>
#include <thread>

#include "base/error.hpp"
#include "database/sql_error.hpp"
#include "support/database.hpp"

using namespace tasklight;
using namespace tasklight::database;
using tasklight::test::engines;
using tasklight::test::ScratchDatabase;

namespace {

using Count = std::tuple<std::int64_t>;
using Names = std::vector<std::string>;

constexpr char kPeople[] = "CREATE TABLE people (id @uuid@ PRIMARY KEY, name TEXT NOT NULL);";
constexpr char kPets[] =
    "-- oldest: 1.5.0\n"
    "-- sqlite\n"
    "CREATE TABLE pets (name TEXT);\n"
    "CREATE TRIGGER t AFTER DELETE ON people BEGIN DELETE FROM pets; SELECT 1; END;\n"
    "-- postgresql\n"
    "CREATE TABLE pets (name VARCHAR(99));\n"
    "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ DECLARE x int := 1; BEGIN\n"
    "RETURN x; END $$;\n"
    "-- both\n"
    "INSERT INTO pets VALUES ('Rex: the dog');\n";

const std::vector<Migration> kFirst{{1, "0001_people", kPeople}};
const std::vector<Migration> kBoth{{1, "0001_people", kPeople}, {2, "0002_pets", kPets}};

std::int64_t pets(Database& database) {
    return database.read([](Connection& connection) {
        return std::get<0>(*connection.find<Count>("SELECT count(*) FROM pets"));
    });
}

}  // namespace

TEST_CASE("migrations run once and in order") {
    ScratchDatabase scratch(GENERATE(engines()));
    Migrator migrator(scratch.database(), kBoth);
    CHECK(migrator.state("1.5.0") == SchemaState::kBehind);
    CHECK(migrator.migrate() == Names{"0001_people", "0002_pets"});
    CHECK(migrator.state("1.5.0") == SchemaState::kCurrent);
    CHECK(migrator.migrate().empty());
    CHECK(pets(scratch.database()) == 1);
}

TEST_CASE("what was not applied yet is run") {
    ScratchDatabase scratch(GENERATE(engines()));
    CHECK(Migrator(scratch.database(), kFirst).migrate() == Names{"0001_people"});
    CHECK(Migrator(scratch.database(), kBoth).state("1.5.0") == SchemaState::kBehind);
    CHECK(Migrator(scratch.database(), kBoth).migrate() == Names{"0002_pets"});
}

TEST_CASE("an older program serves on a newer schema as long as that allows it") {
    ScratchDatabase scratch(GENERATE(engines()));
    Migrator(scratch.database(), kBoth).migrate();
    Migrator older(scratch.database(), kFirst);
    CHECK(older.state("1.10.0") == SchemaState::kAhead);
    CHECK(older.state("1.4.9") == SchemaState::kTooNew);
}

TEST_CASE("an edited migration is refused") {
    ScratchDatabase scratch(GENERATE(engines()));
    Migrator(scratch.database(), kFirst).migrate();
    const std::vector<Migration> edited{{1, "0001_people", "CREATE TABLE people (id @uuid@)"}};
    Migrator migrator(scratch.database(), edited);
    CHECK_THROWS_AS(migrator.migrate(), SchemaError);
    CHECK_THROWS_AS(migrator.state("1.0.0"), SchemaError);
}

TEST_CASE("a migration that fails leaves nothing behind") {
    ScratchDatabase scratch(GENERATE(engines()));
    const std::vector<Migration> broken{
        {1, "0001_people", kPeople},
        {2, "0002_broken", "CREATE TABLE left_over (id TEXT); CREATE TABLE people (id TEXT);"}};
    Migrator migrator(scratch.database(), broken);
    CHECK_THROWS_AS(migrator.migrate(), DatabaseError);
    CHECK_THROWS_AS(scratch.run({"DROP TABLE left_over"}), DatabaseError);
    CHECK(Migrator(scratch.database(), kFirst).state("1.0.0") == SchemaState::kCurrent);
}

TEST_CASE("several programs may migrate at once", "[concurrent]") {
    ScratchDatabase scratch(GENERATE(engines()));
    std::atomic<int> ran{0};
    std::atomic<int> failed{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            try {
                Database database(scratch.options());
                ran += static_cast<int>(Migrator(database, kBoth).migrate().size());
            } catch (const std::exception&) {
                ++failed;
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(failed == 0);
    CHECK(ran == 2);
    CHECK(pets(scratch.database()) == 1);
}
