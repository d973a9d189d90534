#include "base/password.hpp"

#include <sodium.h>
#include <stdexcept>

#include "base/error.hpp"

namespace tasklight {

// Holds one of the places for hashes that run at the same time.
class PasswordHasher::Turn {
public:
    explicit Turn(PasswordHasher& hasher) : hasher_(hasher) {
        std::unique_lock lock(hasher_.mutex_);
        const auto is_free = [&] { return hasher_.running_ < hasher_.cost_.at_once; };
        if (!is_free() && hasher_.waiting_ >= hasher_.cost_.waiting) refuse();
        ++hasher_.waiting_;
        const bool free = hasher_.freed_.wait_for(lock, hasher_.cost_.patience, is_free);
        --hasher_.waiting_;
        if (!free) refuse();
        ++hasher_.running_;
    }
    ~Turn() {
        {
            const std::lock_guard lock(hasher_.mutex_);
            --hasher_.running_;
        }
        hasher_.freed_.notify_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    [[noreturn]] static void refuse() {
        throw TooMany("Too many people are signing in right now. Try again.", 5);
    }

    PasswordHasher& hasher_;
};

PasswordHasher::PasswordHasher(PasswordCost cost) : cost_(cost) {}

std::string PasswordHasher::hash(const std::string& password) {
    const Turn turn(*this);
    char text[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(text, password.data(), password.size(), cost_.operations,
                              cost_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw Unavailable("The server has no memory for this right now.",
                          "Argon2id could not get its memory");
    return text;
}

bool PasswordHasher::verify(const std::string& hash, const std::string& password) {
    if (!hash.empty()) {
        const Turn turn(*this);
        return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
    }
    // The work of a hash equals the work of a comparison.
    (void)this->hash(password);
    return false;
}

bool PasswordHasher::needs_rehash(const std::string& hash) const {
    return crypto_pwhash_str_needs_rehash(hash.c_str(), cost_.operations, cost_.memory_bytes) != 0;
}

PasswordHasher::Load PasswordHasher::load() const {
    const std::lock_guard lock(mutex_);
    return {running_, waiting_};
}

}  // namespace tasklight
