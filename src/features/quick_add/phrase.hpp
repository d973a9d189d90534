// Phrases that stand side by side are one: "every friday 3pm starting feb 1". Pure; any thread may
// call.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/quick_add/dates.hpp"
#include "features/quick_add/repeat_bounds.hpp"
#include "features/quick_add/repeats.hpp"
#include "features/quick_add/times.hpp"

namespace tasklight::quick_add {

// The lexemes of one token.
struct Piece {
    TokenKind kind;
    std::size_t first = 0;
    std::size_t next = 0;
};

struct TimeWords {
    std::optional<DatePhrase> date;
    std::optional<TimePhrase> time;
    std::optional<TimePhrase> part;
    std::optional<RepeatPhrase> repeat;
    std::optional<RepeatStart> start;
    std::optional<RepeatEnd> end;
    std::vector<Piece> pieces;
};

struct Phrase {
    TimeWords words;
    std::size_t first = 0;
    std::size_t next = 0;
    Grade grade = Grade::kBeside;
    std::string problem;
};

// The longest phrase that begins here.
[[nodiscard]] std::optional<Phrase> phrase_at(const Reader& reader, std::size_t at);

}  // namespace tasklight::quick_add
