#include "features/quick_add/lexeme.hpp"

#include <algorithm>

#include "features/quick_add/fold.hpp"

namespace tasklight::quick_add {
namespace {

// No word of a vocabulary is longer; the rest of a longer one need not be folded.
constexpr std::size_t kLongestWord = 24;

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

class Cutter {
public:
    Cutter(std::string_view line, const Vocabulary& vocabulary)
        : line_(line), vocabulary_(vocabulary) {}

    std::vector<Lexeme> cut() {
        std::vector<Lexeme> lexemes;
        lexemes.reserve(line_.size() / 4 + 1);
        bool after_space = true;
        bool is_in_braces = false;
        while (at_ < line_.size()) {
            if (is_space(peek())) {
                take();
                after_space = true;
                continue;
            }
            lexemes.push_back(one());
            Lexeme& lexeme = lexemes.back();
            lexeme.after_space = after_space;
            // What stands in braces of its own is a phrase of its own.
            const bool opens = after_space && lexeme.is_sign("{");
            if (lexeme.is_sign("}") && is_in_braces) lexeme.after_space = true;
            if (opens || lexeme.is_sign("}")) is_in_braces = opens;
            after_space = opens;
        }
        return lexemes;
    }

private:
    Lexeme one() {
        Lexeme lexeme;
        lexeme.start = at_;
        lexeme.first = count_;
        const char32_t c = peek();
        if (is_digit(c))
            read_number(lexeme);
        else if (is_letter(c))
            read_word(lexeme);
        else
            take(), lexeme.folded = line_.substr(lexeme.start, at_ - lexeme.start);
        lexeme.end = at_;
        lexeme.last = count_;
        return lexeme;
    }

    void read_number(Lexeme& lexeme) {
        lexeme.kind = LexemeKind::kNumber;
        while (at_ < line_.size() && is_digit(peek()))
            lexeme.number = std::min(kHuge, lexeme.number * 10 + static_cast<int>(take() - '0'));
        lexeme.folded = line_.substr(lexeme.start, std::min(at_ - lexeme.start, kLongestWord));
    }

    void read_word(Lexeme& lexeme) {
        lexeme.kind = LexemeKind::kWord;
        lexeme.is_capital = lower(peek()) != peek();
        while (at_ < line_.size()) {
            const char32_t c = peek();
            const bool joins = is_apostrophe(c) && followed_by_letter();
            if (!is_letter(c) && !joins) break;
            take();
            if (lexeme.folded.size() > kLongestWord) continue;
            if (joins)
                lexeme.folded += '\'';
            else
                append_folded(lexeme.folded, c);
        }
        lexeme.entries = vocabulary_.starting_with(lexeme.folded);
    }

    [[nodiscard]] char32_t peek() const {
        std::size_t at = at_;
        return take_code_point(line_, at);
    }
    [[nodiscard]] bool followed_by_letter() const {
        std::size_t at = at_;
        (void)take_code_point(line_, at);
        return at < line_.size() && is_letter(take_code_point(line_, at));
    }
    char32_t take() {
        ++count_;
        return take_code_point(line_, at_);
    }

    std::string_view line_;
    const Vocabulary& vocabulary_;
    std::size_t at_ = 0;
    std::size_t count_ = 0;
};

}  // namespace

std::vector<Lexeme> lexemes_of(std::string_view line, const Vocabulary& vocabulary) {
    return Cutter(line, vocabulary).cut();
}

}  // namespace tasklight::quick_add
