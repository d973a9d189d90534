#include "base/password.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>
#include <vector>

#include "base/common_passwords.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "base/secret_hash.hpp"

using namespace tasklight;

namespace {

constexpr std::size_t kLittle = 8 * 1024 * 1024;

struct Outcome {
    int hashed;
    int refused;
};

Outcome hash_at_once(PasswordHasher& hasher, int callers) {
    std::atomic<int> hashed{0};
    std::atomic<int> refused{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < callers; ++i)
        threads.emplace_back([&] {
            try {
                (void)hasher.hash("seven quiet lamps");
                ++hashed;
            } catch (const TooMany&) {
                ++refused;
            }
        });
    for (auto& thread : threads)
        thread.join();
    return {hashed, refused};
}

}  // namespace

TEST_CASE("a password is known by its hash and no other is") {
    PasswordHasher hasher({.operations = 1, .memory_bytes = kLittle});
    const std::string hash = hasher.hash("seven quiet lamps");

    CHECK(hash.starts_with("$argon2id$"));
    CHECK(hash != hasher.hash("seven quiet lamps"));
    CHECK(hasher.verify(hash, "seven quiet lamps"));
    CHECK_FALSE(hasher.verify(hash, "seven quiet lamp"));
    CHECK_FALSE(hasher.verify(hash, std::string("seven quiet lamps\0", 18)));
    CHECK_FALSE(hasher.verify("", ""));
    CHECK_FALSE(hasher.verify("nonsense", "nonsense"));
}

TEST_CASE("a hash of another cost is to be made again") {
    PasswordHasher hasher({.operations = 1, .memory_bytes = kLittle});
    const std::string hash = hasher.hash("seven quiet lamps");

    CHECK_FALSE(hasher.needs_rehash(hash));
    CHECK(PasswordHasher({.operations = 2, .memory_bytes = kLittle}).needs_rehash(hash));
    CHECK(PasswordHasher({.operations = 1, .memory_bytes = 2 * kLittle}).needs_rehash(hash));
}

TEST_CASE("who waits too long for a hash is asked to come later", "[concurrent]") {
    PasswordHasher hasher({.operations = 3,
                           .memory_bytes = 8 * kLittle,
                           .at_once = 1,
                           .patience = std::chrono::milliseconds(1)});
    const auto [hashed, refused] = hash_at_once(hasher, 4);

    CHECK(hashed >= 1);
    CHECK(hashed + refused == 4);
}

TEST_CASE("who would wait for a hash behind too many is refused at once", "[concurrent]") {
    PasswordHasher hasher({.memory_bytes = 8 * kLittle, .at_once = 1, .waiting = 1});
    const auto [hashed, refused] = hash_at_once(hasher, 16);

    CHECK(hashed >= 2);
    CHECK(refused >= 1);
    CHECK(hashed + refused == 16);
}

TEST_CASE("the commonest passwords are known") {
    for (const auto* password : {"password", "12345678", "qwertyuiop", "iloveyou1"})
        CHECK(is_common_password(password));
    CHECK_FALSE(is_common_password("seven quiet lamps"));
    CHECK_FALSE(is_common_password(""));
    CHECK_FALSE(is_common_password("\xff\xff\xff\xff\xff\xff\xff\xff"));
}

TEST_CASE("every password of the list is found in it") {
    std::string_view lines = common_password_lines();
    std::size_t count = 0;
    while (!lines.empty()) {
        const auto end = lines.find('\n');
        REQUIRE(is_common_password(lines.substr(0, end)));
        lines.remove_prefix(end + 1);
        ++count;
    }
    CHECK(count > 1'000);
}

TEST_CASE("secrets are hashed by their purpose") {
    const std::string secret = random_token();

    CHECK(secret.size() == 43);
    CHECK(secret != random_token());
    CHECK(secret_hash(kSessionPurpose, secret).size() == 43);
    CHECK(secret_hash(kSessionPurpose, secret) == secret_hash(kSessionPurpose, secret));
    CHECK(secret_hash(kSessionPurpose, secret) != secret_hash(kCsrfPurpose, secret));
    CHECK(secret_hash(kSessionPurpose, "") != secret_hash(kSessionPurpose, "a"));
}

TEST_CASE("secrets are equal if all of them is") {
    CHECK(equal_secrets("abc", "abc"));
    CHECK_FALSE(equal_secrets("abc", "abd"));
    CHECK_FALSE(equal_secrets("abc", "ab"));
    CHECK(equal_secrets("", ""));
}
