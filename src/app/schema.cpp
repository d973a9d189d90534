#include "app/schema.hpp"

#include "base/log.hpp"
#include "base/version.hpp"
#include "database/migrator.hpp"

namespace tasklight::app {

void prepare_schema(database::Database& database, const Config& config) {
    using database::SchemaState;
    database::Migrator migrator(database);
    const bool may_migrate = config.auto_migrate || database.engine() == database::Engine::kSqlite;
    switch (migrator.state(kVersion)) {
        case SchemaState::kCurrent:
        case SchemaState::kAhead:
            return;
        case SchemaState::kTooNew:
            throw SchemaRefusal("the database belongs to a newer version, which this one (" +
                                std::string(kVersion) +
                                ") may not serve. Install the newer version.");
        case SchemaState::kBehind:
            break;
    }
    if (!may_migrate)
        throw SchemaRefusal(
            "the database's schema is not up to date. Run \"tasklight migrate\" with the same "
            "settings, or set auto_migrate = true.");
    for (const std::string& name : migrator.migrate())
        log::info("migrated", {{"name", name}});
}

}  // namespace tasklight::app
