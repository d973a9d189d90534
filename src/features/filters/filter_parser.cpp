#include "features/filters/filter_parser.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "features/filters/filter_terms.hpp"

namespace tasklight::filters {
namespace {

using Characters = std::vector<Character>;

// The code points, each with the backslash before it. A backslash at the end is left as it is.
Characters characters_of(std::string_view text) {
    Characters characters;
    std::size_t place = 0;
    const auto take = [&] {
        std::size_t length = 1;
        while (length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
            ++length;
        const std::string_view bytes = text.substr(0, length);
        text.remove_prefix(length);
        ++place;
        return bytes;
    };
    while (!text.empty()) {
        const std::size_t start = place;
        std::string_view bytes = take();
        const bool is_escaped = bytes == "\\" && !text.empty();
        if (is_escaped) bytes = take();
        characters.push_back({bytes, start, place, is_escaped});
    }
    return characters;
}

bool is_operator(const Character& character) {
    return character.is('&') || character.is('|') || character.is('(') || character.is(')') ||
           character.is(',');
}

// Two stacks, of operands and of operators that wait for their right side.
class Parser {
public:
    Parser(std::string_view text, const Today& today)
        : characters_(characters_of(text)), today_(today) {}

    ParsedFilter parse() {
        while (!fault_ && at_ < characters_.size())
            step();
        if (!fault_) finish();
        if (fault_) return std::move(*fault_);
        return std::move(operands_.back());
    }

private:
    struct Waiting {
        char sign;
        std::size_t start;
        std::size_t end;
    };

    void step() {
        const Character& next = characters_[at_];
        if (next.is_space()) {
            ++at_;
        } else if (next.is(',')) {
            fail(next,
                 "The comma is kept for filters with several lists. Write | for \"or\", or "
                 "\\, for a comma in a name.");
        } else {
            wants_operand_ ? begin_operand(next) : continue_expression(next);
        }
    }

    void begin_operand(const Character& next) {
        if (next.is('(') || next.is('!')) {
            push(next);
        } else if (next.is('&') || next.is('|') || next.is(')')) {
            fail(next, "A term is missing before this.");
        } else {
            term();
        }
    }

    void push(const Character& next) {
        if (++depth_ > kFilterDepthLimit)
            fail(next, "There are too many parentheses and \"not\" inside each other.");
        waiting_.push_back({next.bytes[0], next.start, next.end});
        ++at_;
    }

    void term() {
        const std::size_t first = at_;
        while (at_ < characters_.size() && !is_operator(characters_[at_]))
            ++at_;
        std::size_t last = at_;
        while (characters_[last - 1].is_space())
            --last;
        const std::span<const Character> own(characters_.data() + first, last - first);
        if (own.back().is('\\')) return fail(own.back(), "A backslash has nothing behind it.");
        if (++terms_ > kFilterTermsLimit)
            return fail(own.front(), "A filter has at most 100 terms.");
        ParsedFilter read = read_term(own, today_);
        if (auto* fault = std::get_if<FilterFault>(&read)) {
            fault_ = std::move(*fault);
            return;
        }
        auto& node = std::get<FilterNode>(read);
        if (node.kind == TermKind::kSearch && ++searches_ > kFilterSearchesLimit)
            return fail(own.front(), "A filter has at most 10 searches for words.");
        add_operand(std::move(node));
    }

    // "Not" binds tightest, so it never waits longer than for one operand.
    void add_operand(FilterNode node) {
        while (!waiting_.empty() && waiting_.back().sign == '!') {
            FilterNode negated;
            negated.kind = TermKind::kNot;
            negated.start = waiting_.back().start;
            negated.end = node.end;
            negated.children.push_back(std::move(node));
            node = std::move(negated);
            waiting_.pop_back();
            --depth_;
        }
        operands_.push_back(std::move(node));
        wants_operand_ = false;
    }

    void continue_expression(const Character& next) {
        if (next.is(')')) return close(next);
        if (!next.is('&') && !next.is('|'))
            return fail(next,
                        "An operator is missing before this: & or |. Write \\( for a "
                        "parenthesis in a name.");
        while (!waiting_.empty() && waiting_.back().sign != '(' &&
               (waiting_.back().sign == '&' || next.is('|')))
            combine();
        waiting_.push_back({next.bytes[0], next.start, next.end});
        wants_operand_ = true;
        ++at_;
    }

    void close(const Character& next) {
        while (!waiting_.empty() && waiting_.back().sign != '(')
            combine();
        if (waiting_.empty()) return fail(next, "This parenthesis was never opened.");
        FilterNode group = std::move(operands_.back());
        operands_.pop_back();
        group.start = waiting_.back().start;
        group.end = next.end;
        waiting_.pop_back();
        --depth_;
        ++at_;
        add_operand(std::move(group));
    }

    // The last two operands as one; a chain of the same operator is one node.
    void combine() {
        const TermKind kind = waiting_.back().sign == '&' ? TermKind::kAnd : TermKind::kOr;
        waiting_.pop_back();
        FilterNode right = std::move(operands_.back());
        operands_.pop_back();
        FilterNode left = std::move(operands_.back());
        operands_.pop_back();

        FilterNode both;
        both.kind = kind;
        both.start = left.start;
        both.end = right.end;
        for (FilterNode* side : {&left, &right}) {
            if (side->kind == kind) {
                for (FilterNode& child : side->children)
                    both.children.push_back(std::move(child));
            } else {
                both.children.push_back(std::move(*side));
            }
        }
        operands_.push_back(std::move(both));
    }

    void finish() {
        if (wants_operand_) {
            const std::size_t end = characters_.empty() ? 0 : characters_.back().end;
            fault_ = waiting_.empty() ? FilterFault{"A filter must say something.", 0, end}
                                      : FilterFault{"A term is missing behind this.",
                                                    waiting_.back().start, end};
            return;
        }
        while (!waiting_.empty()) {
            if (waiting_.back().sign == '(') {
                fault_ = FilterFault{"This parenthesis is never closed.", waiting_.back().start,
                                     waiting_.back().end};
                return;
            }
            combine();
        }
    }

    void fail(const Character& where, const char* message) {
        fault_ = FilterFault{message, where.start, where.end};
    }

    Characters characters_;
    const Today& today_;
    std::size_t at_ = 0;
    std::size_t terms_ = 0;
    std::size_t searches_ = 0;
    std::size_t depth_ = 0;
    bool wants_operand_ = true;
    std::vector<FilterNode> operands_;
    std::vector<Waiting> waiting_;
    std::optional<FilterFault> fault_;
};

}  // namespace

ParsedFilter parse_filter(std::string_view text, const Today& today) {
    if (!is_valid_utf8(text)) return FilterFault{"A filter is text in UTF-8.", 0, 0};
    const std::size_t length = code_points(text);
    if (text.size() > kFilterLimit)
        return FilterFault{"A filter has at most 1024 bytes.", 0, length};
    if (has_control_characters(text))
        return FilterFault{"A filter is one line without control characters.", 0, length};
    return Parser(text, today).parse();
}

}  // namespace tasklight::filters
