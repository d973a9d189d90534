// Where the tasks of lines lie. Pure; any thread may call.
#pragma once

#include <vector>

#include "features/quick_add/known.hpp"

namespace tasklight::quick_add {

// What the line says by itself, wherever it stands: the project that it names, else the one that
// the request is for, and the section.
[[nodiscard]] Place place_named_by(const QuickTask& line, const Known& known);

// One for each line. Below another task there is only the place of that one.
[[nodiscard]] std::vector<Place> places_of(const std::vector<QuickTask>& lines, const Known& known);

}  // namespace tasklight::quick_add
