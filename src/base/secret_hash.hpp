// Keyed BLAKE2b-256, with a fixed label of the purpose as the key: what is stored of a secret,
// and how one secret is derived from another. The secrets have 256 random bits, so no salt and no
// server-wide key are needed, and replicas agree without sharing one. Any thread may call.
#pragma once

#include <string>
#include <string_view>

namespace tasklight {

// Unpadded base64url of the 32 bytes. `purpose` has 16 to 64 bytes.
[[nodiscard]] std::string secret_hash(std::string_view purpose, std::string_view secret);

// In time that does not depend on the contents.
[[nodiscard]] bool equal_secrets(std::string_view a, std::string_view b);

inline constexpr std::string_view kSessionPurpose = "tasklight.session.token.1";
inline constexpr std::string_view kCsrfPurpose = "tasklight.csrf.of.cookie.1";
inline constexpr std::string_view kContentPurpose = "tasklight.request.content.1";

}  // namespace tasklight
