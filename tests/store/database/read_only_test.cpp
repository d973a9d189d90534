// A server that takes no writes.
#include "base/error.hpp"
#include "support/database.hpp"

using namespace tasklight;
using namespace tasklight::database;
using namespace tasklight::test;

TEST_CASE("a server that takes no writes is not ready") {
    if (!has_postgresql()) return;
    ScratchDatabase scratch(Engine::kPostgresql);
    DatabaseOptions options = scratch.options();
    options.address += "%20-cdefault_transaction_read_only%3Don";

    CHECK_NOTHROW(Database(scratch.options()).check());
    CHECK_THROWS_AS(Database(options).check(), Unavailable);
}
