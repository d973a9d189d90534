// Chooses among all that could be meant in a line. Pure; any thread may call.
#pragma once

#include <string_view>
#include <vector>

#include "features/quick_add/resolve.hpp"

namespace tasklight::quick_add {

// How much of a line is read, so that something is left for the title.
enum class Reading { kEverything, kNamesOnly, kNothing };

struct Understanding {
    std::vector<Lexeme> lexemes;
    std::vector<Mark> marks;  // in the order of the line
    Resolved times;
    std::vector<Problem> problems;
};

// Of two phrases that say the same kind of thing the later one counts.
[[nodiscard]] Understanding understand(std::string_view line, std::vector<Lexeme> lexemes,
                                       const Settings& settings, Reading reading);

}  // namespace tasklight::quick_add
