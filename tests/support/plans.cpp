#include "support/plans.hpp"

#include <tuple>

namespace tasklight::test {

using database::Connection;
using database::Engine;

namespace {

using Text = std::tuple<std::string>;
using Prepared = std::tuple<std::string, std::string, std::int64_t>;
using Step = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::string>;

std::map<std::string, std::string> sqlite_plans(Connection& connection) {
    std::map<std::string, std::string> plans;
    for (const auto& [sql] : connection.list<Text>("SELECT sql FROM sqlite_stmt")) {
        if (sql.find("FROM sqlite_stmt") != std::string::npos) continue;
        if (sql.find("'search_words_") != std::string::npos) continue;  // FTS5's own
        if (sql.find("INSERT") != std::string::npos) continue;
        // The parameters need values here; which ones does not matter for the plan.
        std::string asked = "EXPLAIN QUERY PLAN " + sql;
        for (std::size_t at; (at = asked.find(':')) != std::string::npos;)
            asked.replace(
                at, asked.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789", at + 1) - at,
                "'1'");
        for (const auto& step : connection.list<Step>(asked.c_str()))
            plans[sql] += std::get<3>(step) + '\n';
    }
    return plans;
}

std::map<std::string, std::string> postgresql_plans(Connection& connection) {
    std::map<std::string, std::string> plans;
    connection.run("SET plan_cache_mode = force_generic_plan");
    connection.run("DISCARD PLANS");  // those that were made before
    for (const auto& [name, sql, parameters] : connection.list<Prepared>(
             "SELECT name, statement, COALESCE(array_length(parameter_types, 1), 0) "
             "FROM pg_prepared_statements")) {
        if (sql.find("pg_prepared_statements") != std::string::npos) continue;
        if (sql.find("INSERT") != std::string::npos) continue;
        std::string asked = "EXPLAIN EXECUTE " + name;
        for (std::int64_t i = 0; i < parameters; ++i)
            asked += i == 0 ? "(NULL" : ", NULL";
        if (parameters > 0) asked += ')';
        for (const auto& [line] : connection.list<Text>(asked.c_str()))
            plans[sql] += line + '\n';
    }
    connection.run("SET plan_cache_mode = auto");
    return plans;
}

}  // namespace

// Only who owns the tables may, which the program's own role does not.
void analyze(database::Database& program) {
    const std::string schema = program.read([](Connection& connection) {
        if (connection.engine() == Engine::kSqlite) return std::string();
        return std::get<0>(*connection.find<Text>("SELECT CAST(current_schema() AS TEXT)"));
    });
    if (schema.empty()) return;
    database::DatabaseOptions superuser;
    superuser.address = "postgresql://";
    database::Database(superuser).read([&](Connection& connection) {
        for (const auto* table :
             {"tasks", "task_labels", "projects", "search_documents", "sessions", "streams"})
            connection.run("ANALYZE " + schema + '.' + table);
    });
}

std::map<std::string, std::string> prepared_plans(Connection& connection) {
    return connection.engine() == Engine::kSqlite ? sqlite_plans(connection)
                                                  : postgresql_plans(connection);
}

std::string plan_of(Connection& connection, const store::FilterSql& sql) {
    const auto parameters = sql.parameters();
    std::string plan;
    if (connection.engine() == Engine::kSqlite) {
        for (const auto& step :
             connection.list_composed<Step>("EXPLAIN QUERY PLAN " + sql.text(), parameters))
            plan += std::get<3>(step) + '\n';
    } else {
        for (const auto& [line] :
             connection.list_composed<Text>("EXPLAIN " + sql.text(), parameters))
            plan += line + '\n';
    }
    return plan;
}

// SQLite says SCAN also of the rows of a subquery, which it calls a co-routine, and of a virtual
// table's index, whose choice it tells behind a colon.
bool reads_a_whole_table(std::string_view step, const std::string& plan) {
    if (step.find("Seq Scan on") != std::string_view::npos) return true;
    constexpr std::string_view kScan = "SCAN ";
    if (!step.starts_with(kScan)) return false;
    const auto choice = step.find("VIRTUAL TABLE INDEX ");
    if (choice != std::string_view::npos)
        return step.find(":M", choice) == std::string_view::npos;  // MATCH
    const std::string subquery(step.substr(kScan.size()));
    return plan.find("CO-ROUTINE " + subquery + '\n') == std::string::npos &&
           plan.find("MATERIALIZE " + subquery + '\n') == std::string::npos;
}

}  // namespace tasklight::test
