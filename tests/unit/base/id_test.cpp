#include "base/id.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <thread>
#include <vector>

using namespace tasklight;

TEST_CASE("a new id is a UUID of version 7 that holds its moment") {
    const std::string id = new_uuid(Moment{4'000'000'000'000});

    CHECK(id.substr(0, 8) + id.substr(9, 4) == "03a352944000");
    CHECK(id[14] == '7');
    CHECK(std::string("89ab").find(id[19]) != std::string::npos);
    CHECK(parse_uuid(id) == id);
}

TEST_CASE("ids grow within a millisecond and when the clock goes back") {
    const Moment now{4'000'000'000'000};
    std::string last = new_uuid(now);
    for (int i = 0; i < 10'000; ++i) {
        std::string next = new_uuid(now - i);
        REQUIRE(next > last);
        last = std::move(next);
    }
}

TEST_CASE("ids that threads make at once differ", "[concurrent]") {
    constexpr std::size_t kEach = 2'000;
    std::vector<std::vector<std::string>> made(4);
    std::vector<std::thread> threads;
    for (auto& ids : made)
        threads.emplace_back([&ids] {
            for (std::size_t i = 0; i < kEach; ++i)
                ids.push_back(new_uuid(Moment{1}));
        });
    for (auto& thread : threads)
        thread.join();

    std::set<std::string> all;
    for (const auto& ids : made)
        all.insert(ids.begin(), ids.end());
    CHECK(all.size() == made.size() * kEach);
}

TEST_CASE("an id is read in any case and told in lower case") {
    CHECK(parse_uuid("018F0000-ABCD-7000-8000-00000000000A") ==
          "018f0000-abcd-7000-8000-00000000000a");
    CHECK(parse_uuid("ffffffff-ffff-ffff-ffff-ffffffffffff"));
}

TEST_CASE("what is no id is nothing") {
    for (const auto* text :
         {"", "1", "00000000-0000-0000-0000-000000000000", "018f0000-abcd-7000-8000-00000000000",
          "018f0000-abcd-7000-8000-00000000000a0", "018f0000abcd70008000000000000000000a",
          "018f0000_abcd-7000-8000-00000000000a", "018f0000-abcd-7000-8000-00000000000g",
          "{18f0000-abcd-7000-8000-00000000000a", " 18f0000-abcd-7000-8000-00000000000a"})
        CHECK_FALSE(parse_uuid(text));
}
