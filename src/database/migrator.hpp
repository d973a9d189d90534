// Runs db/migrations/NNNN_name.sql, which are compiled in: one text for both engines. `@uuid@`
// becomes UUID on PostgreSQL and TEXT on SQLite; a line `-- sqlite`, `-- postgresql` or `-- both`
// opens a part for that engine; a line `-- oldest: X.Y.Z` names the oldest program version that
// may still serve on the schema after it (else the previous migration's holds).
// Several starters at once are safe: an advisory lock on PostgreSQL, the write lock on SQLite.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "database/database.hpp"

namespace tasklight::database {

struct Migration {
    int number;
    std::string_view name;
    std::string_view sql;
};

// In the order of their numbers.
[[nodiscard]] const std::vector<Migration>& compiled_migrations();

enum class SchemaState {
    kCurrent,
    kBehind,  // migrations are waiting
    kAhead,   // newer than this program, which may still serve
    kTooNew,  // this program is older than the schema allows
};

class Migrator {
public:
    explicit Migrator(Database& database,
                      const std::vector<Migration>& migrations = compiled_migrations());

    [[nodiscard]] SchemaState state(std::string_view program_version);

    // Runs what is missing, each in its own transaction, and returns the names of what it ran.
    // Throws SchemaError if a released migration was edited (its checksum differs).
    std::vector<std::string> migrate();

private:
    Database& database_;
    const std::vector<Migration>& migrations_;
};

}  // namespace tasklight::database
