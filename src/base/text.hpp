// Small operations on UTF-8 text. All are pure; any thread may call.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tasklight {

// Well-formed by Unicode 15, table 3-7: no overlong forms, no surrogates.
[[nodiscard]] bool is_valid_utf8(std::string_view text);

// The number of code points in well-formed text.
[[nodiscard]] std::size_t code_points(std::string_view text);

// C0 controls, DEL and C1 controls; `allow_lines` lets tab, line feed and carriage return pass.
[[nodiscard]] bool has_control_characters(std::string_view text, bool allow_lines = false);

// Nothing that can be seen: Unicode's white space and its invisible joiners and marks only.
[[nodiscard]] bool is_blank(std::string_view text);

// Without spaces and tabs at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

// Up to the first line feed, without it and a carriage return before it.
[[nodiscard]] std::string_view first_line(std::string_view text);

// Each run of spaces, tabs and line feeds as one space, and none at both ends.
[[nodiscard]] std::string in_one_line(std::string_view text);

// ASCII letters in lower case, all else untouched: user names and e-mail addresses.
[[nodiscard]] std::string ascii_lower(std::string_view text);
[[nodiscard]] bool equals_ignoring_case(std::string_view a, std::string_view b);

[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

// Decimal digits only, no sign, no space; nothing on overflow.
[[nodiscard]] bool parse_number(std::string_view text, long long& number);

// RFC 3986, section 2.1: everything but unreserved characters.
[[nodiscard]] std::string percent_encode(std::string_view text);

}  // namespace tasklight
