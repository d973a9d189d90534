// PUT on an id of the client's own, from several clients at once.
#include <thread>
#include <vector>

#include "model/task.hpp"
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

TEST_CASE("equal PUTs that come at once make one task", "[concurrent]") {
    constexpr int kAtOnce = 8;
    World world(GENERATE(engines()));
    std::vector<int> created, present, others;

    for (int round = 0; round < 5; ++round) {
        const std::string path = "/api/v1/tasks/" + TaskId::make(world.app.clock.now()).text();
        std::vector<int> statuses(kAtOnce);
        std::vector<std::thread> clients;
        for (int& status : statuses)
            clients.emplace_back([&] {
                const Client ada = Client(world.app.application()).with_token(world.ada.token);
                status = ada.put_json(path, R"({"title":"Buy milk"})").status();
            });
        for (std::thread& client : clients)
            client.join();
        for (const int status : statuses)
            (status == 201 ? created : status == 200 ? present : others).push_back(status);
    }

    CHECK(created.size() == 5);
    CHECK(present.size() == 5 * (kAtOnce - 1));
    CHECK(others.empty());
}
