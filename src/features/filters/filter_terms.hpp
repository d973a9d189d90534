// One term of a filter: what stands between two operators. Pure; any thread may call.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "features/filters/filter_parser.hpp"

namespace tasklight::filters {

// One code point of a filter's text.
struct Character {
    std::string_view bytes;
    std::size_t start;  // in code points, with its backslash
    std::size_t end;
    bool is_escaped;

    [[nodiscard]] bool is(char c) const {
        return !is_escaped && bytes.size() == 1 && bytes[0] == c;
    }
    [[nodiscard]] bool is_space() const { return bytes == " "; }
};

// `characters` neither begin nor end with a space, and there is at least one.
[[nodiscard]] ParsedFilter read_term(std::span<const Character> characters, const Today& today);

}  // namespace tasklight::filters
