// What requests at the same time may not make of tasks, projects and labels.
#include <array>
#include <thread>

#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

// Sends them at once; how many were answered with success.
int send_at_once(const std::vector<std::function<Reply()>>& requests) {
    std::vector<int> statuses(requests.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < requests.size(); ++i)
        threads.emplace_back([&, i] { statuses[i] = requests[i]().status(); });
    for (std::thread& thread : threads)
        thread.join();
    return static_cast<int>(
        std::count_if(statuses.begin(), statuses.end(), [](int s) { return s < 300; }));
}

std::string patch_parent(const std::string& parent) { return R"({"parent_id":")" + parent + "\"}"; }

constexpr int kRounds = 8;

}  // namespace

TEST_CASE("tasks moved under each other at the same time make no ring", "[concurrent]") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    for (int round = 0; round < kRounds; ++round) {
        std::array<std::string, 3> ids;
        for (std::string& id : ids)
            id = world.task(world.ada, "task");
        std::vector<std::function<Reply()>> moves;
        for (std::size_t i = 0; i < ids.size(); ++i)
            moves.emplace_back([&, i] {
                return ada.patch_json("/api/v1/tasks/" + ids[i], patch_parent(ids[(i + 1) % 3]));
            });
        CHECK(send_at_once(moves) == 2);
    }
}

TEST_CASE("projects moved under each other at the same time make no ring", "[concurrent]") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const auto project = [&] {
        return ada.post_json("/api/v1/projects", R"({"name":"House"})").at("id");
    };
    for (int round = 0; round < kRounds; ++round) {
        const std::string one = project(), other = project();
        CHECK(send_at_once(
                  {[&] { return ada.patch_json("/api/v1/projects/" + one, patch_parent(other)); },
                   [&] {
                       return ada.patch_json("/api/v1/projects/" + other, patch_parent(one));
                   }}) == 1);
    }
}

TEST_CASE("a task added while its project is deleted goes with it or is refused", "[concurrent]") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    for (int round = 0; round < kRounds; ++round) {
        const std::string project =
            ada.post_json("/api/v1/projects", R"({"name":"House"})").at("id");
        const auto add = [&] {
            return ada.post_json("/api/v1/tasks",
                                 R"({"title":"Dig","project_id":")" + project + "\"}");
        };
        (void)send_at_once(
            {add, [&] { return ada.delete_json("/api/v1/projects/" + project); }, add});
        CHECK(ada.get_json("/api/v1/tasks").each("tasks", "project_id").find(project) ==
              std::string::npos);
    }
}

TEST_CASE("many changes of the same tasks in different orders all succeed", "[concurrent]") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    std::string up, down;
    for (int i = 0; i < 50; ++i) {
        const std::string id = '"' + world.task(world.ada, "task") + '"';
        up += (i == 0 ? "" : ",") + id;
        down = id + (i == 0 ? "" : ",") + down;
    }
    std::vector<std::function<Reply()>> requests;
    for (int i = 0; i < 4; ++i)
        requests.emplace_back([&, i] {
            return ada.post_json("/api/v1/bulk", R"({"change":{"priority":)" +
                                                     std::to_string(i % 4 + 1) + R"(},"tasks":[)" +
                                                     (i % 2 == 0 ? up : down) + "]}");
        });
    CHECK(send_at_once(requests) == 4);
}
