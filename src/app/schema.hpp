// Whether the database's schema fits this program, and what to do if it does not.
#pragma once

#include <chrono>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

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

// As the role for migrations; the names of the migrations that ran. Throws SchemaRefusal if that
// role may not change the schema.
std::vector<std::string> migrate_schema(const Config& config);

struct SchemaReport {
    bool suits;  // this program may serve on it
    std::string words;
};
// Changes nothing, and does not make a SQLite file. Throws what Database and Migrator throw, and
// SchemaRefusal if no waiting could help.
[[nodiscard]] SchemaReport schema_report(const Config& config);

struct Waiting {
    std::chrono::milliseconds patience = std::chrono::minutes(10);
    std::chrono::milliseconds pause = std::chrono::seconds(1);
};
// Until the schema suits this program; writes to `out` what it waits for. Throws SchemaRefusal if
// it was in vain.
void await_schema(const Config& config, std::ostream& out, const Waiting& waiting = {});

}  // namespace tasklight::app
