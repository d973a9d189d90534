// Runs db/migrations/NNNN_name.sql, which are compiled in: one text for both engines. `@uuid@`
// becomes UUID on PostgreSQL and TEXT on SQLite; a line `-- sqlite`, `-- postgresql` or `-- both`
// opens a part for that engine; a line `-- oldest: X.Y.Z` names the oldest program version that
// may still serve on the schema after it (else the previous migration's holds).
// Several starters at once are safe: an advisory lock on PostgreSQL, the write lock on SQLite.
// What was applied stands in the table schema_migrations.
#pragma once

#include <cstdint>
#include <stdexcept>
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

// The schema and this program do not belong together; a sentence for the administrator.
struct SchemaError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// `migrations` and the database outlive it. One thread at a time.
class Migrator {
public:
    explicit Migrator(Database& database,
                      const std::vector<Migration>& migrations = compiled_migrations());

    // Throws SchemaError as migrate() does.
    [[nodiscard]] SchemaState state(std::string_view program_version);

    // Runs what is missing, each in its own transaction, and returns the names of what it ran.
    // Throws SchemaError if a released migration was edited (its checksum differs).
    std::vector<std::string> migrate();

private:
    struct Applied {
        std::int64_t number;
        std::string checksum;
        std::string oldest_program;
    };

    [[nodiscard]] std::vector<Applied> applied(Connection& connection) const;
    void check_unedited(const std::vector<Applied>& applied) const;
    // False if another starter was faster.
    [[nodiscard]] bool run(const Migration& migration);

    Database& database_;
    const std::vector<Migration>& migrations_;
};

}  // namespace tasklight::database
