#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "features/quick_add/quick_add.hpp"

namespace tasklight::quick_add {
namespace {

constexpr std::size_t kTab = 4;

// How far a line is indented, which is taken off.
std::size_t take_indentation(std::string_view& line) {
    std::size_t columns = 0;
    while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) {
        columns = line.front() == '\t' ? (columns / kTab + 1) * kTab : columns + 1;
        line.remove_prefix(1);
    }
    return columns;
}

// How many bytes of a number with a dot or parenthesis begin the line: 1. or 12)
std::size_t numbering(std::string_view line) {
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    if (digits == 0 || digits > 3 || digits == line.size()) return 0;
    return line[digits] == '.' || line[digits] == ')' ? digits + 1 : 0;
}

std::size_t bullet(std::string_view line) {
    for (const std::string_view sign : {"-", "*", "+", "\u2022", "\u2013", "[ ]"})
        if (line.starts_with(sign)) return sign.size();
    return numbering(line);
}

// A bullet counts with a space behind it; "- [ ] " is two.
void take_bullets(std::string_view& line) {
    for (int bullets = 0; bullets < 2; ++bullets) {
        const std::size_t length = bullet(line);
        if (length == 0 || length >= line.size() || line[length] != ' ') return;
        line = trimmed(line.substr(length));
    }
}

std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return line;
}

// The only line that is not blank; nothing if there are several.
std::optional<std::string_view> single_line(std::string_view text) {
    std::optional<std::string_view> single;
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        if (is_blank(line)) continue;
        if (single) return std::nullopt;
        single = line;
    }
    return single;
}

// The indentations of the tasks that the next one may belong to.
class Outline {
public:
    int depth_of(std::size_t columns) {
        while (!above_.empty() && above_.back() >= columns)
            above_.pop_back();
        above_.push_back(columns);
        return static_cast<int>(above_.size()) - 1;
    }

private:
    std::vector<std::size_t> above_;
};

}  // namespace

std::vector<QuickTask> parse_lines(std::string_view text, const Settings& settings) {
    if (is_blank(text)) return {};
    if (const auto single = single_line(text)) return {parse_line(*single, settings)};
    std::vector<QuickTask> tasks;
    Outline outline;
    Settings each = settings;
    each.dismissed.clear();
    while (!text.empty()) {
        std::string_view line = take_line(text);
        if (is_blank(line)) continue;
        if (tasks.size() == kMostLines) {
            tasks.back().problems.push_back(
                {"Only 500 lines can be added at once; the rest was left out.", 0, 0});
            break;
        }
        const std::size_t columns = take_indentation(line);
        line = trimmed(line);
        take_bullets(line);
        tasks.push_back(parse_line(line, each));
        tasks.back().depth = outline.depth_of(columns);
    }
    return tasks;
}

}  // namespace tasklight::quick_add
