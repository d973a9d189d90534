// Chance that can be repeated: the seed is printed, and TEST_SEED sets it.
#pragma once

#include <cstdlib>
#include <iostream>
#include <random>
#include <string>

namespace tasklight::test {

[[nodiscard]] inline std::mt19937 seeded_random() {
    const char* wanted = std::getenv("TEST_SEED");
    const unsigned long seed = wanted ? std::stoul(wanted) : std::random_device{}();
    std::cout << "TEST_SEED=" << seed << '\n';
    return std::mt19937(static_cast<std::mt19937::result_type>(seed));
}

// From `least` to `most`, both included.
[[nodiscard]] inline int between(std::mt19937& random, int least, int most) {
    return std::uniform_int_distribution(least, most)(random);
}

}  // namespace tasklight::test
