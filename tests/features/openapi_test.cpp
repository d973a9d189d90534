// The description of the JSON interface: it names every route that programs may use, and no other.
// What a route takes and answers is held against it by tests/client.
#include "base/version.hpp"
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

using app::Route;

namespace {

constexpr auto* kAddress = "/api/v1/openapi.json";

// JSON that the scripts of our own pages speak. Whatever it does has an address under /api/v1 too.
const std::set<std::string> kForPages{
    "POST /tasks/undo",
    "POST /tasks/quick",
    "GET /tasks/:id",
    "POST /tasks/:id",
    "POST /tasks/:id/completion",
    "POST /tasks/:id/completion/delete",
    "POST /tasks/:id/restoration",
    "POST /tasks/:id/skip",
    "POST /users/me/preferences",
    "POST /users/me/sessions/:id/delete",
    "POST /users/me/tokens",
    "POST /users/me/tokens/:id/delete",
};
// They have one answer for people and programs, and it is JSON.
const std::set<std::string> kAnyway{"GET /healthz", "GET /readyz"};

std::string name_of(const Route& route) {
    return std::string(http::to_string(route.method)) + ' ' + route.pattern;
}

// "GET /tasks/{id}" as "GET /tasks/:id".
std::set<std::string> documented(const JsonValue& document) {
    std::set<std::string> names;
    for (const JsonMember& path : *document.find("paths")->object())
        for (const JsonMember& operation : *path.value.object()) {
            std::string name = operation.name + ' ' + path.name;
            std::transform(name.begin(), name.begin() + std::ssize(operation.name), name.begin(),
                           [](char c) { return static_cast<char>(c - 'a' + 'A'); });
            if (const auto id = name.find("{id}"); id != std::string::npos)
                name.replace(id, 4, ":id");
            names.insert(std::move(name));
        }
    return names;
}

}  // namespace

TEST_CASE("the document names every JSON route that is not for pages alone, and no other") {
    World world(GENERATE(engines()));
    std::set<std::string> expected = kAnyway;
    std::set<std::string> for_pages;
    for (const Route& route : world.app.application().routes()) {
        if (!route.json) continue;
        (kForPages.contains(name_of(route)) ? for_pages : expected).insert(name_of(route));
    }

    const Reply reply = world.stranger().get_json(kAddress);

    CHECK(documented(reply.json()) == expected);
    CHECK(for_pages == kForPages);
}

TEST_CASE("the document says which version it is of") {
    World world(GENERATE(engines()));

    const Reply reply = world.stranger().get(kAddress);

    CHECK(reply.status() == 200);
    CHECK(reply.header("Content-Type") == "application/json");
    CHECK(reply.at("openapi") == "3.1.0");
    CHECK(reply.at("info.version") == kVersion);
}

TEST_CASE("the document is sent again only when it has changed, and packed if that is wanted") {
    World world(GENERATE(engines()));
    const Client stranger = world.stranger();
    const Reply plain = stranger.get(kAddress);
    const Reply packed = stranger.with("Accept-Encoding", "gzip").get(kAddress);

    const Reply again = stranger.with("If-None-Match", plain.header("ETag")).get(kAddress);
    const Reply other = stranger.with("If-None-Match", "\"other\"").get(kAddress);

    CHECK(again.status() == 304);
    CHECK(again.body().empty());
    CHECK(other.status() == 200);
    CHECK(packed.header("Content-Encoding") == "gzip");
    CHECK(packed.header("ETag") != plain.header("ETag"));
    CHECK(packed.body().size() < plain.body().size() / 4);
    CHECK(plain.header("Vary") == "Accept-Encoding");
    CHECK(plain.header("Cache-Control") == "no-cache");
}
