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

const Lexeme* word_at(const Reader& reader, std::size_t at) {
    const Lexeme& lexeme = reader[at];
    return lexeme.kind == LexemeKind::kWord && !lexeme.is_taken ? &lexeme : nullptr;
}

const Lexeme* word_before(const Reader& reader, const Phrase& phrase) {
    return phrase.first == 0 ? nullptr : word_at(reader, phrase.first - 1);
}

// The same, or the word before a comma: "Monday, Monday"
const Lexeme* neighbour_before(const Reader& reader, const Phrase& phrase) {
    const bool has_comma = phrase.first > 1 && reader[phrase.first - 1].is_sign(",");
    return has_comma ? word_at(reader, phrase.first - 2) : word_before(reader, phrase);
}

const Lexeme* lexeme_behind(const Reader& reader, const Phrase& phrase) {
    if (phrase.next >= reader.size() || reader[phrase.next].is_taken) return nullptr;
    return &reader[phrase.next];
}

// "Edge of Tomorrow", "until friday", "Black Friday"
bool is_held_back(const Lexeme* before) {
    return before != nullptr &&
           means_one_of(*before,
                        {Meaning::kKeepsBefore, Meaning::kOf, Meaning::kFrom, Meaning::kAnd,
                         Meaning::kOr, Meaning::kUntil, Meaning::kFor, Meaning::kAfter});
}

// Capitals that the language itself does not ask for.
bool is_spelled_as_name(const Reader& reader, const Phrase& phrase) {
    const Lexeme& first = reader[phrase.first];
    if (reader.facts().nouns_are_capital)
        return first.is_capital && means_one_of(first, {Meaning::kWeekday});
    if (first.is_capital) return true;
    for (std::size_t i = phrase.first + 1; i < phrase.next; ++i) {
        const bool is_proper =
            means_one_of(reader[i], {Meaning::kWeekday, Meaning::kWeekdays, Meaning::kMonth,
                                     Meaning::kYearly, Meaning::kHalfOfDay});
        if (reader[i].is_capital && !is_proper) return true;
    }
    return false;
}

bool is_number(const Phrase& phrase) {
    const auto& words = phrase.words;
    return words.pieces.size() == 1 &&
           ((words.date && words.date->is_number) || (words.time && words.time->is_number));
}

// Where nouns have capitals, a small word between an article and a day belongs to the day: "ein
// verrückter Freitag".
bool has_adjective(const Reader& reader, const Phrase& phrase, const Lexeme* before) {
    if (!reader.facts().nouns_are_capital || before == nullptr || before->is_capital) return false;
    const Lexeme* article = phrase.first < 2 ? nullptr : word_at(reader, phrase.first - 2);
    return article != nullptr && means_one_of(*article, {Meaning::kKeepsBefore}) &&
           reader[phrase.first].is_capital;
}

// What no name has: "Fri 7pm", and "Nov 3" at the end.
bool is_exact(const Phrase& phrase, const Lexeme* behind) {
    const auto& words = phrase.words;
    const bool has_hour = words.time && words.pieces.size() > 1;
    return has_hour || (words.date && words.date->has_month && behind == nullptr);
}

bool is_dash(const Lexeme& lexeme) {
    return lexeme.is_sign("-") || lexeme.is_sign("\u2013") || lexeme.is_sign("\u2014");
}

bool is_of_dates(const Lexeme& lexeme) {
    return lexeme.kind == LexemeKind::kNumber ||
           means_one_of(lexeme, {Meaning::kWeekday, Meaning::kMonth, Meaning::kDay});
}

// "july 1 - july 14", "mon wed fri": more days than a task has.
bool is_one_of_several(const Reader& reader, const Phrase& phrase) {
    const std::size_t first = phrase.first;
    const std::size_t next = phrase.next;
    const bool ends_range =
        first > 1 && is_dash(reader[first - 1]) && is_of_dates(reader[first - 2]);
    const bool starts_range =
        next + 1 < reader.size() && is_dash(reader[next]) && is_of_dates(reader[next + 1]);
    const Lexeme* before = neighbour_before(reader, phrase);
    const bool ends_list = before != nullptr && means_one_of(*before, {Meaning::kWeekday}) &&
                           means_one_of(reader[first], {Meaning::kWeekday});
    return ends_range || starts_range || ends_list;
}

bool is_part_of_name(const Reader& reader, const Phrase& phrase, const Lexeme* behind) {
    const Lexeme* before = neighbour_before(reader, phrase);
    const bool beside_capital =
        (before != nullptr && before->is_capital) || (behind != nullptr && behind->is_capital);
    if (beside_capital && !is_exact(phrase, behind) && is_spelled_as_name(reader, phrase))
        return true;
    if (has_adjective(reader, phrase, before)) return true;
    // "Fahrenheit 9/11", "John 3:16"; but a line's first word has a capital anyhow.
    return is_number(phrase) && before != nullptr && before->is_capital && phrase.first > 1;
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
    if (is_held_back(before) || is_part_of_name(reader, phrase, behind)) return false;
    if (is_one_of_several(reader, phrase)) return false;
    if (surroundings.is_trailing) return true;
    // "the 1st of the quarter"
    if (behind != nullptr && means_one_of(*behind, {Meaning::kOf})) return false;
    if (surroundings.is_leading) return may_lead(reader, phrase);
    return phrase.grade == Grade::kAnywhere || (!is_number(phrase) && goes_on(behind));
}

}  // namespace tasklight::quick_add
