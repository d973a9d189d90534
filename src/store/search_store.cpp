#include "store/search_store.hpp"

#include <limits>
#include <tuple>
#include <utility>

#include "store/search_words.hpp"
#include "store/task_row.hpp"

namespace tasklight::store {

using database::Connection;
using database::Engine;

namespace {

// A hit's place in the list is one number, the rank before what orders hits of one rank, so that a
// cursor holds it like that of any other list. Neither a moment nor a number reaches so far.
constexpr std::int64_t kRankStep = 100'000'000'000'000;

struct Rank {
    std::int64_t place;
    SearchDepth depth;
};

constexpr Rank kRanks[] = {{4, SearchDepth::kWholeInTitle},
                           {3, SearchDepth::kTitle},
                           {2, SearchDepth::kTitleOrLabels},
                           {1, SearchDepth::kAnywhere}};

constexpr Fragment kSqliteRank =
    "SELECT * FROM (SELECT $ AS place, rowid AS number FROM search_words "
    "WHERE search_words MATCH $ AND rowid < $ ORDER BY rowid DESC LIMIT $)";
constexpr Fragment kSqliteOrder = " ORDER BY place DESC, number DESC LIMIT $";
constexpr Fragment kSqliteTasks =
    ") found JOIN search_documents d ON d.number = found.number AND d.owner_id = $ "
    "JOIN tasks t ON t.id = d.task_id ORDER BY found.place DESC, found.number DESC";

// "+ 0" keeps PostgreSQL from walking through all documents by age in the hope of hits.
constexpr Fragment kPostgresqlRank =
    "(SELECT CAST($ AS BIGINT) AS place, d.created_at AS number, d.task_id "
    "FROM search_documents d "
    "WHERE d.owner_id = $ AND d.words @@ CAST($ AS TSQUERY) AND (d.created_at, d.task_id) < ($, $) "
    "ORDER BY d.created_at + 0 DESC, d.task_id DESC LIMIT $)";
constexpr Fragment kPostgresqlOrder = " ORDER BY place DESC, number DESC, task_id DESC LIMIT $";
constexpr Fragment kPostgresqlTasks =
    ") found JOIN tasks t ON t.id = found.task_id "
    "ORDER BY found.place DESC, found.number DESC, found.task_id DESC";

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

FilterSql query_of(Connection& connection, const UserId& owner, const SearchTerms& terms,
                   const std::optional<ListPosition>& after, std::int64_t limit) {
    const bool is_sqlite = connection.engine() == Engine::kSqlite;
    const std::string last = after ? after->id : "ffffffff-ffff-ffff-ffff-ffffffffffff";
    FilterSql sql;
    sql.add("SELECT " TASK_COLUMNS ", found.place, found.number FROM (");
    // Each rank is a list of its own, of which the engine reads no more than the page needs.
    for (const auto& [place, depth] : kRanks) {
        if (place != kRanks[0].place) sql.add(" UNION ALL ");
        if (is_sqlite)
            sql.add(kSqliteRank, {place, terms.fts5_only(depth), below(place, after), limit});
        else
            sql.add(kPostgresqlRank, {place, owner.text(), terms.tsquery_only(depth),
                                      below(place, after), last, limit});
    }
    sql.add(is_sqlite ? kSqliteOrder : kPostgresqlOrder, {limit});
    if (is_sqlite)
        sql.add(kSqliteTasks, {owner.text()});
    else
        sql.add(kPostgresqlTasks);
    return sql;
}

}  // namespace

FilterSql search_query(Connection& connection, const UserId& owner, std::string_view words,
                       const std::optional<ListPosition>& after, std::int64_t limit) {
    return query_of(connection, owner, SearchTerms(owner, words), after, limit);
}

std::vector<SearchHit> search_tasks(Connection& connection, const UserId& owner,
                                    std::string_view words,
                                    const std::optional<ListPosition>& after, std::int64_t limit) {
    const SearchTerms terms(owner, words);
    if (terms.empty()) return {};
    const FilterSql sql = query_of(connection, owner, terms, after, limit);
    // PostgreSQL plans each search by its words: those of every task are read otherwise than rare
    // ones.
    auto rows = connection.list_composed<HitRow>(sql.text(), sql.parameters());
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
            "WHERE d.words @@ CAST($ AS TSQUERY) AND d.owner_id = $ OFFSET 0)",
            {terms.tsquery(SearchDepth::kAnywhere), owner.text()});
    }
}

}  // namespace tasklight::store
