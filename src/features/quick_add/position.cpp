#include "features/quick_add/position.hpp"

#include <algorithm>
#include <array>

namespace tasklight::quick_add {
namespace {

bool means_one_of(const Lexeme& lexeme, std::initializer_list<Meaning> meanings) {
    if (lexeme.entries == nullptr) return false;
    return std::ranges::any_of(*lexeme.entries, [&](const Spelled& spelled) {
        return spelled.rest.empty() && std::ranges::count(meanings, spelled.entry.meaning) > 0;
    });
}

const Lexeme* word_before(const Reader& reader, const Phrase& phrase) {
    if (phrase.first == 0) return nullptr;
    const Lexeme& lexeme = reader[phrase.first - 1];
    return lexeme.kind == LexemeKind::kWord && !lexeme.is_taken ? &lexeme : nullptr;
}

const Lexeme* lexeme_behind(const Reader& reader, const Phrase& phrase) {
    if (phrase.next >= reader.size() || reader[phrase.next].is_taken) return nullptr;
    return &reader[phrase.next];
}

// "Edge of Tomorrow", "until friday", "Black Friday"
bool is_held_back(const Lexeme* before) {
    return before != nullptr &&
           means_one_of(*before, {Meaning::kKeepsBefore, Meaning::kOf, Meaning::kFrom,
                                  Meaning::kUntil, Meaning::kFor, Meaning::kAfter});
}

// Capitals that the language itself does not ask for.
bool is_spelled_as_name(const Reader& reader, const Phrase& phrase) {
    if (reader[phrase.first].is_capital) return true;
    if (reader.facts().nouns_are_capital) return false;
    for (std::size_t i = phrase.first + 1; i < phrase.next; ++i) {
        const bool is_proper =
            means_one_of(reader[i], {Meaning::kWeekday, Meaning::kWeekdays, Meaning::kMonth,
                                     Meaning::kYearly, Meaning::kHalfOfDay});
        if (reader[i].is_capital && !is_proper) return true;
    }
    return false;
}

bool is_part_of_name(const Reader& reader, const Phrase& phrase, const Lexeme* before,
                     const Lexeme* behind) {
    const bool beside_capital =
        (before != nullptr && before->is_capital) || (behind != nullptr && behind->is_capital);
    if (beside_capital && is_spelled_as_name(reader, phrase)) return true;
    // "Fahrenheit 9/11", "John 3:16"; but a line's first word has a capital anyhow.
    const auto& words = phrase.words;
    const bool is_number = words.pieces.size() == 1 && ((words.date && words.date->is_number) ||
                                                        (words.time && words.time->is_number));
    return is_number && before != nullptr && before->is_capital && phrase.first > 1;
}

// "friday with Ann", "tomorrow (urgent)"
bool goes_on(const Lexeme* behind) {
    constexpr std::array<std::string_view, 5> kJoining{"&", "+", "/", "%", "="};
    if (behind == nullptr) return true;
    if (behind->kind == LexemeKind::kSign) return std::ranges::count(kJoining, behind->folded) == 0;
    return means_one_of(*behind, {Meaning::kGoesOn, Meaning::kAt, Meaning::kIn, Meaning::kOn,
                                  Meaning::kAnd, Meaning::kFor, Meaning::kAfter, Meaning::kFrom});
}

bool may_lead(const Reader& reader, const Phrase& phrase) {
    const bool is_capital = reader[phrase.first].is_capital;
    if (phrase.grade == Grade::kEdge) return !is_capital;
    return phrase.grade == Grade::kAnywhere && !(is_capital && reader.facts().nouns_are_capital);
}

}  // namespace

bool is_meant(const Reader& reader, const Phrase& phrase, const Surroundings& surroundings) {
    if (phrase.grade == Grade::kBeside) return false;
    const Lexeme* before = word_before(reader, phrase);
    const Lexeme* behind = surroundings.is_trailing ? nullptr : lexeme_behind(reader, phrase);
    if (is_held_back(before) || is_part_of_name(reader, phrase, before, behind)) return false;
    if (surroundings.is_trailing) return true;
    if (surroundings.is_leading) return may_lead(reader, phrase);
    return phrase.grade == Grade::kAnywhere || goes_on(behind);
}

}  // namespace tasklight::quick_add
