#include "store/idempotency_store.hpp"

#include <thread>

#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;
using database::Transaction;
using store::KeptAnswer;

namespace {

constexpr auto* kKey = "one";

std::optional<KeptAnswer> claim(Transaction& transaction, const Person& person, Moment now) {
    return store::claim_key(transaction, person.user.id, kKey, "hash", now, now - kDay);
}

std::optional<KeptAnswer> claim(World& world, const Person& person, Moment now) {
    return world.app.database().write(
        [&](Transaction& transaction) { return claim(transaction, person, now); });
}

void claim_and_keep(World& world, const Person& person, const std::string& body) {
    world.app.database().write([&](Transaction& transaction) {
        REQUIRE_FALSE(claim(transaction, person, world.app.clock.now()));
        store::keep_answer(transaction, person.user.id, kKey, {"hash", 201, "{}", body});
    });
}

}  // namespace

TEST_CASE("an answer is kept under its key and its user") {
    World world(GENERATE(engines()));
    claim_and_keep(world, world.ada, "body");
    const Moment now = world.app.clock.now();

    const auto kept = claim(world, world.ada, now);

    REQUIRE(kept);
    CHECK(kept->request_hash == "hash");
    CHECK(kept->status == 201);
    CHECK(kept->headers == "{}");
    CHECK(kept->body == "body");
    CHECK_FALSE(claim(world, world.grace, now));
}

TEST_CASE("a claim that is rolled back leaves the key free") {
    World world(GENERATE(engines()));
    const Moment now = world.app.clock.now();
    const auto fail = [&](Transaction& transaction) {
        (void)claim(transaction, world.ada, now);
        throw Conflict("no");
    };

    CHECK_THROWS_AS(world.app.database().write(fail), Conflict);

    CHECK_FALSE(claim(world, world.ada, now));
}

TEST_CASE("an old key is claimed anew") {
    World world(GENERATE(engines()));
    claim_and_keep(world, world.ada, "body");
    const Moment now = world.app.clock.now();

    CHECK(claim(world, world.ada, now + kDay));
    CHECK_FALSE(claim(world, world.ada, now + kDay + 1));
}

TEST_CASE("a key that is claimed twice at once is waited for", "[concurrent]") {
    World world(GENERATE(engines()));
    std::atomic<int> first{0};
    std::atomic<int> again{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i)
        threads.emplace_back([&] {
            const bool kept = world.app.database().write([&](Transaction& transaction) {
                const auto answer = claim(transaction, world.ada, world.app.clock.now());
                if (!answer)
                    store::keep_answer(transaction, world.ada.user.id, kKey,
                                       {"hash", 201, "{}", "body"});
                return answer && answer->body == "body";
            });
            ++(kept ? again : first);
        });
    for (auto& thread : threads)
        thread.join();

    CHECK(first == 1);
    CHECK(again == 5);
}

TEST_CASE("old keys are removed a few at a time") {
    World world(GENERATE(engines()));
    claim_and_keep(world, world.ada, "body");
    claim_and_keep(world, world.grace, "body");
    const Moment now = world.app.clock.now();
    const auto remove = [&](Moment before, std::int64_t limit) {
        return world.app.database().write([&](Transaction& transaction) {
            return store::remove_keys(transaction, before, limit);
        });
    };

    CHECK(remove(now, 10) == 0);
    CHECK(remove(now + 1, 1) == 1);
    CHECK(remove(now + 1, 10) == 1);
}
