// Full-text search in a user's tasks: every word must be in the task, each as the beginning of a
// word. The one place where each engine has a query of its own.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "database/connection.hpp"
#include "model/list_position.hpp"
#include "model/task.hpp"
#include "store/filter_sql.hpp"

namespace tasklight::store {

struct SearchHit {
    Task task;
    std::int64_t rank;  // 4: whole words in the title, 3: beginnings, 2: with the labels, 1: notes
    ListPosition position;
};

// The statement that search_tasks runs.
[[nodiscard]] FilterSql search_query(database::Connection& connection, const UserId& owner,
                                     std::string_view words,
                                     const std::optional<ListPosition>& after, std::int64_t limit);

// The best first, then the newest (on SQLite: what became findable last); completed tasks too. A
// task that was trashed by another program a moment ago may be among them.
[[nodiscard]] std::vector<SearchHit> search_tasks(database::Connection& connection,
                                                  const UserId& owner, std::string_view words,
                                                  const std::optional<ListPosition>& after,
                                                  std::int64_t limit);

// The same words as a condition on the table `t` of tasks.
void add_search_condition(FilterSql& sql, database::Engine engine, const UserId& owner,
                          std::string_view words);

}  // namespace tasklight::store
