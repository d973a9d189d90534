// Filters as programs see them.
#pragma once

#include "base/json.hpp"
#include "model/filter.hpp"

namespace tasklight::filters {

// {"kind","start","end","text"} and what the kind has: "children", "comparison" and "dates",
// "name", "priority", "words". The text is the canonical one, for a chip.
void write_tree(JsonWriter& json, const FilterNode& node);

// "and", "due", "project", …
[[nodiscard]] std::string_view kind_name(TermKind kind);

}  // namespace tasklight::filters
