#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <future>
#include <thread>
#include <vector>

#include "raw_client.hpp"

using namespace tasklight::smoke;
using namespace std::chrono_literals;
using tasklight::http::Request;
using tasklight::http::Response;
using tasklight::http::ServerOptions;

namespace {

using Clock = std::chrono::steady_clock;

const std::string kGet = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

ServerOptions with_workers(int count) {
    ServerOptions options;
    options.worker_threads = count;
    return options;
}

double seconds_since(Clock::time_point began) {
    return std::chrono::duration<double>(Clock::now() - began).count();
}

template <class Condition>
bool becomes_true(Condition condition, double seconds = 5) {
    const auto began = Clock::now();
    while (!condition()) {
        if (seconds_since(began) > seconds) return false;
        std::this_thread::sleep_for(2ms);
    }
    return true;
}

}  // namespace

TEST_CASE("silent and half-sent connections hold nobody up", "[smoke][concurrent]") {
    const auto server = serve(echo, with_workers(4));
    const auto address = server->addresses().front();
    std::vector<RawClient> idle;
    for (int i = 0; i < 600; ++i) {
        idle.emplace_back(address);
        if (i % 2 == 0) idle.back().send("GET / HTTP/1.1\r\nHost: x\r\nX-Half: ");
    }
    REQUIRE(becomes_true([&] { return server->statistics().connections == 600; }));
    const auto began = Clock::now();
    for (int i = 0; i < 200; ++i)
        CHECK(status_of(RawClient(address).ask(kGet)) == 200);
    CHECK(seconds_since(began) < 5);
    CHECK(status_of(idle[0].ask("1\r\n\r\n")) == 200);
    CHECK(status_of(idle[1].ask(kGet)) == 200);
}

TEST_CASE("a thousand kept connections are all answered by few workers", "[smoke][concurrent]") {
    const auto server = serve(echo, with_workers(32));
    const auto address = server->addresses().front();
    std::vector<RawClient> clients;
    for (int i = 0; i < 1000; ++i)
        clients.emplace_back(address);
    for (int round = 0; round < 3; ++round) {
        for (const auto& client : clients)
            client.send(kGet);
        int answered = 0;
        for (auto& client : clients)
            answered += status_of(client.answer()) == 200 ? 1 : 0;
        CHECK(answered == 1000);
    }
    CHECK(server->statistics().connections == 1000);
    CHECK(server->statistics().requests == 3000);
}

TEST_CASE("busy clients in parallel lose no answer", "[smoke][concurrent]") {
    // All eight may wait for the rest of a body at once, which half of the workers may do.
    const auto server = serve(echo, with_workers(16));
    const auto address = server->addresses().front();
    std::atomic<int> answered{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            std::vector<RawClient> clients;
            for (int i = 0; i < 8; ++i)
                clients.emplace_back(address);
            for (int i = 0; i < 400; ++i) {
                const std::string name = std::to_string(t * 1000 + i);
                auto& client = clients[static_cast<std::size_t>(i % 8)];
                client.send("POST /" + name +
                            " HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbo");
                if (i % 16 == 0) std::this_thread::sleep_for(1ms);
                const auto answer = client.ask("dy");
                answered += body_of(answer) == "POST /" + name + " body" ? 1 : 0;
            }
        });
    for (auto& thread : threads)
        thread.join();
    CHECK(answered == 3200);
}

TEST_CASE("a head that never ends is given up", "[smoke]") {
    auto options = with_workers(2);
    options.head_deadline = 300ms;
    const auto server = serve(echo, options);
    RawClient client(server->addresses().front());
    const auto began = Clock::now();
    client.send("GET / HTTP/1.1\r\n");
    for (int i = 0; i < 10 && client.send("X: 1\r\n"); ++i)
        std::this_thread::sleep_for(50ms);
    CHECK(client.is_closed(2));
    CHECK(seconds_since(began) < 2.5);
}

TEST_CASE("an idle connection is closed after a while", "[smoke]") {
    auto options = with_workers(2);
    options.keep_alive = 200ms;
    const auto server = serve(echo, options);
    RawClient client(server->addresses().front());
    CHECK(status_of(client.ask(kGet)) == 200);
    CHECK_FALSE(client.is_closed(0.1));
    CHECK(client.is_closed(3));
}

TEST_CASE("a body has to come in time", "[smoke]") {
    auto options = with_workers(2);
    options.body_deadline = 300ms;
    options.head_deadline = 300ms;
    const auto server = serve(echo, options);
    const auto length = GENERATE("1000", "100000");
    RawClient client(server->addresses().front());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::string(length) +
                "\r\n\r\nhello");
    CHECK(status_of(client.answer()) == 408);
    CHECK(client.is_closed());
}

TEST_CASE("a body that breaks off is refused", "[smoke]") {
    const auto server = serve(echo, with_workers(2));
    const auto length = GENERATE("1000", "100000");
    RawClient client(server->addresses().front());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::string(length) +
                "\r\n\r\nhello");
    client.finish_sending();
    CHECK(status_of(client.answer()) == 400);
}

TEST_CASE("a client that does not read its answer holds nobody up", "[smoke][concurrent]") {
    const std::string large(8 * 1024 * 1024, 'x');
    const auto server = serve(
        [&](Request& request) {
            return tasklight::http::plain(request.path == "/large" ? large : "small");
        },
        with_workers(2));
    const auto address = server->addresses().front();
    std::vector<RawClient> lazy;
    for (int i = 0; i < 6; ++i) {
        lazy.emplace_back(address);
        lazy.back().send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    }
    std::this_thread::sleep_for(50ms);
    const auto began = Clock::now();
    CHECK(body_of(RawClient(address).ask(kGet)) == "small");
    CHECK(seconds_since(began) < 10);
    CHECK(body_of(lazy[0].answer()) == large);
    CHECK(body_of(lazy[0].ask(kGet)) == "small");
}

