// Whether the database's schema fits this program, and what to do if it does not.
#pragma once

#include <stdexcept>

#include "app/config.hpp"
#include "database/database.hpp"

namespace tasklight::app {

// A sentence for the administrator that names the command to run.
struct SchemaRefusal : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// On SQLite, and where auto_migrate allows it, brings the schema up to date. Throws SchemaRefusal
// if it must not, or if this program is too old for the schema.
void prepare_schema(database::Database& database, const Config& config);

}  // namespace tasklight::app
