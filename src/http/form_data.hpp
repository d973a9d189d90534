// application/x-www-form-urlencoded, in bodies and queries (WHATWG URL, section 5.1).
#pragma once

#include <string_view>

#include "http/request.hpp"

namespace tasklight::http {

// Throws Malformed for bad percent-encoding, text that is not UTF-8, NUL, and more than 1,000
// fields.
[[nodiscard]] Parameters parse_form(std::string_view encoded);

}  // namespace tasklight::http
