#include "store/change_store.hpp"

#include <array>
#include <stdexcept>
#include <utility>

namespace tasklight::store {

using database::Connection;
using database::named;

namespace {

using EntryRow = std::tuple<StreamId, std::int64_t, std::int64_t, OperationId, UserId, Moment,
                            std::string, std::string, std::string, std::string, std::string>;

std::vector<LogEntry> read_entries(std::vector<EntryRow> rows) {
    std::vector<LogEntry> entries;
    entries.reserve(rows.size());
    for (auto& [stream, revision, ordinal, operation, actor, at, entity, id, action, before,
                after] : rows) {
        entries.push_back(
            {{revision, ordinal},
             std::move(operation),
             {std::move(stream), std::move(actor), at, std::move(entity), std::move(id),
              std::move(action), std::move(before), std::move(after)}});
    }
    return entries;
}

// One set of parameters for each range.
constexpr std::array kStreams{"stream_a", "stream_b", "stream_c", "stream_d",
                              "stream_e", "stream_f", "stream_g", "stream_h"};
constexpr std::array kRevisions{"revision_a", "revision_b", "revision_c", "revision_d",
                                "revision_e", "revision_f", "revision_g", "revision_h"};
constexpr std::array kOrdinals{"ordinal_a", "ordinal_b", "ordinal_c", "ordinal_d",
                               "ordinal_e", "ordinal_f", "ordinal_g", "ordinal_h"};
constexpr std::array kUptos{"upto_a", "upto_b", "upto_c", "upto_d",
                            "upto_e", "upto_f", "upto_g", "upto_h"};

using Ranges = std::array<StreamRange, kRangesAtOnce>;

template <std::size_t... i>
std::vector<EntryRow> list_rows(Connection& connection, const char* sql, const Ranges& ranges,
                                std::int64_t limit, std::index_sequence<i...>) {
    return connection.list<EntryRow>(sql, named(kStreams[i], ranges[i].stream)...,
                                     named(kRevisions[i], ranges[i].after.revision)...,
                                     named(kOrdinals[i], ranges[i].after.ordinal)...,
                                     named(kUptos[i], ranges[i].upto)...,
                                     named("row_limit", limit));
}

// Places that are not needed hold a range that is empty.
Ranges filled(std::span<const StreamRange> ranges) {
    if (ranges.empty() || ranges.size() > kRangesAtOnce)
        throw std::logic_error("the change log is read in one to eight ranges at once");
    Ranges all;
    all.fill({ranges.front().stream, {}, -1});
    std::copy(ranges.begin(), ranges.end(), all.begin());
    return all;
}

}  // namespace

std::vector<StreamState> streams_of(Connection& connection, const UserId& owner) {
    constexpr auto* kSql = R"sql(
        SELECT s.id, s.revision,
               COALESCE((SELECT MIN(c.revision) FROM changes c WHERE c.stream_id = s.id), 0)
        FROM streams s
        WHERE s.id IN (
            SELECT u.id FROM users u WHERE u.id = :owner_id
            UNION ALL
            SELECT p.id FROM projects p WHERE p.owner_id = :owner_id)
        ORDER BY s.id
    )sql";
    using Row = std::tuple<StreamId, std::int64_t, std::int64_t>;
    std::vector<StreamState> states;
    for (auto& [stream, revision, kept_from] : connection.list<Row>(kSql, named("owner_id", owner)))
        states.push_back({std::move(stream), revision, kept_from});
    return states;
}

