#include "features/filters/filter_terms.hpp"

#include <array>
#include <optional>
#include <utility>

#include "base/fold.hpp"
#include "base/text.hpp"

namespace tasklight::filters {
namespace {

using Characters = std::span<const Character>;

struct Phrase {
    std::string_view words;
    TermKind kind;
};

constexpr std::array kPhrases{
    Phrase{"overdue", TermKind::kOverdue},
    Phrase{"over due", TermKind::kOverdue},
    Phrase{"od", TermKind::kOverdue},
    Phrase{"no date", TermKind::kNoDate},
    Phrase{"no due date", TermKind::kNoDate},
    Phrase{"no time", TermKind::kNoTime},
    Phrase{"no deadline", TermKind::kNoDeadline},
    Phrase{"recurring", TermKind::kRecurring},
    Phrase{"no label", TermKind::kNoLabels},
    Phrase{"no labels", TermKind::kNoLabels},
    Phrase{"subtask", TermKind::kSubtask},
    Phrase{"subtasks", TermKind::kSubtask},
    Phrase{"completed", TermKind::kCompleted},
    Phrase{"all", TermKind::kAll},
    Phrase{"all tasks", TermKind::kAll},
    Phrase{"view all", TermKind::kAll},
};

struct DateTerm {
    std::string_view head;
    TermKind kind;
    Comparison comparison;
};

constexpr std::array kDateTerms{
    DateTerm{"due", TermKind::kDue, Comparison::kOn},
    DateTerm{"due on", TermKind::kDue, Comparison::kOn},
    DateTerm{"due before", TermKind::kDue, Comparison::kBefore},
    DateTerm{"due after", TermKind::kDue, Comparison::kAfter},
    DateTerm{"date", TermKind::kDue, Comparison::kOn},
    DateTerm{"date before", TermKind::kDue, Comparison::kBefore},
    DateTerm{"date after", TermKind::kDue, Comparison::kAfter},
    DateTerm{"deadline", TermKind::kDeadline, Comparison::kOn},
    DateTerm{"deadline before", TermKind::kDeadline, Comparison::kBefore},
    DateTerm{"deadline after", TermKind::kDeadline, Comparison::kAfter},
    DateTerm{"starting", TermKind::kStart, Comparison::kOn},
    DateTerm{"starting before", TermKind::kStart, Comparison::kBefore},
    DateTerm{"starting after", TermKind::kStart, Comparison::kAfter},
    DateTerm{"created", TermKind::kCreated, Comparison::kOn},
    DateTerm{"created before", TermKind::kCreated, Comparison::kBefore},
    DateTerm{"created after", TermKind::kCreated, Comparison::kAfter},
};

std::string text_of(Characters characters) {
    std::string text;
    for (const Character& character : characters)
        text += character.bytes;
    return text;
}

std::string plain(Characters characters) { return in_one_line(ascii_lower(text_of(characters))); }

FilterNode node_at(TermKind kind, Characters characters) {
    FilterNode node;
    node.kind = kind;
    node.start = characters.front().start;
    node.end = characters.back().end;
    return node;
}

FilterFault fault_at(Characters characters, std::string message) {
    return {std::move(message), characters.front().start, characters.back().end};
}

Characters without_spaces_before(Characters characters) {
    while (!characters.empty() && characters.front().is_space())
        characters = characters.subspan(1);
    return characters;
}

// The parts between unescaped stars, each run of spaces as one.
std::vector<std::string> name_parts(Characters characters) {
    std::vector<std::string> parts(1);
    for (const Character& character : without_spaces_before(characters)) {
        const bool is_second_space = character.is_space() && parts.back().ends_with(' ');
        if (character.is('*')) {
            parts.emplace_back();
        } else if (!is_second_space) {
            parts.back() += character.bytes;
        }
    }
    return parts;
}

ParsedFilter name_term(TermKind kind, Characters term, std::size_t sign) {
    FilterNode node = node_at(kind, term);
    node.name = name_parts(term.subspan(sign));
    if (node.name.size() == 1 && node.name[0].empty())
        return fault_at(term, "A name is missing here.");
    const bool is_any = node.name == std::vector<std::string>{"", ""};
    if (kind == TermKind::kSection && is_any) {
        node.kind = TermKind::kAnySection;
        node.name.clear();
    }
    return node;
}

std::optional<ParsedFilter> signed_term(Characters term) {
    const auto begins_with = [&](std::size_t i, char c) {
        return i < term.size() && term[i].is(c);
    };
    if (begins_with(0, '@')) return name_term(TermKind::kLabel, term, 1);
    if (begins_with(0, '/')) return name_term(TermKind::kSection, term, 1);
    if (begins_with(0, '#') && begins_with(1, '#'))
        return name_term(TermKind::kProjectTree, term, 2);
    if (begins_with(0, '#')) return name_term(TermKind::kProject, term, 1);
    return std::nullopt;
}

ParsedFilter search_term(Characters term, Characters words) {
    FilterNode node = node_at(TermKind::kSearch, term);
    node.words = in_one_line(text_of(words));
    const std::size_t count = words_of(node.words).size();
    if (count == 0) return fault_at(term, "The words to search for are missing.");
    if (count > kSearchWordsLimit) return fault_at(term, "A search has at most 20 words.");
    return node;
}

ParsedFilter date_term(const DateTerm& kind, Characters term, Characters rest, const Today& today) {
    FilterNode node = node_at(kind.kind, term);
    node.comparison = kind.comparison;
    if (rest.empty()) return fault_at(term, "A date is missing after the colon.");
    auto dates = read_dates(plain(rest), today);
    if (!dates)
        return fault_at(rest,
                        "This is no date. Write 2027-01-31, today, +3 days, monday or jan 27.");
    node.dates = std::move(*dates);
    return node;
}

// What stands before a colon says what stands behind it.
std::optional<ParsedFilter> headed_term(Characters term, const Today& today) {
    std::size_t colon = 0;
    while (colon < term.size() && !term[colon].is(':'))
        ++colon;
    if (colon == term.size()) return std::nullopt;
    const std::string head = plain(term.first(colon));
    const Characters rest = without_spaces_before(term.subspan(colon + 1));
    if (head == "search") return search_term(term, rest);
    for (const DateTerm& kind : kDateTerms)
        if (head == kind.head) return date_term(kind, term, rest, today);
    return std::nullopt;
}

std::optional<FilterNode> phrase(const std::string& words, Characters term, const Today& today) {
    for (const Phrase& known : kPhrases)
        if (words == known.words) return node_at(known.kind, term);
    if (words == "no parent") {
        FilterNode node = node_at(TermKind::kNot, term);
        node.children.push_back(node_at(TermKind::kSubtask, term));
        return node;
    }
    const bool is_priority =
        words.size() == 2 && words[0] == 'p' && words[1] >= '1' && words[1] <= '4';
    if (is_priority || words == "no priority") {
        FilterNode node = node_at(TermKind::kPriority, term);
        node.priority = is_priority ? words[1] - '0' : 4;
        return node;
    }
    if (auto dates = read_bare_dates(words, today)) {
        FilterNode node = node_at(TermKind::kDue, term);
        node.dates = std::move(*dates);
        return node;
    }
    return std::nullopt;
}

}  // namespace

ParsedFilter read_term(Characters term, const Today& today) {
    if (auto node = signed_term(term)) return std::move(*node);
    if (auto node = headed_term(term, today)) return std::move(*node);
    if (auto node = phrase(plain(term), term, today)) return std::move(*node);
    std::string message = "A filter does not know \"";
    message.append(text_of(term)).append("\". To find words, write \"search:\" before them.");
    return fault_at(term, std::move(message));
}

}  // namespace tasklight::filters
