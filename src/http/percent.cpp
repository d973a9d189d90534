#include "http/percent.hpp"

#include "base/error.hpp"
#include "base/text.hpp"

namespace tasklight::http {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

char decode_byte(std::string_view digits) {
    const int high = digits.size() < 2 ? -1 : hex_digit(digits[0]);
    const int low = digits.size() < 2 ? -1 : hex_digit(digits[1]);
    if (high < 0 || low < 0) throw Malformed("A percent sign is not followed by two digits.");
    return static_cast<char>(high << 4 | low);
}

}  // namespace

std::string percent_decode(std::string_view encoded, PlusSign plus) {
    std::string text;
    text.reserve(encoded.size());
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        char c = encoded[i];
        if (c == '%') {
            c = decode_byte(encoded.substr(i + 1));
            i += 2;
        } else if (c == '+' && plus == PlusSign::kIsSpace) {
            c = ' ';
        }
        if (c == '\0') throw Malformed("NUL is not allowed in text.");
        text.push_back(c);
    }
    if (!is_valid_utf8(text)) throw Malformed("This text is not UTF-8.");
    return text;
}

}  // namespace tasklight::http
