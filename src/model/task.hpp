// One thing to do. `version` grows with every change and is the record's entity tag.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "model/project.hpp"

namespace tasklight {

using TaskId = Id<struct TaskKind>;

inline constexpr std::size_t kTitleLimit = 500;        // characters
inline constexpr std::size_t kNotesLimit = 64 * 1024;  // bytes

struct Task {
    TaskId id;
    ProjectId project_id;
    std::string title;
    std::string notes;
    std::optional<Moment> completed_at;
    std::optional<Moment> deleted_at;  // in the Trash since then
    Moment created_at;
    Moment updated_at;
    std::int64_t version = 1;

    [[nodiscard]] bool is_completed() const { return completed_at.has_value(); }
    [[nodiscard]] bool is_deleted() const { return deleted_at.has_value(); }
};

}  // namespace tasklight
