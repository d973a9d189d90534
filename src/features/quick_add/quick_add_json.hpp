// What quick add understood, as programs see it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/quick_add/quick_add.hpp"
#include "model/change.hpp"
#include "model/task.hpp"

namespace tasklight::quick_add {

// As many tasks as lines; `today` is the reader's day. A task without an id was not saved.
[[nodiscard]] std::string to_json(const std::vector<Task>& tasks,
                                  const std::vector<QuickTask>& lines,
                                  const std::optional<OperationId>& operation, Date today);

}  // namespace tasklight::quick_add
