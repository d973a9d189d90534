// A filter's tree as chips: its terms, with the words between them. Pure; any thread may call.
#pragma once

#include <string>
#include <vector>

#include "model/filter.hpp"

namespace tasklight::filters {

struct Chip {
    std::string text;
    bool is_term;  // else a word between terms: and, or, not, a parenthesis
};

[[nodiscard]] std::vector<Chip> chips_of(const FilterNode& node);

}  // namespace tasklight::filters
