#include "features/quick_add/reader.hpp"

#include <algorithm>

namespace tasklight::quick_add {

bool Reader::is_free(std::size_t at) const {
    return at < size() && !lexemes_[at].is_literal && !lexemes_[at].is_taken;
}

bool Reader::spells(std::size_t at, const Spelled& spelled) const {
    const bool wants_small = spelled.entry.care == Care::kSmall;
    if (wants_small && lexemes_[at].is_capital && at != 0) return false;
    for (std::size_t i = 0; i < spelled.rest.size(); ++i) {
        const std::size_t here = at + 1 + i;
        if (!is_free(here) || !lexemes_[here].after_space) return false;
        if (lexemes_[here].folded != spelled.rest[i]) return false;
    }
    return true;
}

std::optional<Found> Reader::find_glued(std::size_t at, Meaning meaning) const {
    if (!is_free(at) || lexemes_[at].entries == nullptr) return std::nullopt;
    for (const Spelled& spelled : *lexemes_[at].entries)
        if (spelled.entry.meaning == meaning && spells(at, spelled))
            return Found{spelled.entry, at + 1 + spelled.rest.size()};
    return std::nullopt;
}

std::optional<Found> Reader::find(std::size_t at, Meaning meaning) const {
    if (at >= size() || !lexemes_[at].after_space) return std::nullopt;
    return find_glued(at, meaning);
}

bool Reader::skip(std::size_t& at, Meaning meaning) const {
    const auto found = find(at, meaning);
    if (found) at = found->next;
    return found.has_value();
}

bool Reader::is_number(std::size_t at) const {
    return is_free(at) && lexemes_[at].kind == LexemeKind::kNumber;
}

bool Reader::is_sign(std::size_t at, std::string_view sign) const {
    return is_free(at) && lexemes_[at].is_sign(sign);
}

bool Reader::is_glued(std::size_t at) const { return is_free(at) && !lexemes_[at].after_space; }

std::optional<FoundNumber> Reader::count(std::size_t at) const {
    if (is_number(at) && lexemes_[at].after_space) {
        if (!ends_at(at + 1)) return std::nullopt;
        return FoundNumber{lexemes_[at].number, at + 1};
    }
    const auto word = find(at, Meaning::kNumber);
    if (!word) return std::nullopt;
    return FoundNumber{word->entry.number, word->next};
}

std::optional<FoundNumber> Reader::ordinal(std::size_t at) const {
    if (const auto word = find(at, Meaning::kOrdinal))
        return FoundNumber{word->entry.number, word->next};
    if (!is_number(at) || !lexemes_[at].after_space || !is_glued(at + 1)) return std::nullopt;
    const int number = lexemes_[at].number;
    if (const auto end = find_glued(at + 1, Meaning::kOrdinalEnd); end && ends_at(end->next))
        return FoundNumber{number, end->next};
    const bool has_sign = (facts_.dot_makes_ordinal && is_sign(at + 1, ".")) ||
                          is_sign(at + 1, "\u00BA") || is_sign(at + 1, "\u00AA");
    if (has_sign && ends_at(at + 2)) return FoundNumber{number, at + 2};
    return std::nullopt;
}

std::optional<Found> Reader::weekday(std::size_t at) const {
    auto found = find(at, Meaning::kWeekday);
    // "Fri." is an abbreviation inside a line and the end of a sentence at its end.
    if (found && is_sign(found->next, ".") && is_glued(found->next) && found->next + 1 < size() &&
        lexemes_[at].length() <= 3)
        ++found->next;
    return found;
}

bool Reader::starts_at(std::size_t at) const { return is_free(at) && lexemes_[at].after_space; }

bool Reader::ends_at(std::size_t next) const {
    constexpr std::string_view kClosing[] = {",", ".", ";", ":", "!", "?", "\u2026"};
    while (next < size() && !lexemes_[next].after_space) {
        const Lexeme& lexeme = lexemes_[next];
        if (lexeme.kind != LexemeKind::kSign || std::ranges::count(kClosing, lexeme.folded) == 0)
            return false;
        ++next;
    }
    return true;
}

}  // namespace tasklight::quick_add
