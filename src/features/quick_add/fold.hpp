// Letters as they are compared: without case, and for the vocabulary without accents. Pure; any
// thread may call.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tasklight::quick_add {

// The code point at `at` of well-formed text, which moves behind it.
[[nodiscard]] char32_t take_code_point(std::string_view text, std::size_t& at);

// Small letters of the Latin, Greek and Cyrillic alphabets; all else as it is.
[[nodiscard]] char32_t lower(char32_t letter);

// Spaces of every width, and tabs.
[[nodiscard]] bool is_space(char32_t c);
// Everything that words are made of: letters, and beyond ASCII all but spaces and punctuation.
[[nodiscard]] bool is_letter(char32_t c);

// Appends the letter in lower case and without its accent: ä as ae, ß as ss, é as e, ñ as n.
void append_folded(std::string& out, char32_t letter);

// How many bytes of `text` spell `name` in any case, from the start; 0 if they do not.
[[nodiscard]] std::size_t spelled_at_start(std::string_view text, std::string_view name);

}  // namespace tasklight::quick_add
