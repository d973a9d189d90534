// How the engines would run statements: which index they take, and what they read as a whole.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "database/database.hpp"
#include "store/filter_sql.hpp"

namespace tasklight::test {

// Lets PostgreSQL count its rows, which it otherwise does when it has time; nothing on SQLite.
void analyze(database::Database& program);

// The plan of each statement that the connection holds prepared, by its text; not of what inserts.
[[nodiscard]] std::map<std::string, std::string> prepared_plans(database::Connection& connection);

[[nodiscard]] std::string plan_of(database::Connection& connection, const store::FilterSql& sql);

// A step of a plan that reads a table, not rows of a subquery and not an index, from end to end.
[[nodiscard]] bool reads_a_whole_table(std::string_view step, const std::string& plan);

}  // namespace tasklight::test
