// The language of filters, after Todoist's: terms with `&`, `|`, `!` and parentheses. `!` binds
// tightest, then `&`, then `|`. A backslash takes the special meaning from what follows; `*` in a
// name stands for anything. Pure and iterative, so that no text can exhaust the stack; any thread
// may call.
//
//     (today | overdue) & #Work & !@waiting*
//
// Terms: the dates of filter_dates.hpp, overdue, no date, no time, due: X, due before: X, due
// after: X, the same with deadline, starting and created, no deadline, recurring, p1 to p4, no
// priority, @label, no labels, #Project, ##Project, /Section, /*, subtask, no parent, search:
// words, completed, all tasks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "features/filters/filter_dates.hpp"
#include "model/filter.hpp"

namespace tasklight::filters {

// Where a text is wrong, in code points.
struct FilterFault {
    std::string message;
    std::size_t start = 0;
    std::size_t end = 0;
};

using ParsedFilter = std::variant<FilterNode, FilterFault>;

[[nodiscard]] ParsedFilter parse_filter(std::string_view text, const Today& today);

// The shortest text that parses to the same tree.
[[nodiscard]] std::string print(const FilterNode& node);

}  // namespace tasklight::filters
