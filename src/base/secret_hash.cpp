#include "base/secret_hash.hpp"

#include <cassert>
#include <sodium.h>

namespace tasklight {

std::string secret_hash(std::string_view purpose, std::string_view secret) {
    assert(purpose.size() >= crypto_generichash_KEYBYTES_MIN);
    const auto* key = reinterpret_cast<const unsigned char*>(purpose.data());
    const auto* data = reinterpret_cast<const unsigned char*>(secret.data());
    unsigned char digest[crypto_generichash_BYTES];
    crypto_generichash(digest, sizeof digest, data, secret.size(), key, purpose.size());

    constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    char text[sodium_base64_ENCODED_LEN(sizeof digest, kVariant)];
    sodium_bin2base64(text, sizeof text, digest, sizeof digest, kVariant);
    return text;
}

bool equal_secrets(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace tasklight