// Each range has its own limit, so that none is read beyond the page that is wanted.
std::vector<LogEntry> list_changes(Connection& connection, std::span<const StreamRange> ranges,
                                   std::int64_t limit) {
    constexpr auto* kSql = R"sql(
        SELECT stream_id, revision, ordinal, operation_id, actor_id, changed_at,
               entity, entity_id, action, fields_before, fields_after
        FROM (
            SELECT * FROM (
                SELECT 0 AS place, log.* FROM changes log
                WHERE stream_id = :stream_a
                  AND (revision, ordinal) > (:revision_a, :ordinal_a) AND revision <= :upto_a
                ORDER BY revision, ordinal
                LIMIT :row_limit) range_a
            UNION ALL
            SELECT * FROM (
                SELECT 1 AS place, log.* FROM changes log
                WHERE stream_id = :stream_b
                  AND (revision, ordinal) > (:revision_b, :ordinal_b) AND revision <= :upto_b
                ORDER BY revision, ordinal
                LIMIT :row_limit) range_b
            UNION ALL
            SELECT * FROM (
                SELECT 2 AS place, log.* FROM changes log
                WHERE stream_id = :stream_c
                  AND (revision, ordinal) > (:revision_c, :ordinal_c) AND revision <= :upto_c
                ORDER BY revision, ordinal
                LIMIT :row_limit) range_c
            UNION ALL
            SELECT * FROM (
                SELECT 3 AS place, log.* FROM changes log
                WHERE stream_id = :stream_d
                  AND (revision, ordinal) > (:revision_d, :ordinal_d) AND revision <= :upto_d
                ORDER BY revision, ordinal
                LIMIT :row_limit) range_d
            UNION ALL
            SELECT * FROM (
                SELECT 4 AS place, log.* FROM changes log
                WHERE stream_id = :stream_e
                  AND (revision, ordinal) > (:revision_e, :ordinal_e) AND revision <= :upto_e
                ORDER BY revision, ordinal
                LIMIT :row_limit) range_e
            UNION ALL
            SELECT * FROM (
                SELECT 5 AS place, log.* FROM changes log
                WHERE stream_id = :stream_f
                  AND (revision, ordinal) > (:revision_f, :ordinal_f) AND revision <= :upto_f
                ORDER BY revision, ordinal
                LIMIT :row_limit) range_f
            UNION ALL
            SELECT * FROM (
                SELECT 6 AS place, log.* FROM changes log
                WHERE stream_id = :stream_g
                  AND (revision, ordinal) > (:revision_g, :ordinal_g) AND revision <= :upto_g
                ORDER BY revision, ordinal
                LIMIT :row_limit) range_g
            UNION ALL
            SELECT * FROM (
                SELECT 7 AS place, log.* FROM changes log
                WHERE stream_id = :stream_h
                  AND (revision, ordinal) > (:revision_h, :ordinal_h) AND revision <= :upto_h
                ORDER BY revision, ordinal
                LIMIT :row_limit) range_h
        ) found
        ORDER BY place, revision, ordinal
        LIMIT :row_limit
    )sql";
    return read_entries(list_rows(connection, kSql, filled(ranges), limit,
                                  std::make_index_sequence<kRangesAtOnce>()));
}

std::vector<LogEntry> changes_of_record(Connection& connection, const UserId& owner,
                                        std::string_view entity, const std::string& id,
                                        std::int64_t limit,
                                        const std::optional<HistoryPosition>& before) {
    constexpr auto* kFirst = R"sql(
        SELECT stream_id, revision, ordinal, operation_id, actor_id, changed_at,
               entity, entity_id, action, fields_before, fields_after
        FROM changes
        WHERE entity_id = :entity_id AND entity = :entity
          AND (stream_id = :owner_id
               OR EXISTS (SELECT 1 FROM projects p
                          WHERE p.id = changes.stream_id AND p.owner_id = :owner_id))
        ORDER BY operation_id DESC, ordinal DESC
        LIMIT :row_limit
    )sql";
    constexpr auto* kNext = R"sql(
        SELECT stream_id, revision, ordinal, operation_id, actor_id, changed_at,
               entity, entity_id, action, fields_before, fields_after
        FROM changes
        WHERE entity_id = :entity_id AND entity = :entity
          AND (operation_id, ordinal) < (:operation_id, :ordinal)
          AND (stream_id = :owner_id
               OR EXISTS (SELECT 1 FROM projects p
                          WHERE p.id = changes.stream_id AND p.owner_id = :owner_id))
        ORDER BY operation_id DESC, ordinal DESC
        LIMIT :row_limit
    )sql";
    if (!before)
        return read_entries(
            connection.list<EntryRow>(kFirst, named("entity_id", id), named("entity", entity),
                                      named("owner_id", owner), named("row_limit", limit)));
    return read_entries(connection.list<EntryRow>(
        kNext, named("entity_id", id), named("entity", entity),
        named("operation_id", before->operation), named("ordinal", before->ordinal),
        named("owner_id", owner), named("row_limit", limit)));
}

}  // namespace tasklight::store
