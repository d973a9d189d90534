#include "base/text.hpp"

#include <algorithm>
#include <charconv>

namespace tasklight {
namespace {

using Byte = unsigned char;

// The length of the well-formed sequence at the start of `text`, or 0.
std::size_t sequence_length(std::string_view text) {
    const auto at = [&](std::size_t i) { return static_cast<Byte>(text[i]); };
    const auto continues = [&](std::size_t i, Byte low = 0x80, Byte high = 0xBF) {
        return i < text.size() && at(i) >= low && at(i) <= high;
    };
    const Byte first = at(0);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const Byte low = first == 0xE0 ? 0xA0 : 0x80;
        const Byte high = first == 0xED ? 0x9F : 0xBF;
        return continues(1, low, high) && continues(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const Byte low = first == 0xF0 ? 0x90 : 0x80;
        const Byte high = first == 0xF4 ? 0x8F : 0xBF;
        return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool is_valid_utf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = sequence_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<Byte>(c) & 0xC0) != 0x80; }));
}

bool has_control_characters(std::string_view text, bool allow_lines) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<Byte>(text[i]);
        if (allow_lines && (byte == '\t' || byte == '\n' || byte == '\r')) continue;
        if (byte < 0x20 || byte == 0x7F) return true;
        if (byte == 0xC2 && i + 1 < text.size() && static_cast<Byte>(text[i + 1]) < 0xA0)
            return true;
    }
    return false;
}

bool is_blank(std::string_view text) {
    constexpr std::string_view kInvisible[] = {
        " ",      "\t",     "\u00A0", "\u00AD", "\u1680", "\u180E", "\u2000", "\u2001",
        "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009",
        "\u200A", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u2028", "\u2029",
        "\u202F", "\u205F", "\u2060", "\u2800", "\u3000", "\u3164", "\uFEFF"};
    while (!text.empty()) {
        const auto found = std::find_if(std::begin(kInvisible), std::end(kInvisible),
                                        [&](std::string_view c) { return text.starts_with(c); });
        if (found == std::end(kInvisible)) return false;
        text.remove_prefix(found->size());
    }
    return true;
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view first_line(std::string_view text) {
    std::string_view line = text.substr(0, text.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::string in_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\t' || c == '\n';
        if (!is_space) line += c;
        if (is_space && !line.empty() && line.back() != ' ') line += ' ';
    }
    if (line.ends_with(' ')) line.pop_back();
    return line;
}

std::string ascii_lower(std::string_view text) {
    std::string folded(text);
    std::transform(folded.begin(), folded.end(), folded.begin(), lower);
    return folded;
}

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

bool parse_number(std::string_view text, long long& number) {
    if (text.empty() || text.front() < '0' || text.front() > '9') return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

std::string percent_encode(std::string_view text) {
    constexpr char kHex[] = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const bool letter_or_digit =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter_or_digit || c == '-' || c == '.' || c == '_' || c == '~') {
            encoded.push_back(c);
        } else {
            encoded += {'%', kHex[static_cast<Byte>(c) >> 4], kHex[static_cast<Byte>(c) & 0x0f]};
        }
    }
    return encoded;
}

}  // namespace tasklight
