// `tasklight setup postgresql`: makes what Tasklight needs on a PostgreSQL server, and the files
// that lead to it. Each step looks first, so a second run mends what is missing and leaves the
// rest alone. No other thread may run.
#pragma once

#include <filesystem>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>

namespace tasklight::app {

// A sentence for the administrator: what is in the way and what to do.
struct SetupError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct SetupOptions {
    std::string admin_database;  // empty: the server of this machine
    std::optional<std::string> admin_password;
    std::string name = "tasklight";  // of the database and of the service's role
    std::filesystem::path settings_file;
};

// Writes one line to `out` for each thing that it made, changed or found as it should be; true if
// it did anything. Throws SetupError, or what Database and Migrator throw.
bool set_up_postgresql(const SetupOptions& options, std::ostream& out);

}  // namespace tasklight::app
