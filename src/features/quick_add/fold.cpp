#include "features/quick_add/fold.hpp"

#include <algorithm>
#include <array>

namespace tasklight::quick_add {
namespace {

// The small letters from U+00E0 to U+00FF without what stands above or below them.
constexpr std::array<std::string_view, 32> kPlain{
    "a", "a", "a", "a", "ae", "a", "ae", "c", "e", "e", "e", "e", "i",  "i", "i", "i",
    "d", "n", "o", "o", "o",  "o", "oe", "",  "o", "u", "u", "u", "ue", "y", "",  "y"};

constexpr char32_t kCombiningDiaeresis = 0x308;

bool is_combining(char32_t c) { return c >= 0x300 && c <= 0x36F; }

void append_utf8(std::string& out, char32_t c) {
    const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        tail(0);
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0 | (c >> 12));
        tail(6);
        tail(0);
    } else {
        out += static_cast<char>(0xF0 | (c >> 18));
        tail(12);
        tail(6);
        tail(0);
    }
}

}  // namespace

char32_t take_code_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) -> char32_t {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
    };
    const char32_t lead = byte(at);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i)
        c = (c << 6) | (byte(at + i) & 0x3F);
    at = std::min(at + length, text.size());
    return c;
}

char32_t lower(char32_t c) {
    if (c >= 'A' && c <= 'Z') return c + 0x20;
    if (c < 0xC0) return c;
    if (c <= 0xDE) return c == 0xD7 ? c : c + 0x20;
    const bool pairs_from_even = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
    const bool pairs_from_odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if (pairs_from_even && c % 2 == 0) return c + 1;
    if (pairs_from_odd && c % 2 == 1) return c + 1;
    if ((c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F)) return c + 0x20;
    if (c >= 0x400 && c <= 0x40F) return c + 0x50;
    return c == 0x1E9E ? 0xDF : c;
}

bool is_space(char32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000;
}

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool is_sign = (c >= 0xA1 && c <= 0xBF) || (c >= 0x2010 && c <= 0x205E);
    return !is_sign && !is_space(c);
}

void append_folded(std::string& out, char32_t letter) {
    const char32_t small = lower(letter);
    if (small == 0xDF) {
        out += "ss";
    } else if (small >= 0xE0 && small <= 0xFF) {
        out += kPlain[small - 0xE0];
    } else if (small == kCombiningDiaeresis) {
        out += 'e';
    } else if (!is_combining(small)) {
        append_utf8(out, small);
    }
}

std::size_t spelled_at_start(std::string_view text, std::string_view name) {
    std::size_t at = 0;
    for (std::size_t i = 0; i < name.size();) {
        if (at >= text.size()) return 0;
        if (lower(take_code_point(text, at)) != lower(take_code_point(name, i))) return 0;
    }
    return at;
}

}  // namespace tasklight::quick_add
