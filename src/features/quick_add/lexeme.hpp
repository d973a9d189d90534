// A line cut into words, numbers and signs, with their places in bytes and in code points. Pure;
// any thread may call.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "features/quick_add/vocabulary.hpp"

namespace tasklight::quick_add {

enum class LexemeKind { kWord, kNumber, kSign };

struct Lexeme {
    LexemeKind kind = LexemeKind::kSign;
    bool after_space = false;  // or at the start of the line
    bool is_capital = false;   // a word that begins so
    bool is_literal = false;   // the user wants it as text
    bool is_taken = false;     // belongs to a token already
    int number = 0;            // of a number: its value, at most kHuge
    std::size_t start = 0;     // bytes
    std::size_t end = 0;
    std::size_t first = 0;             // code points
    std::size_t last = 0;              // the one after the last
    std::string folded;                // a word as the vocabulary spells it, else as it is
    const Entries* entries = nullptr;  // what begins with this word

    [[nodiscard]] bool is_sign(std::string_view sign) const {
        return kind == LexemeKind::kSign && folded == sign;
    }
    [[nodiscard]] std::size_t length() const { return last - first; }
};

inline constexpr int kHuge = 1'000'000;

[[nodiscard]] std::vector<Lexeme> lexemes_of(std::string_view line, const Vocabulary& vocabulary);

}  // namespace tasklight::quick_add
