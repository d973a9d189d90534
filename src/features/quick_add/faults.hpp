// What of the lines a task cannot keep, found before anything is saved, so that a dry run shows
// what adding would refuse. Pure; any thread may call.
#pragma once

#include <string_view>
#include <vector>

#include "features/quick_add/known.hpp"

namespace tasklight::quick_add {

// parse_lines, with a problem beside each line that names another place than the task above it has,
// and for each limit of a task that it passes.
[[nodiscard]] std::vector<QuickTask> read_lines(std::string_view text, const Settings& settings,
                                                const Known& known);

// Throws Invalid, field "text", for a line without a title or with a problem.
void refuse_faults(const std::vector<QuickTask>& lines);

}  // namespace tasklight::quick_add
