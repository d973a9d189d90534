#include "store/task_filter.hpp"

#include "store/filter_conditions.hpp"
#include "store/task_row.hpp"

namespace tasklight::store {

using database::Connection;

namespace {

// What a filter does not show unless it asks for it.
void add_scope(FilterSql& sql, const FilterNode& filter, const FilterScene& scene) {
    using enum TermKind;
    if (names_any(filter, kAll)) return;
    if (!names_any(filter, kCompleted)) sql.add(" AND t.completed_at IS NULL");
    if (!names_any(filter, kStart))
        sql.add(" AND (t.start_date IS NULL OR t.start_date <= $)",
                {to_text(scene.view.zone.date_at(scene.view.now))});
    if (!names_any(filter, kProject, kProjectTree))
        sql.add(
            " AND t.project_id NOT IN (SELECT a.id FROM projects a "
            "WHERE a.owner_id = $ AND a.archived_at IS NOT NULL)",
            {scene.owner.text()});
}

// The rows are found and put in order by their keys, and only those of the page are read whole.
FilterSql composed(const FilterNode& filter, const FilterScene& scene,
                   const std::optional<ListPosition>& after, std::int64_t limit) {
    FilterSql sql;
    sql.add("SELECT " TASK_COLUMNS
            " FROM (SELECT t.id AS found_id, t.created_at AS found_at FROM tasks t "
            "WHERE t.owner_id = $ AND t.deleted_at IS NULL",
            {scene.owner.text()});
    add_scope(sql, filter, scene);
    add_due_hull(sql, filter, scene);
    if (after) sql.add(" AND (t.created_at, t.id) > ($, $)", {after->moment.ms, after->id});
    sql.add(" AND ");
    add_condition(sql, filter, scene);
    sql.add(
        " ORDER BY t.created_at, t.id LIMIT $) found JOIN tasks t ON t.id = found.found_id "
        "ORDER BY found.found_at, found.found_id",
        {limit});
    return sql;
}

// Reads them only if the filter needs some.
FilterNames names_for(Connection& connection, const UserId& owner, const FilterNode& filter) {
    using enum TermKind;
    if (!names_any(filter, kProject, kProjectTree, kSection)) return {};
    return {connection, owner};
}

}  // namespace

FilterSql filter_query(Connection& connection, const UserId& owner, const FilterNode& filter,
                       const FilterView& view, const std::optional<ListPosition>& after,
                       std::int64_t limit) {
    const FilterNames names = names_for(connection, owner, filter);
    return composed(filter, {connection.engine(), owner, view, names}, after, limit);
}

std::vector<Task> filter_tasks(Connection& connection, const UserId& owner,
                               const FilterNode& filter, const FilterView& view,
                               const std::optional<ListPosition>& after, std::int64_t limit) {
    return filter_tasks(connection, owner, filter, view, names_for(connection, owner, filter),
                        after, limit);
}

std::vector<Task> filter_tasks(Connection& connection, const UserId& owner,
                               const FilterNode& filter, const FilterView& view,
                               const FilterNames& names, const std::optional<ListPosition>& after,
                               std::int64_t limit) {
    const FilterSql sql = composed(filter, {connection.engine(), owner, view, names}, after, limit);
    return read_tasks(connection.list_composed<TaskRow>(sql.text(), sql.parameters()));
}

}  // namespace tasklight::store
