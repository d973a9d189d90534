#include "features/quick_add/quick_add.hpp"

#include "base/text.hpp"

namespace tasklight::quick_add {

QuickTask parse_line(std::string_view line, const Settings&) {
    QuickTask task;
    task.title = in_one_line(line);
    task.original = line;
    return task;
}

std::vector<QuickTask> parse_lines(std::string_view text, const Settings& settings) {
    return {parse_line(text, settings)};
}

}  // namespace tasklight::quick_add
