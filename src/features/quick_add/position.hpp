// Whether words that could be a date are meant as one, by where they stand: titles of books, films
// and songs are full of days. A phrase counts at the end of the line, or before what only labels
// follow; further forward it must say more. Not after a word such as "of" or "the", and not as a
// part of a name: with a capital beside another one. Pure; any thread may call.
#pragma once

#include "features/quick_add/phrase.hpp"

namespace tasklight::quick_add {

struct Surroundings {
    bool is_leading = false;   // only tokens before it
    bool is_trailing = false;  // only tokens and closing signs behind it
};

[[nodiscard]] bool is_meant(const Reader& reader, const Phrase& phrase,
                            const Surroundings& surroundings);

}  // namespace tasklight::quick_add
