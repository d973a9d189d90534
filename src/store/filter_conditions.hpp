// The terms of a filter as conditions on the table `t` of tasks. Each is true or false and never
// NULL, so that its opposite holds for all other tasks.
#pragma once

#include "database/connection.hpp"
#include "store/filter_names.hpp"
#include "store/filter_sql.hpp"
#include "store/task_filter.hpp"

namespace tasklight::store {

// What all terms of one filter have in common.
struct FilterScene {
    database::Engine engine;
    const UserId& owner;
    const FilterView& view;
    const FilterNames& names;
};

void add_condition(FilterSql& sql, const FilterNode& node, const FilterScene& scene);

// Due dates that every selected task has, if the filter implies some; a condition that an index
// can be searched by, where those of the terms are too intricate.
void add_due_hull(FilterSql& sql, const FilterNode& node, const FilterScene& scene);

}  // namespace tasklight::store
