// What the writer wants kept as text: what is dismissed, in quotes or behind a backslash, and names
// such as Black Friday that only look like dates. Pure; any thread may call.
#pragma once

#include <string_view>
#include <vector>

#include "features/quick_add/reader.hpp"

namespace tasklight::quick_add {

// Words that a pair of quotes or a backslash protects, by bytes, with the signs themselves.
struct Guard {
    std::size_t start = 0;
    std::size_t end = 0;
    bool is_quotes = false;
};

// Straight quotes around whole words, and backslashes before one, in the order of the line.
[[nodiscard]] std::vector<Guard> guards_of(const std::vector<Lexeme>& lexemes);

// The lexemes as if the guards' signs were spaces.
[[nodiscard]] std::vector<Lexeme> without_signs(std::vector<Lexeme> lexemes,
                                                const std::vector<Guard>& guards);

void make_literal(std::vector<Lexeme>& lexemes, std::size_t start, std::size_t end);
void keep_dismissed(std::vector<Lexeme>& lexemes, const std::vector<Range>& dismissed);
// Typographic quotes too, which are never taken away.
void keep_names(std::vector<Lexeme>& lexemes, const Reader& reader);

}  // namespace tasklight::quick_add
