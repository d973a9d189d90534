#include "base/password.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>
#include <vector>

#include "base/error.hpp"

using tasklight::PasswordCost;
using tasklight::PasswordHasher;
using tasklight::TooMany;

TEST_CASE("who would wait for a hash behind too many is refused at once", "[base][concurrent]") {
    PasswordCost cost;
    cost.memory_bytes = std::size_t{64} * 1024 * 1024;
    cost.at_once = 1;
    cost.waiting = 1;
    PasswordHasher hasher(cost);
    std::atomic<int> hashed = 0;
    std::atomic<int> refused = 0;

    std::vector<std::thread> callers;
    for (int i = 0; i < 16; ++i)
        callers.emplace_back([&] {
            try {
                static_cast<void>(hasher.hash("correct horse"));
                ++hashed;
            } catch (const TooMany&) {
                ++refused;
            }
        });
    for (std::thread& caller : callers)
        caller.join();

    CHECK(hashed >= 2);
    CHECK(refused >= 1);
    CHECK(hashed + refused == 16);
}
