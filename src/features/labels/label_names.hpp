// The names of labels that a task carries.
#pragma once

#include <string>
#include <vector>

#include "store/operation.hpp"

namespace tasklight::labels {

// The names as their labels are written, each once, in the order of their folded forms. A label
// that does not exist yet is made.
[[nodiscard]] std::vector<std::string> named(store::Operation& operation,
                                             const std::vector<std::string>& names);

}  // namespace tasklight::labels
