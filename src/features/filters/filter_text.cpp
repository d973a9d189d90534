#include <array>
#include <utility>

#include "base/text.hpp"
#include "features/filters/filter_parser.hpp"

namespace tasklight::filters {
namespace {

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (std::string_view("&|(),\\*").find(c) != std::string_view::npos) result += '\\';
        result += c;
    }
    return result;
}

std::string signed_name(std::string_view sign, const FilterNode& node) {
    std::string text(sign);
    for (std::size_t i = 0; i < node.name.size(); ++i) {
        if (i > 0) text += '*';
        // A second # would be the sign of a whole tree.
        if (i == 0 && sign.ends_with('#') && node.name[i].starts_with('#')) text += '\\';
        text += escaped(node.name[i]);
    }
    return text;
}

std::string dated(std::string_view head, const FilterNode& node) {
    constexpr std::array kWords{": ", " before: ", " after: "};
    std::string text(head);
    return text.append(kWords.at(static_cast<std::size_t>(node.comparison)))
        .append(node.dates.words);
}

std::string printed_term(const FilterNode& node) {
    switch (node.kind) {
        case TermKind::kDue:
            if (node.comparison == Comparison::kOn && stands_alone(node.dates.words))
                return node.dates.words;
            return dated("due", node);
        case TermKind::kDeadline:
            return dated("deadline", node);
        case TermKind::kStart:
            return dated("starting", node);
        case TermKind::kCreated:
            return dated("created", node);
        case TermKind::kOverdue:
            return "overdue";
        case TermKind::kNoDate:
            return "no date";
        case TermKind::kNoTime:
            return "no time";
        case TermKind::kNoDeadline:
            return "no deadline";
        case TermKind::kRecurring:
            return "recurring";
        case TermKind::kPriority:
            return std::string("p").append(std::to_string(node.priority));
        case TermKind::kLabel:
            return signed_name("@", node);
        case TermKind::kNoLabels:
            return "no labels";
        case TermKind::kProject:
            return signed_name("#", node);
        case TermKind::kProjectTree:
            return signed_name("##", node);
        case TermKind::kSection:
            return signed_name("/", node);
        case TermKind::kAnySection:
            return "/*";
        case TermKind::kSubtask:
            return "subtask";
        case TermKind::kSearch:
            return std::string("search: ").append(escaped(node.words));
        case TermKind::kCompleted:
            return "completed";
        default:
            return "all tasks";
    }
}

std::string printed_operand(const FilterNode& node, bool needs_parentheses) {
    std::string text = print(node);
    if (needs_parentheses) text.insert(0, 1, '(').push_back(')');
    return text;
}

}  // namespace

std::string print(const FilterNode& node) {
    const auto is = [&](TermKind kind) { return node.kind == kind; };
    if (is(TermKind::kNot)) {
        const FilterNode& child = node.children.front();
        const bool is_list = child.kind == TermKind::kAnd || child.kind == TermKind::kOr;
        return std::string("!").append(printed_operand(child, is_list));
    }
    if (!is(TermKind::kAnd) && !is(TermKind::kOr)) return printed_term(node);
    std::string text;
    for (const FilterNode& child : node.children) {
        if (!text.empty()) text.append(is(TermKind::kAnd) ? " & " : " | ");
        text.append(printed_operand(child, is(TermKind::kAnd) && child.kind == TermKind::kOr));
    }
    return text;
}

}  // namespace tasklight::filters
