// What became of one occurrence of a repeating task.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "model/task.hpp"

namespace tasklight {

using CompletionId = Id<struct CompletionKind>;

struct Completion {
    CompletionId id;
    TaskId task_id;
    std::string occurrence;  // the date, or date and time, that was done or skipped
    bool is_skip = false;
    std::int64_t missed = 0;  // occurrences that had passed before this was done
    Moment happened_at;
    std::optional<Moment> deleted_at;  // taken back by undo
};

}  // namespace tasklight
