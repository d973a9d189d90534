// Unpadded base64url (RFC 4648, section 5): bytes as text that may stand in an address. Any
// thread may call.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tasklight {

[[nodiscard]] std::string to_base64url(std::string_view bytes);

// Nothing for text that no bytes are written as.
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

}  // namespace tasklight
