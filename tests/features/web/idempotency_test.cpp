#include <thread>

#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

constexpr auto* kMilk = R"({"title":"Buy milk"})";

}  // namespace

TEST_CASE("a request that is repeated under its key happens once") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada).with("Idempotency-Key", "one");

    const Reply first = ada.post_json("/api/v1/tasks", kMilk);
    const Reply again = ada.post_json("/api/v1/tasks", kMilk);

    CHECK(again.status() == 201);
    CHECK(again.body() == first.body());
    for (const auto* name : {"Content-Type", "Location", "ETag"})
        CHECK(again.header(name) == first.header(name));
    CHECK(again.header("Idempotent-Replayed") == "true");
    CHECK(first.header("Idempotent-Replayed").empty());
    CHECK(world.count("tasks") == 1);
}

TEST_CASE("the answer to a form is given again too") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada).with("Idempotency-Key", "one");

    (void)ada.post_form("/tasks/add", {{"title", "Buy milk"}});
    const Reply again = ada.post_form("/tasks/add", {{"title", "Buy milk"}});

    CHECK(again.status() == 303);
    CHECK(again.header("Location") == "/");
    CHECK(world.count("tasks") == 1);
}

TEST_CASE("a key that comes with another request is a conflict") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada).with("Idempotency-Key", "one");
    (void)ada.post_json("/api/v1/tasks", kMilk);
    const std::string before = world.state();

    CHECK(ada.post_json("/api/v1/tasks", R"({"title":"Buy bread"})").status() == 409);
    CHECK(ada.post_json("/tasks/add", kMilk).status() == 409);
    CHECK(world.state() == before);
}

TEST_CASE("a refused request frees its key") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada).with("Idempotency-Key", "one");
    const std::string path = "/api/v1/tasks/018f0000-0000-7000-8000-00000000000a";
    CHECK(ada.post_json("/api/v1/tasks", R"({"title":""})").status() == 422);
    CHECK(ada.post_json(path + "/completion").status() == 404);

    CHECK(ada.post_json("/api/v1/tasks", kMilk).status() == 201);
}

TEST_CASE("a key is kept for a day") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada).with("Idempotency-Key", "one");
    (void)ada.post_json("/api/v1/tasks", kMilk);

    world.app.clock.advance(kDay);
    (void)ada.post_json("/api/v1/tasks", kMilk);
    CHECK(world.count("tasks") == 1);

    world.app.clock.advance(1);
    const Reply fresh = ada.post_json("/api/v1/tasks", R"({"title":"Buy bread"})");
    CHECK(fresh.status() == 201);
    CHECK(ada.post_json("/api/v1/tasks", R"({"title":"Buy bread"})").body() == fresh.body());
    CHECK(world.count("tasks") == 2);
}

TEST_CASE("a key belongs to its user") {
    World world(GENERATE(engines()));

    const Reply ada =
        world.program(world.ada).with("Idempotency-Key", "one").post_json("/api/v1/tasks", kMilk);
    const Reply grace =
        world.program(world.grace).with("Idempotency-Key", "one").post_json("/api/v1/tasks", kMilk);

    CHECK(grace.status() == 201);
    CHECK(grace.at("id") != ada.at("id"));
}

TEST_CASE("a key has 1 to 200 visible ASCII characters") {
    World world(GENERATE(engines()));
    const auto status_with = [&](const std::string& key) {
        return world.program(world.ada)
            .with("Idempotency-Key", key)
            .post_json("/api/v1/tasks", kMilk)
            .status();
    };

    for (const std::string& key : {std::string(), std::string(201, 'k'), std::string("two words"),
                                   std::string("é"), std::string("a\x7f")})
        CHECK(status_with(key) == 400);
    CHECK(world.count("tasks") == 0);
    CHECK(status_with(std::string(200, 'k')) == 201);
    CHECK(status_with("!~") == 201);
}

TEST_CASE("what returns a secret takes no notice of a key") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada).with("Idempotency-Key", "one");

    const Reply first = ada.post_json("/api/v1/tokens", R"({"name":"Calendar"})");
    const Reply second = ada.post_json("/api/v1/tokens", R"({"name":"Calendar"})");
    const Reply in =
        world.stranger()
            .with("Idempotency-Key", "two words")
            .post_json("/login", R"({"username":"Ada","password":"seven quiet lamps"})");

    CHECK(first.at("token") != second.at("token"));
    CHECK(in.status() == 200);
    CHECK(world.count("idempotency_keys") == 0);
}

TEST_CASE("a change that is no POST takes no notice of a key") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada).with("Idempotency-Key", "one");
    const std::string path = "/api/v1/tasks/018f0000-0000-7000-8000-00000000000a";

    CHECK(ada.put_json(path, kMilk).status() == 201);
    CHECK(ada.put_json(path, kMilk).status() == 200);
    CHECK(world.count("idempotency_keys") == 0);
}

TEST_CASE("repeats that come at once make one task", "[concurrent]") {
    World world(GENERATE(engines()));
    std::mutex mutex;
    std::multiset<int> statuses;
    std::set<std::string> bodies;
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i)
        threads.emplace_back([&] {
            const Reply reply = Client(world.app.application())
                                    .with_token(world.ada.token)
                                    .with("Idempotency-Key", "one")
                                    .post_json("/api/v1/tasks", kMilk);
            const std::lock_guard lock(mutex);
            statuses.insert(reply.status());
            if (reply.status() == 201) bodies.insert(reply.body());
        });
    for (auto& thread : threads)
        thread.join();

    CHECK(world.count("tasks") == 1);
    CHECK(bodies.size() == 1);
    CHECK(statuses.count(201) + statuses.count(409) == 6);
}
