// Random bytes from the operating system, by libsodium. Any thread may call, after
// initialize_cryptography().
#pragma once

#include <cstddef>
#include <string>

namespace tasklight {

// Once, before any thread starts. Throws std::runtime_error if there is no randomness.
void initialize_cryptography();

void random_bytes(unsigned char* out, std::size_t size);

// `size` random bytes as unpadded base64url (RFC 4648, section 5).
[[nodiscard]] std::string random_token(std::size_t size = 32);

}  // namespace tasklight
