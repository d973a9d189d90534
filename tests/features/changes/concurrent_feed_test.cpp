// The feed while many write at once.
#include <array>
#include <atomic>
#include <map>
#include <set>
#include <thread>

#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

constexpr int kWriters = 4;
constexpr int kTasks = 25;

// Follows the feed, and notes what it was told.
struct Follower {
    explicit Follower(const Client& asking)
        : client(asking), token(client.get_json("/api/v1/changes").at("next")) {}

    // Whether there was anything.
    bool read(int limit) {
        const Reply page =
            client.get_json("/api/v1/changes?since=" + token + "&limit=" + std::to_string(limit));
        token = page.at("next");
        const JsonValue body = page.json();
        for (const JsonValue& change : *body.find("changes")->array()) {
            ids.push_back(*change.find("id")->string());
            revisions[*change.find("stream")->string()].push_back(
                *change.find("revision")->integer());
        }
        return page.at("has_more") == "true" || !body.find("changes")->array()->empty();
    }

    Client client;
    std::string token;
    std::vector<std::string> ids;
    std::map<std::string, std::vector<std::int64_t>> revisions;
};

}  // namespace

TEST_CASE("changes are told once each and in order while many write", "[concurrent]") {
    World world(GENERATE(engines()));
    Follower quick(world.program(world.ada));
    Follower slow(world.program(world.ada));
    std::array<std::vector<std::string>, kWriters> made;
    std::atomic<int> writing{kWriters};
    std::vector<std::thread> threads;
    for (int writer = 0; writer < kWriters; ++writer)
        threads.emplace_back([&, writer] {
            const Client ada = Client(world.app.application()).with_token(world.ada.token);
            for (int i = 0; i < kTasks; ++i) {
                made[writer].push_back(
                    ada.post_json("/api/v1/tasks", R"({"title":"One of many"})").at("id"));
                if (i % 5 == 0)
                    (void)ada.patch_json(
                        "/users/me", i % 2 == 0 ? R"({"theme":"dark"})" : R"({"theme":"light"})");
            }
            --writing;
        });
    threads.emplace_back([&] {
        while (writing > 0)
            (void)slow.read(3);
    });
    while (writing > 0)
        (void)quick.read(50);
    for (auto& thread : threads)
        thread.join();
    while (quick.read(50)) {
    }
    while (slow.read(3)) {
    }

    std::multiset<std::string> expected;
    for (const auto& ids : made)
        expected.insert(ids.begin(), ids.end());
    REQUIRE(expected.size() == kWriters * kTasks);
    for (const Follower* follower : {&quick, &slow}) {
        std::multiset<std::string> told(follower->ids.begin(), follower->ids.end());
        told.erase(world.ada.user.id.text());
        CHECK(told == expected);
        for (const auto& [stream, revisions] : follower->revisions)
            for (std::size_t i = 0; i < revisions.size(); ++i)
                CHECK(revisions[i] == static_cast<std::int64_t>(i) + 1);
    }
}