TEST_CASE("the longest waiting connection makes room for a new one", "[smoke]") {
    auto options = with_workers(2);
    options.max_connections = 5;
    const auto server = serve(echo, options);
    const auto address = server->addresses().front();
    std::vector<RawClient> clients;
    for (int i = 0; i < 8; ++i) {
        clients.emplace_back(address);
        REQUIRE(
            becomes_true([&] { return server->statistics().connections == std::min(i + 1, 5); }));
        std::this_thread::sleep_for(5ms);
    }
    CHECK(clients[0].is_closed(2));
    CHECK(clients[2].is_closed(2));
    CHECK(status_of(clients[7].ask(kGet)) == 200);
}

TEST_CASE("a running request is finished when the server stops", "[smoke][concurrent]") {
    std::atomic<bool> began{false};
    auto server = serve(
        [&](Request&) {
            began = true;
            std::this_thread::sleep_for(300ms);
            return tasklight::http::plain("done");
        },
        with_workers(2));
    const auto address = server->addresses().front();
    RawClient idle(address);
    RawClient busy(address);
    busy.send(kGet);
    REQUIRE(becomes_true([&] { return began.load(); }));
    auto stopped = std::async(std::launch::async, [&] { server.reset(); });
    const auto answer = busy.answer();
    CHECK(body_of(answer) == "done");
    CHECK(answer.find("Connection: close") != std::string::npos);
    CHECK(idle.is_closed(2));
    stopped.get();
    CHECK_THROWS(RawClient(address));
}

TEST_CASE("clients that are busy when the server stops lose no request", "[smoke][concurrent]") {
    auto server = serve(echo, with_workers(4));
    const auto address = server->addresses().front();
    std::atomic<int> ready{0};
    std::vector<std::future<bool>> told;
    for (int i = 0; i < 12; ++i)
        told.push_back(std::async(std::launch::async, [&] {
            RawClient client(address);
            std::string answer = client.ask(kGet);
            for (++ready; answer.find("Connection: close") == std::string::npos;) {
                const auto idle_since = Clock::now();
                std::this_thread::sleep_for(20ms);
                const double pause = seconds_since(idle_since);
                answer = client.ask(kGet);
                // On a machine that lets a client sleep so long, it is none of the busy ones.
                if (answer.empty()) return pause > 0.2;
            }
            return client.is_closed(2);
        }));
    REQUIRE(becomes_true([&] { return ready == 12; }));
    server.reset();
    for (auto& one : told)
        CHECK(one.get());
}

TEST_CASE("who has just come when the server stops is answered", "[smoke][concurrent]") {
    auto server = serve(echo);
    RawClient client(server->addresses().front());
    REQUIRE(becomes_true([&] { return server->statistics().connections == 1; }));

    auto stopped = std::async(std::launch::async, [&] { server.reset(); });
    std::this_thread::sleep_for(200ms);
    const auto answer = client.ask(kGet);

    CHECK(status_of(answer) == 200);
    CHECK(answer.find("Connection: close") != std::string::npos);
    stopped.get();
}

TEST_CASE("a server can ask itself", "[smoke]") {
    const int status = GENERATE(200, 503);
    const auto server =
        serve([&](Request&) { return tasklight::http::plain("words", status); }, with_workers(2));

    CHECK(server->ask_itself("/healthz", 5s) == status);
}

TEST_CASE("an idle server stops at once", "[smoke]") {
    auto server = serve(echo);
    RawClient client(server->addresses().front());
    CHECK(status_of(client.ask(kGet)) == 200);
    const auto began = Clock::now();
    server.reset();
    CHECK(seconds_since(began) < 2);
}

TEST_CASE("a request sent behind one with a slowly read answer is answered", "[smoke]") {
    const std::string large(8 << 20, 'x');
    const auto server = serve([&](Request&) { return tasklight::http::plain(large); });
    RawClient client(server->addresses().front());
    client.send(kGet + kGet);
    std::this_thread::sleep_for(300ms);
    CHECK(body_of(client.answer(true, 20)).size() == large.size());
    CHECK(body_of(client.answer(true, 20)).size() == large.size());
}

TEST_CASE("clients that do not read give way before their answers fill the memory", "[smoke]") {
    ServerOptions options;
    options.max_unsent = 40 << 20;
    const std::string large(16 << 20, 'x');
    const auto server = serve([&](Request&) { return tasklight::http::plain(large); }, options);
    std::vector<RawClient> clients;
    for (int i = 0; i < 12; ++i) {
        clients.emplace_back(server->addresses().front());
        clients.back().send(kGet);
    }
    CHECK(becomes_true([&] { return server->statistics().connections <= 6; }));
}

TEST_CASE("bodies that come slowly leave workers for others", "[smoke][concurrent]") {
    const auto server = serve(echo, with_workers(4));
    const auto address = server->addresses().front();
    std::vector<RawClient> slow;
    for (int i = 0; i < 16; ++i) {
        slow.emplace_back(address);
        slow.back().send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n" +
                         std::string(50'000, 'x'));
    }
    const auto began = Clock::now();
    CHECK(status_of(RawClient(address).ask(kGet)) == 200);
    CHECK(seconds_since(began) < 4);
    CHECK(becomes_true([&] { return server->statistics().active == 2; }));
    int refused = 0;
    for (auto& client : slow)
        refused += status_of(client.answer(true, 1)) == 503 ? 1 : 0;
    CHECK(refused == 14);
}
