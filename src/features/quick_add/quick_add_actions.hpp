// Quick add for a person: adds what was understood. A label that is new is made along with its
// task; a project is not.
#pragma once

#include <vector>

#include "features/quick_add/known.hpp"
#include "model/task.hpp"
#include "store/operation.hpp"

namespace tasklight::quick_add {

// Adds each; what is indented goes under the task that it belongs to.
[[nodiscard]] std::vector<Task> add(store::Operation& operation,
                                    const std::vector<QuickTask>& lines, const Known& known);

// What the tasks would be, without ids, so none lies under another; nothing is saved.
[[nodiscard]] std::vector<Task> preview(const std::vector<QuickTask>& lines, const Known& known,
                                        const Settings& settings);

}  // namespace tasklight::quick_add
