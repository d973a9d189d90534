// Percent-decoding (RFC 3986, section 2.1) of paths, queries and forms. Pure; any thread may call.
#pragma once

#include <string>
#include <string_view>

namespace tasklight::http {

enum class PlusSign { kIsPlus, kIsSpace };

// Decodes once. Throws Malformed for a percent sign without two hexadecimal digits, for NUL, and
// for text that is not UTF-8 afterwards.
[[nodiscard]] std::string percent_decode(std::string_view encoded, PlusSign plus);

}  // namespace tasklight::http
