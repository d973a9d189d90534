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
using database::Parameter;

namespace {

// A hit's place in the list is one number, the rank before what orders hits of one rank, so that a
// cursor holds it like that of any other list. Neither a moment nor a number reaches so far.
constexpr std::int64_t kRankStep = 100'000'000'000'000;

// Each rank is a list of its own, of which the engine reads no more than the page needs.
constexpr auto* kSqlite = "SELECT " TASK_COLUMNS R"sql(, found.place, found.number
        FROM (
            SELECT * FROM (
                SELECT 4 AS place, rowid AS number FROM search_words
                WHERE search_words MATCH :match_4 AND rowid < :below_4
                ORDER BY rowid DESC LIMIT :row_limit)
            UNION ALL SELECT * FROM (
                SELECT 3 AS place, rowid AS number FROM search_words
                WHERE search_words MATCH :match_3 AND rowid < :below_3
                ORDER BY rowid DESC LIMIT :row_limit)
            UNION ALL SELECT * FROM (
                SELECT 2 AS place, rowid AS number FROM search_words
                WHERE search_words MATCH :match_2 AND rowid < :below_2
                ORDER BY rowid DESC LIMIT :row_limit)
            UNION ALL SELECT * FROM (
                SELECT 1 AS place, rowid AS number FROM search_words
                WHERE search_words MATCH :match_1 AND rowid < :below_1
                ORDER BY rowid DESC LIMIT :row_limit)
            ORDER BY place DESC, number DESC
            LIMIT :row_limit) found
        JOIN search_documents d ON d.number = found.number AND d.owner_id = :owner_id
        JOIN tasks t ON t.id = d.task_id
        ORDER BY found.place DESC, found.number DESC
    )sql";

constexpr auto* kPostgresql = "SELECT " TASK_COLUMNS R"sql(, found.place, found.created_at
        FROM (
            (SELECT 4 AS place, d.created_at, d.task_id FROM search_documents d
             WHERE d.owner_id = :owner_id AND d.words @@ CAST(:match_4 AS TSQUERY)
               AND (d.created_at, d.task_id) < (:below_4, :after)
             ORDER BY d.created_at DESC, d.task_id DESC LIMIT :row_limit)
            UNION ALL
            (SELECT 3 AS place, d.created_at, d.task_id FROM search_documents d
             WHERE d.owner_id = :owner_id AND d.words @@ CAST(:match_3 AS TSQUERY)
               AND (d.created_at, d.task_id) < (:below_3, :after)
             ORDER BY d.created_at DESC, d.task_id DESC LIMIT :row_limit)
            UNION ALL
            (SELECT 2 AS place, d.created_at, d.task_id FROM search_documents d
             WHERE d.owner_id = :owner_id AND d.words @@ CAST(:match_2 AS TSQUERY)
               AND (d.created_at, d.task_id) < (:below_2, :after)
             ORDER BY d.created_at DESC, d.task_id DESC LIMIT :row_limit)
            UNION ALL
            (SELECT 1 AS place, d.created_at, d.task_id FROM search_documents d
             WHERE d.owner_id = :owner_id AND d.words @@ CAST(:match_1 AS TSQUERY)
               AND (d.created_at, d.task_id) < (:below_1, :after)
             ORDER BY d.created_at DESC, d.task_id DESC LIMIT :row_limit)
            ORDER BY place DESC, created_at DESC, task_id DESC
            LIMIT :row_limit) found
        JOIN tasks t ON t.id = found.task_id
        ORDER BY found.place DESC, found.created_at DESC, found.task_id DESC
    )sql";

using HitRow = decltype(std::tuple_cat(std::declval<TaskRow>(),
                                       std::declval<std::tuple<std::int64_t, std::int64_t>>()));

SearchHit read_hit(HitRow& row) {
    constexpr std::size_t kColumns = std::tuple_size_v<TaskRow>;
    TaskRow columns = [&]<std::size_t... I>(std::index_sequence<I...>) {
        return TaskRow{std::move(std::get<I>(row))...};
    }
    (std::make_index_sequence<kColumns>{});
    const std::int64_t rank = std::get<kColumns>(row);
    SearchHit hit{read_task(columns), rank, {}};
    hit.position = {Moment{rank * kRankStep + std::get<kColumns + 1>(row)}, hit.task.id.text()};
    return hit;
}

// Where the page goes on among the hits of a rank: nowhere, behind the last one, or at the top.
std::int64_t below(std::int64_t rank, const std::optional<ListPosition>& after) {
    if (!after || rank < after->moment.ms / kRankStep)
        return std::numeric_limits<std::int64_t>::max();
    if (rank > after->moment.ms / kRankStep) return -1;
    return after->moment.ms % kRankStep;
}

}  // namespace

std::vector<SearchHit> search_tasks(Connection& connection, const UserId& owner,
                                    std::string_view words,
                                    const std::optional<ListPosition>& after, std::int64_t limit) {
    const SearchTerms terms(owner, words);
    if (terms.empty()) return {};
    const bool is_sqlite = connection.engine() == Engine::kSqlite;
    const auto match = [&](SearchDepth depth) {
        return is_sqlite ? terms.fts5_only(depth) : terms.tsquery_only(depth);
    };
    const std::string matches[] = {match(SearchDepth::kWholeInTitle), match(SearchDepth::kTitle),
                                   match(SearchDepth::kTitleOrLabels),
                                   match(SearchDepth::kAnywhere)};
    std::vector<Parameter> parameters{
        Parameter(named("match_4", matches[0])),      Parameter(named("match_3", matches[1])),
        Parameter(named("match_2", matches[2])),      Parameter(named("match_1", matches[3])),
        Parameter(named("below_4", below(4, after))), Parameter(named("below_3", below(3, after))),
        Parameter(named("below_2", below(2, after))), Parameter(named("below_1", below(1, after))),
        Parameter(named("owner_id", owner)),          Parameter(named("row_limit", limit))};
    constexpr std::string_view kTop = "ffffffff-ffff-ffff-ffff-ffffffffffff";
    if (!is_sqlite)
        parameters.emplace_back(named("after", after ? std::string_view(after->id) : kTop));

    // PostgreSQL plans each search by its words: those of every task are read otherwise than rare
    // ones.
    auto rows = connection.list_composed<HitRow>(is_sqlite ? kSqlite : kPostgresql, parameters);
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
