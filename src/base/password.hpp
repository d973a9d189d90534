// Argon2id password hashes by libsodium. A hash takes tens of milliseconds and its whole memory,
// so only a bounded number run at a time; callers beyond that wait, and beyond a bounded wait or a
// bounded number of those who wait get TooMany. Never call inside a database closure. Any thread
// may call.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>

namespace tasklight {

struct PasswordCost {
    std::uint64_t operations = 2;
    std::size_t memory_bytes = std::size_t{19} * 1024 * 1024;  // OWASP's minimum for Argon2id
    int at_once = 2;
    int waiting = 32;  // at most, for their turn: each keeps a thread of its caller's
    std::chrono::milliseconds patience{10'000};
};

class PasswordHasher {
public:
    explicit PasswordHasher(PasswordCost cost = {});

    [[nodiscard]] std::string hash(const std::string& password);

    // Takes the same time whether or not there is such an account: pass an empty `hash` for none.
    [[nodiscard]] bool verify(const std::string& hash, const std::string& password);

    // Whether the hash was made at another cost than ours.
    [[nodiscard]] bool needs_rehash(const std::string& hash) const;

    struct Load {
        int running = 0;
        int waiting = 0;
    };
    [[nodiscard]] Load load() const;

private:
    class Turn;

    PasswordCost cost_;
    mutable std::mutex mutex_;
    std::condition_variable freed_;
    int running_ = 0;
    int waiting_ = 0;
};

}  // namespace tasklight
