// What signs name: #project /section @label p1 {deadline} {from start}, or the other family. Each
// match takes its lexemes, so that no phrase reads them again. Pure; any thread may call.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "features/quick_add/reader.hpp"

namespace tasklight::quick_add {

// A token by its lexemes.
struct Mark {
    TokenKind kind;
    std::size_t first = 0;
    std::size_t next = 0;
    std::string value;
    bool is_new = false;  // a label that nobody has yet
};

// Of projects, sections and priorities the last one counts, and the others stay text. Nothing is
// looked for behind a hundred signs.
[[nodiscard]] std::vector<Mark> sigil_marks(std::string_view line, std::vector<Lexeme>& lexemes,
                                            const Reader& reader);

}  // namespace tasklight::quick_add
