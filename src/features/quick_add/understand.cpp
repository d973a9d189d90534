#include "features/quick_add/understand.hpp"

#include <algorithm>
#include <tuple>

#include "features/quick_add/literal.hpp"
#include "features/quick_add/position.hpp"

namespace tasklight::quick_add {
namespace {

// From the end of the line to its start, for what stands last counts.
class Choosing {
public:
    explicit Choosing(const Reader& reader) : reader_(reader) {
        tail_ = skip_back(reader.size());
        while (head_ < reader.size() && reader[head_].is_taken)
            ++head_;
    }

    void choose(std::vector<Phrase> phrases) {
        for (auto phrase = phrases.rbegin(); phrase != phrases.rend(); ++phrase) {
            const Surroundings surroundings{phrase->first <= head_, phrase->next >= tail_};
            if (!is_meant(reader_, *phrase, surroundings)) continue;
            if (!phrase->problem.empty()) {
                refused_.push_back(*phrase);
            } else if (joins(phrase->words)) {
                widen_over_comma(*phrase, surroundings);
                add(std::move(phrase->words));
                if (surroundings.is_trailing) tail_ = skip_back(phrase->first);
            }
        }
    }

    [[nodiscard]] const TimeWords& words() const { return words_; }
    [[nodiscard]] const std::vector<Phrase>& refused() const { return refused_; }

private:
    // Over tokens and closing signs.
    [[nodiscard]] std::size_t skip_back(std::size_t at) const {
        while (at > 0) {
            const Lexeme& lexeme = reader_[at - 1];
            const bool is_closing = lexeme.is_sign(".") || lexeme.is_sign("!") ||
                                    lexeme.is_sign("?") || lexeme.is_sign(",");
            if (!lexeme.is_taken && !is_closing) break;
            --at;
        }
        return at;
    }

    [[nodiscard]] bool joins(const TimeWords& words) const {
        return !(words.date && words_.date) && !(words.repeat && words_.repeat) &&
               !((words.time || words.part) && (words_.time || words_.part));
    }

    void add(TimeWords words) {
        if (words.date) words_.date = words.date;
        if (words.time) words_.time = words.time;
        if (words.part) words_.part = words.part;
        if (words.repeat) words_.repeat = words.repeat;
        if (words.start) words_.start = words.start;
        if (words.end) words_.end = words.end;
        words_.pieces.insert(words_.pieces.end(), words.pieces.begin(), words.pieces.end());
    }

    // The comma of "Buy milk, tomorrow" and of "tomorrow, buy milk" goes with the phrase, and the
    // dash of "Buy milk - tomorrow".
    void widen_over_comma(Phrase& phrase, const Surroundings& surroundings) const {
        const bool is_before = phrase.first > 1 && (reader_.is_sign(phrase.first - 1, ",") ||
                                                    reader_.is_sign(phrase.first - 1, "-"));
        const bool is_behind = reader_.is_sign(phrase.next, ",");
        if (is_before && (surroundings.is_trailing || is_behind))
            --phrase.words.pieces.front().first;
        else if (is_behind && surroundings.is_leading)
            ++phrase.words.pieces.back().next;
    }

    const Reader& reader_;
    std::size_t head_ = 0;
    std::size_t tail_ = 0;
    TimeWords words_;
    std::vector<Phrase> refused_;
};

std::vector<Phrase> phrases_of(const Reader& reader) {
    std::vector<Phrase> phrases;
    for (std::size_t at = 0; at < reader.size();) {
        const Lexeme& lexeme = reader[at];
        const bool may_begin = lexeme.entries != nullptr || lexeme.kind == LexemeKind::kNumber ||
                               lexeme.is_sign("@") || lexeme.is_sign("+");
        auto phrase = may_begin ? phrase_at(reader, at) : std::nullopt;
        at = phrase ? phrase->next : at + 1;
        if (phrase) phrases.push_back(std::move(*phrase));
    }
    return phrases;
}

Problem problem_at(const Reader& reader, std::size_t first, std::size_t next,
                   const std::string& message) {
    return {message, reader[first].first, reader[next - 1].last};
}

void read_times(const Reader& reader, Understanding& understanding) {
    Choosing choosing(reader);
    choosing.choose(phrases_of(reader));
    for (const Phrase& phrase : choosing.refused())
        understanding.problems.push_back(
            problem_at(reader, phrase.first, phrase.next, phrase.problem));
    const TimeWords& words = choosing.words();
    if (words.pieces.empty()) return;
    understanding.times = resolve(reader, words);
    if (understanding.times.problem.empty()) {
        auto& marks = understanding.marks;
        const auto& times = understanding.times.marks;
        marks.insert(marks.end(), times.begin(), times.end());
        return;
    }
    const auto [first, last] = std::ranges::minmax(words.pieces, {}, &Piece::first);
    understanding.problems.push_back(
        problem_at(reader, first.first, last.next, understanding.times.problem));
    understanding.times = {};
}

}  // namespace

Understanding understand(std::string_view line, std::vector<Lexeme> lexemes,
                         const Settings& settings, Reading reading) {
    Understanding understanding;
    understanding.lexemes = std::move(lexemes);
    if (reading == Reading::kNothing) return understanding;
    const Vocabulary& vocabulary = vocabulary_of(settings.locale.language);
    const Reader reader(understanding.lexemes, vocabulary, settings);
    keep_names(understanding.lexemes, reader);
    understanding.marks = sigil_marks(line, understanding.lexemes, reader);
    if (reading == Reading::kEverything) read_times(reader, understanding);
    std::ranges::sort(understanding.marks, {}, &Mark::first);
    std::ranges::sort(understanding.problems, {}, &Problem::start);
    return understanding;
}

}  // namespace tasklight::quick_add
