// What a filter says, as a tree: operators over terms. Places are counted in code points of the
// text that was read. Plain values; see features/filters/filter_parser.hpp for the words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/calendar.hpp"

namespace tasklight {

inline constexpr std::size_t kFilterLimit = 1024;      // bytes
inline constexpr std::size_t kFilterTermsLimit = 100;  // terms
inline constexpr std::size_t kFilterSearchesLimit = 10;
inline constexpr std::size_t kFilterDepthLimit = 32;  // parentheses and "not" around one term
inline constexpr std::size_t kSearchWordsLimit = 20;  // words of one search

enum class TermKind {
    kAnd,
    kOr,
    kNot,
    kDue,       // comparison, dates
    kDeadline,  // comparison, dates
    kStart,     // comparison, dates
    kCreated,   // comparison, dates
    kOverdue,   // due, and that has passed
    kNoDate,    // not due at all
    kNoTime,    // without a time of day
    kNoDeadline,
    kRecurring,
    kPriority,  // priority
    kLabel,     // name
    kNoLabels,
    kProject,      // name
    kProjectTree,  // name: the project and those that lie in it
    kSection,      // name
    kAnySection,
    kSubtask,
    kSearch,  // words
    kCompleted,
    kAll,
};

enum class Comparison { kOn, kBefore, kAfter };

// From the first day up to, and without, `until`. `words` is how the text said it, in its
// canonical form, so that "tomorrow" stays tomorrow.
struct DateRange {
    Date from{};
    Date until{};
    std::string words;

    bool operator==(const DateRange&) const = default;
};

struct FilterNode {
    TermKind kind = TermKind::kAll;
    std::size_t start = 0;
    std::size_t end = 0;
    std::vector<FilterNode> children;  // of an operator
    Comparison comparison = Comparison::kOn;
    DateRange dates;
    std::vector<std::string> name;  // the parts between the wildcards; one part: none
    std::int64_t priority = 0;
    std::string words;
};

// Whether both say the same, wherever it stands in their texts.
[[nodiscard]] inline bool says_the_same(const FilterNode& a, const FilterNode& b) {
    if (a.kind != b.kind || a.comparison != b.comparison || a.dates != b.dates ||
        a.name != b.name || a.priority != b.priority || a.words != b.words ||
        a.children.size() != b.children.size())
        return false;
    for (std::size_t i = 0; i < a.children.size(); ++i)
        if (!says_the_same(a.children[i], b.children[i])) return false;
    return true;
}

// Whether the tree has a term of one of these kinds.
template <class... Kind>
[[nodiscard]] bool names_any(const FilterNode& node, Kind... kinds) {
    if (((node.kind == kinds) || ...)) return true;
    for (const FilterNode& child : node.children)
        if (names_any(child, kinds...)) return true;
    return false;
}

}  // namespace tasklight
