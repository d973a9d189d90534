// Many clients at once, over the wire.
#include <atomic>
#include <barrier>
#include <functional>
#include <set>
#include <thread>

#include "support/program.hpp"
#include "support/wire.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

// Runs it in so many threads, each with a connection of its own, all beginning together. Whoever
// throws has no result.
template <class Result>
std::vector<Result> together(int count, int port, const std::string& token,
                             const std::function<Result(Wire&, int)>& work) {
    std::vector<Result> results(static_cast<std::size_t>(count));
    std::vector<std::thread> threads;
    std::barrier start(count);
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&, i] {
            Wire wire(port);
            wire.sign_in(token);
            start.arrive_and_wait();
            try {
                results[static_cast<std::size_t>(i)] = work(wire, i);
            } catch (const std::exception&) {
                return;
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    return results;
}

// Adds a line to the notes, as often as somebody else was faster; how often that was, or -1.
int append_line(Wire& wire, const std::string& target, const std::string& line) {
    Answer seen = wire.send("GET", target);
    for (int lost = 0; lost < 1000; ++lost) {
        std::string body;
        JsonWriter json(body);
        json.begin_object().key("notes").string(seen.text("notes") + line + "\n").end_object();
        const Answer edited = wire.send("PATCH", target, body, {{"If-Match", seen.header("ETag")}});
        if (edited.status == 200) return lost;
        if (edited.status != 412) return -1;
        seen = wire.send("GET", target);
    }
    return -1;
}

}  // namespace

TEST_CASE("32 equal requests with one Idempotency-Key make one task", "[smoke][concurrent]") {
    const ScratchDatabase scratch(GENERATE(engines()));
    const Service service(scratch);
    Wire wire(service.port());
    const std::string token = join(wire, "ada");
    const Headers key{{"Idempotency-Key", "once-and-only-once"}};

    const auto answers = together<Answer>(32, service.port(), token, [&](Wire& own, int) {
        return own.send("POST", "/api/v1/tasks", R"({"title":"Only once"})", key);
    });
    std::set<std::string> bodies;
    std::set<std::string> locations;
    for (const Answer& answer : answers) {
        CHECK(answer.status == 201);
        bodies.insert(answer.body);
        locations.insert(answer.header("Location"));
    }

    CHECK(bodies.size() == 1);
    CHECK(locations.size() == 1);
    CHECK(wire.send("GET", "/tasks").json().find("tasks")->array()->size() == 1);
    CHECK(wire.send("POST", "/api/v1/tasks", R"({"title":"Another"})", key).status == 409);
}

TEST_CASE("concurrent edits with If-Match lose nothing", "[smoke][concurrent]") {
    constexpr int kEditors = 16;
    constexpr int kLines = 4;
    const ScratchDatabase scratch(GENERATE(engines()));
    const Service service(scratch);
    Wire wire(service.port());
    const std::string token = join(wire, "ada");
    const std::string target =
        wire.send("POST", "/api/v1/tasks", R"({"title":"A busy one"})").header("Location");

    const auto losses = together<int>(kEditors, service.port(), token, [&](Wire& own, int editor) {
        int lost = 0;
        for (int line = 0; line < kLines && lost >= 0; ++line) {
            const int more = append_line(
                own, target, "<" + std::to_string(editor) + '/' + std::to_string(line) + '>');
            lost = more < 0 ? -1 : lost + more;
        }
        return lost;
    });
    const Answer end = wire.send("GET", target);

    int lost = 0;
    for (const int count : losses) {
        CHECK(count >= 0);
        lost += count;
    }
    CHECK(lost > 0);
    for (int editor = 0; editor < kEditors; ++editor)
        for (int line = 0; line < kLines; ++line)
            CHECK(end.text("notes").find("<" + std::to_string(editor) + '/' + std::to_string(line) +
                                         '>') != std::string::npos);
    CHECK(*end.json().find("version")->integer() == 1 + kEditors * kLines);
}

TEST_CASE("concurrent edits without If-Match all succeed", "[smoke][concurrent]") {
    constexpr int kEditors = 16;
    constexpr int kEdits = 10;
    const ScratchDatabase scratch(GENERATE(engines()));
    const Service service(scratch);
    Wire wire(service.port());
    const std::string token = join(wire, "ada");
    const std::string target =
        wire.send("POST", "/api/v1/tasks", R"({"title":"A busy one"})").header("Location");

    const auto done = together<int>(kEditors, service.port(), token, [&](Wire& own, int editor) {
        int good = 0;
        for (int edit = 0; edit < kEdits; ++edit)
            good += own.send("PATCH", target,
                             R"({"title":"Edit )" + std::to_string(editor * kEdits + edit) + "\"}")
                        .status == 200;
        return good;
    });

    for (const int good : done)
        CHECK(good == kEdits);
    CHECK(*wire.send("GET", target).json().find("version")->integer() == 1 + kEditors * kEdits);
}
