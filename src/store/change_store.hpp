// Reading the change log: what happened in some streams since a revision, and what happened to one
// record. An entry is seen by whoever sees its stream. Revisions of one stream are in commit order,
// so whoever has read a revision of a stream misses nothing below it.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "database/connection.hpp"
#include "model/change.hpp"
#include "model/user.hpp"
#include "store/operation.hpp"

namespace tasklight::store {

// How far a stream has come, and from where on its entries are still kept: 0 if none is.
struct StreamState {
    StreamId stream;
    std::int64_t revision = 0;
    std::int64_t kept_from = 0;
};

// The streams that the user sees, in the order of their ids: the user's own and those of the
// user's projects, of deleted ones too.
[[nodiscard]] std::vector<StreamState> streams_of(database::Connection& connection,
                                                  const UserId& owner);

// Up to where a stream is known. One operation gives one revision and may have many entries.
struct StreamPosition {
    static constexpr std::int64_t kWhole = std::numeric_limits<std::int64_t>::max();

    std::int64_t revision = 0;
    std::int64_t ordinal = kWhole;  // of the last entry known of that revision

    bool operator==(const StreamPosition&) const = default;
};

struct LogEntry {
    StreamPosition position;
    OperationId operation;
    RecordedChange change;
};

// What comes after a position of a stream, to the end of a revision.
struct StreamRange {
    StreamId stream;
    StreamPosition after;
    std::int64_t upto = 0;
};

// The entries of at most kRangesAtOnce ranges, range after range, oldest first in each.
inline constexpr std::size_t kRangesAtOnce = 8;
[[nodiscard]] std::vector<LogEntry> list_changes(database::Connection& connection,
                                                 std::span<const StreamRange> ranges,
                                                 std::int64_t limit);

// Where an entry stands in the history of its record: ids of operations grow with time.
struct HistoryPosition {
    OperationId operation;
    std::int64_t ordinal = 0;
};

// What happened to a record, newest first, in the streams that the user sees.
[[nodiscard]] std::vector<LogEntry> changes_of_record(
    database::Connection& connection, const UserId& owner, std::string_view entity,
    const std::string& id, std::int64_t limit,
    const std::optional<HistoryPosition>& before = std::nullopt);

}  // namespace tasklight::store
