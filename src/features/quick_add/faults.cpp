#include "features/quick_add/faults.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "features/quick_add/places.hpp"
#include "features/tasks/task_tree.hpp"
#include "model/task.hpp"

namespace tasklight::quick_add {
namespace {

void add_problem(QuickTask& line, const Token& token, const char* message) {
    line.problems.push_back({message, token.start, token.end});
}

bool names_place(const Token& token) {
    return token.kind == TokenKind::kProject || token.kind == TokenKind::kSection;
}

void add_problem(QuickTask& line, const char* message) {
    line.problems.push_back({message, 0, code_points(line.original)});
}

// Two projects of one name may have different sections.
void find_lost_section(QuickTask& line, const Known& known) {
    if (!line.section || place_named_by(line, known).section) return;
    const auto token = std::ranges::find(line.tokens, TokenKind::kSection, &Token::kind);
    add_problem(line, *token, "This project has no such section.");
}

// `place` is that of the task above.
void find_misplaced(QuickTask& line, const Place& place, const Known& known) {
    const auto token = std::ranges::find_if(line.tokens, names_place);
    if (line.depth == 0 || token == line.tokens.end()) return;
    const Place named = place_named_by(line, known);
    if (named.project != place.project)
        add_problem(line, *token, "A subtask lies in the project of the task above it.");
    else if (line.section && named.section != place.section)
        add_problem(line, *token, "A subtask lies in the section of the task above it.");
}

void find_too_much(QuickTask& line) {
    if (code_points(line.title) > kTitleLimit)
        add_problem(line, "A title has at most 500 characters.");
    for (const Token& token : line.tokens)
        if (token.kind == TokenKind::kLabel && code_points(token.value) > kLabelLimit)
            add_problem(line, token, "A label has at most 60 characters.");
    if (line.labels.size() > kLabelsMost) add_problem(line, "A task has at most 50 labels.");
    if (line.depth >= tasks::kDepthMost) add_problem(line, "Tasks lie at most 10 levels deep.");
}

}  // namespace

std::vector<QuickTask> read_lines(std::string_view text, const Settings& settings,
                                  const Known& known) {
    auto lines = parse_lines(text, settings);
    const auto places = places_of(lines, known);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        find_lost_section(lines[i], known);
        find_misplaced(lines[i], places[i], known);
        find_too_much(lines[i]);
        std::ranges::stable_sort(lines[i].problems, {}, &Problem::start);
    }
    return lines;
}

void refuse_faults(const std::vector<QuickTask>& lines) {
    std::vector<FieldError> faults;
    for (const QuickTask& line : lines) {
        for (const Problem& problem : line.problems)
            faults.push_back({"text", problem.message});
        if (is_blank(line.title)) faults.push_back({"text", "A task needs a title."});
    }
    if (lines.empty()) faults.push_back({"text", "A task needs a title."});
    if (!faults.empty()) throw Invalid(std::move(faults));
}

}  // namespace tasklight::quick_add
