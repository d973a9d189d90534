#include "support/many_tasks.hpp"

namespace tasklight::test {

using database::Connection;
using database::Engine;
using database::named;

namespace {

// The numbers and dates are the only words that the engines do not share.
constexpr auto* kSqliteTasks = R"sql(
    WITH RECURSIVE numbers (i) AS (
        SELECT 0 UNION ALL SELECT i + 1 FROM numbers WHERE i + 1 < :count)
    INSERT INTO tasks (id, owner_id, project_id, title, notes, labels, priority, due_date,
                       completed_at, deleted_at, created_at, updated_at, version, search_version)
    SELECT printf('%08x-0000-7000-8000-%012x', i * 2654435761 % 4294967296, i), :owner,
           CASE WHEN i % 1000 = 0 THEN :small WHEN i % 10 = 0 THEN :middle ELSE :big END,
           CASE WHEN i % 500 = 0 THEN 'Rare milk ' ELSE 'Common task ' END || i, '',
           CASE WHEN i % 5 = 2 THEN 'common' WHEN i % 1000 = 1 THEN 'rare' ELSE '' END,
           CASE WHEN i % 100 = 0 THEN 1 WHEN i % 20 = 0 THEN 2 ELSE 4 END,
           CASE WHEN i % 3 = 0
                THEN date('2027-01-31', CAST(i / 3 % 500 - 30 AS TEXT) || ' days') END,
           CASE WHEN i % 10 = 9 THEN :now - i END,
           CASE WHEN i % 50 = 48 THEN :now - i END,
           :now - (1000000 - i) * 6000, :now, 1, 1
    FROM numbers
)sql";

constexpr auto* kPostgresqlTasks = R"sql(
    INSERT INTO tasks (id, owner_id, project_id, title, notes, labels, priority, due_date,
                       completed_at, deleted_at, created_at, updated_at, version, search_version)
    SELECT CAST(md5(CAST(i AS TEXT)) AS UUID), CAST(:owner AS UUID),
           CASE WHEN i % 1000 = 0 THEN CAST(:small AS UUID)
                WHEN i % 10 = 0 THEN CAST(:middle AS UUID) ELSE CAST(:big AS UUID) END,
           CASE WHEN i % 500 = 0 THEN 'Rare milk ' ELSE 'Common task ' END || i, '',
           CASE WHEN i % 5 = 2 THEN 'common' WHEN i % 1000 = 1 THEN 'rare' ELSE '' END,
           CASE WHEN i % 100 = 0 THEN 1 WHEN i % 20 = 0 THEN 2 ELSE 4 END,
           CASE WHEN i % 3 = 0
                THEN to_char(DATE '2027-01-31' + (i / 3 % 500 - 30), 'YYYY-MM-DD') END,
           CASE WHEN i % 10 = 9 THEN CAST(:now AS BIGINT) - i END,
           CASE WHEN i % 50 = 48 THEN CAST(:now AS BIGINT) - i END,
           CAST(:now AS BIGINT) - CAST(1000000 - i AS BIGINT) * 6000, CAST(:now AS BIGINT), 1, 1
    FROM generate_series(0, CAST(:count AS INT) - 1) i
)sql";

constexpr auto* kLabels = R"sql(
    INSERT INTO task_labels (task_id, owner_id, name_folded)
    SELECT id, owner_id, labels FROM tasks WHERE labels <> ''
)sql";

void make_searchable(Connection& connection, const std::string& mark) {
    if (connection.engine() == Engine::kPostgresql) {
        constexpr auto* kWords = R"sql(
            INSERT INTO search_documents (task_id, owner_id, created_at, words)
            SELECT id, owner_id, created_at,
                   CAST(regexp_replace(lower(title), '(\w+)',
                                       CAST(:mark AS TEXT) || '\1' || chr(58) || '1A', 'g')
                        AS TSVECTOR)
            FROM tasks WHERE deleted_at IS NULL
        )sql";
        connection.execute(kWords, named("mark", mark));
        return;
    }
    constexpr auto* kDocuments = R"sql(
        INSERT INTO search_documents (task_id, owner_id)
        SELECT id, owner_id FROM tasks WHERE deleted_at IS NULL ORDER BY created_at
    )sql";
    constexpr auto* kWords = R"sql(
        INSERT INTO search_words (rowid, title, labels, notes)
        SELECT d.number, :mark || replace(lower(t.title), ' ', ' ' || :mark), '', ''
        FROM search_documents d JOIN tasks t ON t.id = d.task_id
    )sql";
    connection.execute(kDocuments);
    connection.execute(kWords, named("mark", mark));
}

}  // namespace

ManyTasks fill_with_tasks(FilteredHome& home, int count) {
    ManyTasks made{home.project("Small"), home.project("Middle"), home.project("Big")};
    const std::string owner = home.world.ada.user.id.text();
    home.world.app.database().write([&](database::Transaction& transaction) {
        Connection& connection = transaction.connection();
        // A busy machine may need longer than a request ever may.
        if (connection.engine() == Engine::kPostgresql)
            connection.run("SET LOCAL statement_timeout = 0");
        connection.execute(connection.engine() == Engine::kSqlite ? kSqliteTasks : kPostgresqlTasks,
                           named("owner", owner), named("small", made.small),
                           named("middle", made.middle), named("big", made.big),
                           named("now", home.now()), named("count", count));
        connection.execute(kLabels);
        make_searchable(connection, owner.substr(24));
    });
    return made;
}

const std::vector<std::string>& common_filters() {
    static const std::vector<std::string> filters{"today",
                                                  "overdue",
                                                  "today | overdue",
                                                  "7 days",
                                                  "no date",
                                                  "#Small",
                                                  "#Middle",
                                                  "#Big",
                                                  "@rare",
                                                  "@common",
                                                  "@rar*",
                                                  "p1",
                                                  "p1 | p2",
                                                  "(today | overdue) & #Big & !@common",
                                                  "search: rare",
                                                  "search: comm",
                                                  "search: rare & p1",
                                                  "search: nothing",
                                                  "completed",
                                                  "created: today",
                                                  "!@common & !#Big",
                                                  "subtask",
                                                  "all tasks & #nowhere"};
    return filters;
}

}  // namespace tasklight::test
