#include "store/search_store.hpp"

#include <limits>
#include <tuple>
#include <utility>

#include "store/search_words.hpp"
#include "store/task_row.hpp"

namespace tasklight::store {

using database::Connection;
using database::Engine;
using database::named;

namespace {

// A hit's place in the list is one number, the rank before the moment, so that a cursor holds it
// like that of any other list. No moment reaches so far.
constexpr std::int64_t kRankStep = 100'000'000'000'000;

constexpr auto* kSqlite = "SELECT " TASK_COLUMNS R"sql(, found.place
        FROM (
            SELECT ranked.task_id AS task_id, ranked.place AS place
            FROM (
                SELECT d.task_id AS task_id,
                       d.created_at + 100000000000000 * (1
                           + (s.rowid IN (SELECT rowid FROM search_words
                                          WHERE search_words MATCH :with_labels))
                           + (s.rowid IN (SELECT rowid FROM search_words
                                          WHERE search_words MATCH :in_title))
                           + (s.rowid IN (SELECT rowid FROM search_words
                                          WHERE search_words MATCH :whole))) AS place
                FROM search_words s
                JOIN search_documents d ON d.number = s.rowid
                WHERE s.search_words MATCH :anywhere AND d.owner_id = :owner_id) ranked
            WHERE (ranked.place, ranked.task_id) < (:place, :after)
            ORDER BY ranked.place DESC, ranked.task_id DESC
            LIMIT :row_limit) found
        JOIN tasks t ON t.id = found.task_id
        ORDER BY found.place DESC, found.task_id DESC
    )sql";

constexpr auto* kPostgresql = "SELECT " TASK_COLUMNS R"sql(, found.place
        FROM (
            SELECT ranked.task_id, ranked.place
            FROM (
                SELECT d.task_id,
                       d.created_at + 100000000000000 * CASE
                           WHEN d.words @@ CAST(:whole AS TSQUERY) THEN 4
                           WHEN d.words @@ CAST(:in_title AS TSQUERY) THEN 3
                           WHEN d.words @@ CAST(:with_labels AS TSQUERY) THEN 2
                           ELSE 1 END AS place
                FROM search_documents d
                WHERE d.words @@ CAST(:anywhere AS TSQUERY) AND d.owner_id = :owner_id) ranked
            WHERE (ranked.place, ranked.task_id) < (:place, :after)
            ORDER BY ranked.place DESC, ranked.task_id DESC
            LIMIT :row_limit) found
        JOIN tasks t ON t.id = found.task_id
        ORDER BY found.place DESC, found.task_id DESC
    )sql";

using HitRow =
    decltype(std::tuple_cat(std::declval<TaskRow>(), std::declval<std::tuple<std::int64_t>>()));

SearchHit read_hit(HitRow& row) {
    constexpr std::size_t kColumns = std::tuple_size_v<TaskRow>;
    TaskRow columns = [&]<std::size_t... I>(std::index_sequence<I...>) {
        return TaskRow{std::move(std::get<I>(row))...};
    }
    (std::make_index_sequence<kColumns>{});
    const std::int64_t place = std::get<kColumns>(row);
    SearchHit hit{read_task(columns), place / kRankStep, {Moment{place}, {}}};
    hit.position.id = hit.task.id.text();
    return hit;
}

// Behind every hit that there is.
ListPosition end_of_list() {
    return {Moment{std::numeric_limits<std::int64_t>::max()},
            "ffffffff-ffff-ffff-ffff-ffffffffffff"};
}

}  // namespace

std::vector<SearchHit> search_tasks(Connection& connection, const UserId& owner,
                                    std::string_view words,
                                    const std::optional<ListPosition>& after, std::int64_t limit) {
    const SearchTerms terms(owner, words);
    if (terms.empty()) return {};
    const bool is_sqlite = connection.engine() == Engine::kSqlite;
    const auto match = [&](SearchDepth depth) {
        return is_sqlite ? terms.fts5(depth) : terms.tsquery(depth);
    };
    const ListPosition position = after.value_or(end_of_list());
    auto rows = connection.list<HitRow>(
        is_sqlite ? kSqlite : kPostgresql, named("whole", match(SearchDepth::kWholeInTitle)),
        named("in_title", match(SearchDepth::kTitle)),
        named("with_labels", match(SearchDepth::kTitleOrLabels)),
        named("anywhere", match(SearchDepth::kAnywhere)), named("owner_id", owner),
        named("place", position.moment), named("after", position.id), named("row_limit", limit));
    std::vector<SearchHit> hits;
    hits.reserve(rows.size());
    for (HitRow& row : rows)
        hits.push_back(read_hit(row));
    return hits;
}

void add_search_condition(FilterSql& sql, Engine engine, const UserId& owner,
                          std::string_view words) {
    const SearchTerms terms(owner, words);
    if (terms.empty()) {
        sql.add("1 = 0");
    } else if (engine == Engine::kSqlite) {
        sql.add(
            "t.id IN (SELECT d.task_id FROM search_words s "
            "JOIN search_documents d ON d.number = s.rowid "
            "WHERE s.search_words MATCH $ AND d.owner_id = $)",
            {terms.fts5(SearchDepth::kAnywhere), owner.text()});
    } else {
        sql.add(
            "t.id IN (SELECT d.task_id FROM search_documents d "
            "WHERE d.words @@ CAST($ AS TSQUERY) AND d.owner_id = $)",
            {terms.tsquery(SearchDepth::kAnywhere), owner.text()});
    }
}

}  // namespace tasklight::store
