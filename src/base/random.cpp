#include "base/random.hpp"

#include <sodium.h>
#include <stdexcept>
#include <vector>

namespace tasklight {

void initialize_cryptography() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium could not be initialised");
}

void random_bytes(unsigned char* out, std::size_t size) { randombytes_buf(out, size); }

std::string random_token(std::size_t size) {
    std::vector<unsigned char> bytes(size);
    random_bytes(bytes.data(), bytes.size());
    constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(size, kVariant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), kVariant);
    text.pop_back();  // libsodium writes a closing NUL
    return text;
}

}  // namespace tasklight
