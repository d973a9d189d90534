// What the program holds on to: connections that say nothing, and memory.
#include <fstream>
#include <iostream>
#include <thread>

#include "support/program.hpp"
#include "support/wire.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

using SteadyClock = std::chrono::steady_clock;

std::chrono::milliseconds since(SteadyClock::time_point began) {
    return std::chrono::duration_cast<std::chrono::milliseconds>(SteadyClock::now() - began);
}

long resident_kib(pid_t pid) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:")) return std::stol(line.substr(6));
    return 0;
}

void mixed_requests(Wire& wire, int count) {
    const Headers json{{"Accept", "application/json"}};
    for (int i = 0; i < count; i += 10) {
        const std::string id =
            wire.send("POST", "/tasks/add", R"({"title":"One of many","notes":"And some words"})")
                .text("task.id");
        (void)wire.get("/tasks", json);
        (void)wire.get("/");
        (void)wire.get("/tasks/" + id);
        (void)wire.send("PATCH", "/api/v1/tasks/" + id, R"({"title":"Another"})");
        (void)wire.send("POST", "/api/v1/tasks/" + id + "/completion");
        (void)wire.get("/tasks/completed");
        (void)wire.send("POST", "/tasks/add", R"({"title":""})");
        (void)wire.get("/nowhere");
        (void)wire.send("DELETE", "/tasks/delete/" + id);
    }
}

}  // namespace

TEST_CASE("300 idle connections and 300 half-sent heads stop nobody", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));
    const Service service(scratch);
    Wire wire(service.port());
    join(wire, "ada");
    std::vector<std::unique_ptr<Wire>> others;
    for (int i = 0; i < 600; ++i) {
        others.push_back(std::make_unique<Wire>(service.port()));
        others.back()->send_raw(i % 2 == 0 ? "" : "GET /tasks HTTP/1.1\r\nHost: loc");
    }

    int answered = 0;
    std::chrono::milliseconds slowest{0};
    for (int i = 0; i < 200; ++i) {
        const auto began = SteadyClock::now();
        answered += i % 2 == 0 ? wire.get("/tasks").status == 200
                               : wire.send("POST", "/tasks/add", R"({"title":"x"})").status == 201;
        slowest = std::max(slowest, since(began));
    }

    CHECK(answered == 200);
    CHECK(slowest < std::chrono::seconds(2));
}

TEST_CASE("a database that hangs under many requests takes nothing from what needs none",
          "[smoke]") {
    if (!has_postgresql()) return;
    ScratchDatabase scratch(database::Engine::kPostgresql);
    const Service service(scratch);
    Wire ada(service.port());
    const std::string token = join(ada, "ada");
    database::Database others(scratch.options());
    const std::string request =
        "GET /tasks HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    std::vector<std::unique_ptr<Wire>> waiting;

    others.write([&](database::Transaction& transaction) {
        transaction.connection().run("LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE");
        for (int i = 0; i < 250; ++i) {
            waiting.push_back(std::make_unique<Wire>(service.port()));
            waiting.back()->send_raw(request);
        }
        for (int i = 0; i < 6; ++i) {
            Wire watcher(service.port());
            const auto began = SteadyClock::now();
            CHECK(watcher.get("/healthz").status == 200);
            CHECK(since(began) < std::chrono::seconds(3));
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
        }
    });

    for (const auto& wire : waiting) {
        const int status = wire->receive().status;
        CHECK((status == 200 || status == 503));
    }
    CHECK(ada.get("/tasks").status == 200);
}

TEST_CASE("memory stays as it is while thousands of requests pass", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));
    Service service(scratch, {{"--log-level", "error"}, {}, {}, {}});
    Wire wire(service.port());
    const long idle = resident_kib(service.program().pid());
    join(wire, "ada");
    mixed_requests(wire, scaled(500));

    mixed_requests(wire, scaled(1250));
    const long first_half = resident_kib(service.program().pid());
    mixed_requests(wire, scaled(1250));
    const long second_half = resident_kib(service.program().pid());

    std::cout << "resident memory: " << idle << " KiB idle, " << first_half << " KiB and then "
              << second_half << " KiB under requests\n";
    // A sanitizer keeps what is freed.
    if (!kSanitized) CHECK(second_half - first_half < 2048);
}
