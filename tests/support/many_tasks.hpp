// Somebody who has very many tasks, and what they may ask for.
#pragma once

#include <string>
#include <vector>

#include "features/filters/filtered_home.hpp"

namespace tasklight::test {

struct ManyTasks {
    ProjectId small;   // one task in a thousand
    ProjectId middle;  // one in ten
    ProjectId big;     // the others
};

// Ada's: a tenth done, some in the Trash, a third due within half a year around now, one in a
// thousand today, labels that are rare and common. Made by the engine without a conversation about
// each, for 100,000 of them.
ManyTasks fill_with_tasks(FilteredHome& home, int count);

[[nodiscard]] const std::vector<std::string>& common_filters();

}  // namespace tasklight::test
