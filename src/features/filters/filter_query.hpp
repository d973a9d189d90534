// The text of a filter as its viewer means it: in their zone, on their day, in their week. Any
// thread may call.
#pragma once

#include <string>
#include <string_view>

#include "features/filters/filter_parser.hpp"
#include "model/user.hpp"
#include "store/task_filter.hpp"

namespace tasklight::filters {

[[nodiscard]] store::FilterView view_of(const User& viewer, Moment now);
[[nodiscard]] Today today_of(const User& viewer, Moment now);

// Throws Invalid for that field, with the place of the fault.
[[nodiscard]] FilterNode read_query(std::string_view text, const Today& today,
                                    const std::string& field);

}  // namespace tasklight::filters
