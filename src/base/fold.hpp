// Text made comparable: what people take for the same word becomes the same bytes. Both are pure;
// any thread may call. The text must be well-formed UTF-8.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tasklight {

// Without case (Unicode, "Default Caseless Matching", in form NFC): names of labels and projects.
[[nodiscard]] std::string folded(std::string_view text);

// Without case, accents and compatibility differences: what searching compares.
[[nodiscard]] std::string search_folded(std::string_view text);

// A word of a text: its bytes, and what searching compares: ASCII letters and digits and all of
// Unicode's other letters, digits and marks, at most a hundred bytes.
struct Word {
    std::size_t start;
    std::size_t end;
    std::string folded;
};

// In their order. What is written without spaces (Chinese, Japanese, Thai) counts character by
// character.
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

}  // namespace tasklight
