// What was deleted and is no task: projects, sections, labels and filters. They come back by the
// undo of the operation that deleted them.
#pragma once

#include <string>
#include <vector>

#include "database/connection.hpp"
#include "model/change.hpp"
#include "model/user.hpp"

namespace tasklight::store {

struct DeletedRecord {
    std::string kind;  // project, section, label or filter
    std::string name;
    Moment deleted_at;
    OperationId operation;  // that deleted it
};

// The latest deletion first, `limit` at most. Not what lies in a project that is deleted too: it
// comes back with that one, or can come back after it.
[[nodiscard]] std::vector<DeletedRecord> deleted_records(database::Connection& connection,
                                                         const UserId& owner, std::int64_t limit);

}  // namespace tasklight::store
