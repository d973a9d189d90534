// Reads the text of a migration. Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "database/connection.hpp"

namespace tasklight::database {

// The parts that are meant for the engine, with `@uuid@` replaced, cut into single statements:
// SQLite runs only the first of a text. Semicolons in quotes, comments, dollar quotes and the
// bodies of triggers do not cut. Throws std::runtime_error if a quote or comment does not end.
[[nodiscard]] std::vector<std::string> statements_for(Engine engine, std::string_view sql);

// What stands behind `-- oldest:`, or an empty text.
[[nodiscard]] std::string oldest_program(std::string_view sql);

// FNV-1a of the text, in hexadecimal: finds edits, not forgeries.
[[nodiscard]] std::string checksum(std::string_view sql);

// Whether version `a` comes before `b`: major.minor.patch as numbers; what follows is ignored.
[[nodiscard]] bool is_older(std::string_view a, std::string_view b);

}  // namespace tasklight::database
