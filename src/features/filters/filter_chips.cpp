#include "features/filters/filter_chips.hpp"

#include "features/filters/filter_parser.hpp"

namespace tasklight::filters {
namespace {

bool is_list(const FilterNode& node) {
    return node.kind == TermKind::kAnd || node.kind == TermKind::kOr;
}

void append(std::vector<Chip>& chips, const FilterNode& node, bool in_parentheses) {
    if (in_parentheses) chips.push_back({"(", false});
    if (node.kind == TermKind::kNot) {
        chips.push_back({"not", false});
        append(chips, node.children.front(), is_list(node.children.front()));
    } else if (is_list(node)) {
        const char* word = node.kind == TermKind::kAnd ? "and" : "or";
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            if (i > 0) chips.push_back({word, false});
            append(chips, node.children[i], is_list(node.children[i]));
        }
    } else {
        chips.push_back({print(node), true});
    }
    if (in_parentheses) chips.push_back({")", false});
}

}  // namespace

std::vector<Chip> chips_of(const FilterNode& node) {
    std::vector<Chip> chips;
    append(chips, node, false);
    return chips;
}

}  // namespace tasklight::filters
