#include "app/schema.hpp"

#include <sstream>

#include "base/log.hpp"
#include "support/database.hpp"

using namespace tasklight;
using namespace tasklight::app;
using namespace tasklight::test;
using database::Engine;

namespace {

constexpr Waiting kShort{std::chrono::milliseconds(60), std::chrono::milliseconds(10)};

Config on(const ScratchDatabase& scratch) {
    Config config;
    config.database = scratch.options().address;
    return config;
}

std::string vain_wait(const Config& config, std::ostream& told) {
    try {
        await_schema(config, told, kShort);
    } catch (const SchemaRefusal& refusal) {
        return refusal.what();
    }
    return "it was not in vain";
}

}  // namespace

TEST_CASE("waiting for a schema that nobody makes ends with the reason, told once") {
    ScratchDatabase scratch(GENERATE(engines()));
    scratch.database().check();
    std::ostringstream told;

    CHECK(vain_wait(on(scratch), told) ==
          "waited in vain: the schema is not up to date: run \"tasklight migrate\".");
    CHECK(told.str() == "waiting: the schema is not up to date: run \"tasklight migrate\"\n");
}

TEST_CASE("waiting for a database that is not there makes none") {
    const ScratchDatabase scratch(Engine::kSqlite);
    std::ostringstream told;

    CHECK_THAT(vain_wait(on(scratch), told), Catch::Contains("is not there yet"));
    CHECK_FALSE(std::filesystem::exists(scratch.options().address.substr(7)));
}

TEST_CASE("waiting goes on while the server cannot be reached") {
    Config config;
    config.database = "postgresql://ada:s3cr3t@127.0.0.1:1/tasks";
    std::ostringstream told;

    const std::string refusal = vain_wait(config, told);

    CHECK_THAT(refusal, Catch::StartsWith("waited in vain: the database cannot be reached ("));
    CHECK_THAT(told.str(), Catch::StartsWith("waiting: the database cannot be reached ("));
    CHECK_THAT(refusal + told.str(), !Catch::Contains("s3cr3t"));
}

TEST_CASE("there is nothing to wait for once the schema was made") {
    const ScratchDatabase scratch(GENERATE(engines()));
    std::ostringstream told;
    CHECK_FALSE(migrate_schema(on(scratch)).empty());

    CHECK_NOTHROW(await_schema(on(scratch), told, kShort));
    CHECK(told.str() == "");
}

TEST_CASE("waiting ends at once if this version may not serve on the schema") {
    ScratchDatabase scratch(GENERATE(engines()));
    migrate_schema(on(scratch));
    scratch.run({"UPDATE schema_migrations SET oldest_program = '99.0.0'"});
    std::ostringstream told;

    CHECK_THAT(vain_wait(on(scratch), told), Catch::Contains("belongs to a newer version"));
    CHECK(told.str() == "");
}
