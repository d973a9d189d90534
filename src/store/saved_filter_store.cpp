#include "store/saved_filter_store.hpp"

#include <string>
#include <tuple>
#include <utility>

namespace tasklight::store {

using database::Connection;
using database::named;
using database::Transaction;

namespace {

#define FILTER_COLUMNS                                                                      \
    "SELECT id, name, query, color, position, deleted_at, created_at, updated_at, version " \
    "FROM filters "

using FilterRow = std::tuple<FilterId, std::string, std::string, std::optional<std::string>,
                             std::int64_t, std::optional<Moment>, Moment, Moment, std::int64_t>;

SavedFilter read_filter(FilterRow& row) {
    auto& [id, name, query, color, position, deleted_at, created_at, updated_at, version] = row;
    return {std::move(id), std::move(name), std::move(query), std::move(color), position,
            deleted_at,    created_at,      updated_at,       version};
}

std::optional<SavedFilter> read_filter(std::optional<FilterRow> row) {
    if (!row) return std::nullopt;
    return read_filter(*row);
}

}  // namespace

std::optional<SavedFilter> find_filter(Connection& connection, const UserId& owner,
                                       const FilterId& filter) {
    constexpr auto* kSql = FILTER_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND id = :id
    )sql";
    return read_filter(
        connection.find<FilterRow>(kSql, named("owner_id", owner), named("id", filter)));
}

FilterAndNames find_filter_and_names(Connection& connection, const UserId& owner,
                                     const FilterId& filter) {
    constexpr auto* kSql = R"sql(
        SELECT 'filter' AS kind, id, NULL AS parent_id, name, query, color, position, deleted_at,
               created_at, updated_at, version
        FROM filters
        WHERE owner_id = :owner_id AND id = :id
        UNION ALL
        SELECT 'project', id, parent_id, name, '', NULL, 0, NULL, 0, 0, 0
        FROM projects
        WHERE owner_id = :owner_id AND deleted_at IS NULL
        UNION ALL
        SELECT 'section', id, NULL, name, '', NULL, 0, NULL, 0, 0, 0
        FROM sections
        WHERE owner_id = :owner_id AND deleted_at IS NULL
    )sql";
    using Row = std::tuple<std::string, std::string, std::optional<std::string>, std::string,
                           std::string, std::optional<std::string>, std::int64_t,
                           std::optional<Moment>, Moment, Moment, std::int64_t>;
    FilterAndNames found;
    for (auto& [kind, id, parent_id, name, query, color, position, deleted_at, created_at,
                updated_at, version] :
         connection.list<Row>(kSql, named("owner_id", owner), named("id", filter))) {
        if (kind == "project")
            found.names.add_project(std::move(id), parent_id.value_or(""), std::move(name));
        else if (kind == "section")
            found.names.add_section(std::move(id), std::move(name));
        else
            found.filter = {filter,     name,       query,      color,  position,
                            deleted_at, created_at, updated_at, version};
    }
    return found;
}

std::optional<SavedFilter> lock_filter(Transaction& transaction, const UserId& owner,
                                       const FilterId& filter) {
    constexpr auto* kSql = FILTER_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND id = :id
        @for_update@
    )sql";
    return read_filter(transaction.connection().find<FilterRow>(kSql, named("owner_id", owner),
                                                                named("id", filter)));
}

std::vector<SavedFilter> list_filters(Connection& connection, const UserId& owner,
                                      const std::optional<ListPosition>& after,
                                      std::int64_t limit) {
    constexpr auto* kFirst = FILTER_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND deleted_at IS NULL
        ORDER BY created_at, id
        LIMIT :row_limit
    )sql";
    constexpr auto* kNext = FILTER_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND deleted_at IS NULL
          AND (created_at, id) > (:moment, :after)
        ORDER BY created_at, id
        LIMIT :row_limit
    )sql";
    auto rows = after ? connection.list<FilterRow>(
                            kNext, named("owner_id", owner), named("moment", after->moment),
                            named("after", after->id), named("row_limit", limit))
                      : connection.list<FilterRow>(kFirst, named("owner_id", owner),
                                                   named("row_limit", limit));
    std::vector<SavedFilter> filters;
    filters.reserve(rows.size());
    for (FilterRow& row : rows)
        filters.push_back(read_filter(row));
    return filters;
}

bool insert_filter(Transaction& transaction, const UserId& owner, const SavedFilter& filter) {
    constexpr auto* kSql = R"sql(
        INSERT INTO filters (id, owner_id, name, query, color, position, deleted_at,
                             created_at, updated_at, version)
        VALUES (:id, :owner_id, :name, :query, :color, :position, :deleted_at,
                :created_at, :updated_at, :version)
        ON CONFLICT (id) DO NOTHING
    )sql";
    return transaction.connection().execute(
               kSql, named("id", filter.id), named("owner_id", owner), named("name", filter.name),
               named("query", filter.query), named("color", filter.color),
               named("position", filter.position), named("deleted_at", filter.deleted_at),
               named("created_at", filter.created_at), named("updated_at", filter.updated_at),
               named("version", filter.version)) == 1;
}

void update_filter(Transaction& transaction, const UserId& owner, const SavedFilter& filter) {
    constexpr auto* kSql = R"sql(
        UPDATE filters
        SET name = :name, query = :query, color = :color, position = :position,
            deleted_at = :deleted_at, updated_at = :updated_at, version = :version
        WHERE owner_id = :owner_id AND id = :id
    )sql";
    transaction.connection().execute(
        kSql, named("name", filter.name), named("query", filter.query),
        named("color", filter.color), named("position", filter.position),
        named("deleted_at", filter.deleted_at), named("updated_at", filter.updated_at),
        named("version", filter.version), named("owner_id", owner), named("id", filter.id));
}

std::int64_t purge_filters(Transaction& transaction, Moment before, std::int64_t limit) {
    constexpr auto* kSql = R"sql(
        DELETE FROM filters
        WHERE deleted_at < :before AND id IN (
            SELECT id FROM filters
            WHERE deleted_at IS NOT NULL AND deleted_at < :before
            ORDER BY deleted_at
            LIMIT :row_limit)
    )sql";
    return transaction.connection().execute(kSql, named("before", before),
                                            named("row_limit", limit));
}

}  // namespace tasklight::store
