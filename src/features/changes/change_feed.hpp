// The change log from where a client stands to the present, page by page: what offline copies and
// programs that follow along are kept right with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "database/database.hpp"
#include "features/changes/sync_token.hpp"
#include "model/change.hpp"
#include "store/change_store.hpp"

namespace tasklight::changes {

// A token is good for less than entries are kept, by what clocks and slow writes may be off.
inline constexpr std::int64_t kTokenLife = kChangesLife - kHour;

struct ChangePage {
    std::vector<store::LogEntry> entries;
    std::string next;       // the token of whoever has read them
    bool has_more = false;  // `next` has something to tell already
};

// The token of whoever knows everything that is there.
[[nodiscard]] std::string present_token(database::Connection& connection, const UserId& viewer,
                                        Moment now);

// What the viewer's streams hold beyond the token: stream after stream, oldest first in each, of at
// most kRangesAtOnce streams. Throws Gone if the token is too old. Two statements.
[[nodiscard]] ChangePage changes_since(database::Connection& connection, const UserId& viewer,
                                       const SyncToken& since, std::int64_t limit, Moment now);

}  // namespace tasklight::changes
