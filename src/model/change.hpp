// The change log's words. One request is one operation; it makes one Change for each record
// that it touches. A stream is a project or a user; its revisions are in commit order.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "model/user.hpp"

namespace tasklight {

// How long the log is kept.
inline constexpr std::int64_t kChangesLife = 30 * kDay;

using OperationId = Id<struct OperationKind>;
using StreamId = Id<struct StreamKind>;

template <class Kind>
[[nodiscard]] StreamId stream_of(const Id<Kind>& id) {
    return StreamId::stored(id.text());
}

struct Change {
    StreamId stream;
    std::string entity;  // "task", "project", …
    std::string entity_id;
    std::string action;  // "created", "updated", "completed", …
    std::string before;  // the changed fields as a JSON object; empty object for a new record
    std::string after;
};

}  // namespace tasklight
