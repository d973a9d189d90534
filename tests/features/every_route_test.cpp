// What holds for every route, made from the application's own list: a new route is covered the
// moment it is added.
#include "base/text.hpp"
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

using app::Access;
using app::Route;
using http::Method;

namespace {

constexpr auto* kNoRecord = "018f0000-0000-7000-8000-00000000000a";

bool has_id(const Route& route) { return route.pattern.find("/:id") != std::string::npos; }
bool is_change(const Route& route) { return !http::is_safe(route.method); }
bool is_for_people(const Route& route) { return !route.pattern.starts_with("/api/"); }

// The pattern with a value for each of its parameters.
std::string path_of(const Route& route, const std::string& id = kNoRecord) {
    std::string path;
    for (const auto segment : split(route.pattern, '/')) {
        if (segment.empty()) continue;
        const bool is_other = segment.starts_with(':') && segment != ":id";
        path += '/' + (segment == ":id" ? id : is_other ? "x" : std::string(segment));
    }
    return path.empty() ? "/" : path;
}

std::string name_of(const Route& route) {
    return std::string(http::to_string(route.method)) + ' ' + route.pattern;
}

std::vector<Route> routes_where(World& world, const std::function<bool(const Route&)>& chosen) {
    std::vector<Route> some;
    for (const Route& route : world.app.application().routes())
        if (chosen(route)) some.push_back(route);
    REQUIRE_FALSE(some.empty());
    return some;
}

bool is_closed(const Route& route) { return route.access == Access::kSignedIn; }

std::string edit_of(const Route& route) {
    if (route.pattern.find("/tasks/") != std::string::npos) return R"({"title":"Mine now"})";
    if (route.pattern.starts_with("/api/v1/filters")) return R"({"name":"Mine","query":"today"})";
    return R"({"name":"Mine now"})";
}

// A body that is right wherever one is needed.
Reply ask(const Client& client, const Route& route, const std::string& path) {
    const Client program = client.with("Accept", "application/json");
    if (!is_change(route) || route.method == Method::kDelete)
        return program.send(route.method, path);
    const bool edits = route.method == Method::kPut || route.method == Method::kPatch ||
                       route.pattern == "/tasks/:id";
    return program.with("Content-Type", "application/json")
        .send(route.method, path, edits ? edit_of(route) : "{}");
}

}  // namespace

TEST_CASE("every closed route refuses strangers") {
    World world(GENERATE(engines()));
    const Client stranger = world.stranger();
    for (const Route& route : routes_where(world, is_closed)) {
        INFO(name_of(route));
        const Reply json =
            stranger.with("Accept", "application/json").send(route.method, path_of(route));
        CHECK(json.status() == 401);
        CHECK(json.header("WWW-Authenticate") == "Bearer realm=\"Tasklight\"");
        CHECK(json.header("Content-Type") == "application/problem+json");
        if (!is_for_people(route)) continue;
        const Reply page = stranger.send(route.method, path_of(route));
        CHECK(page.status() == 303);
        CHECK(page.header("Location").starts_with("/login"));
    }
}

TEST_CASE("the routes that are open to strangers are these") {
    World world(GENERATE(engines()));
    std::string open;
    for (const Route& route : routes_where(world, [](const Route& r) { return !is_closed(r); }))
        open += name_of(route) + '\n';

    CHECK(open ==
          "GET /register\nPOST /register\nGET /login\nPOST /login\nGET /api/v1/openapi.json\n"
          "GET /assets/:digest/:a\nGET /assets/:digest/:a/:b\nGET /assets/:digest/:a/:b/:c\nGET "
          "/healthz\nGET /readyz\n"
          "GET /metrics\n");
}

TEST_CASE("every change by cookie needs the CSRF token and our own origin") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const Client foreign =
        ada.with("X-CSRF-Token", ada.csrf()).with("Origin", "https://evil.example");
    const std::string before = world.state();
    for (const Route& route : routes_where(world, is_change)) {
        INFO(name_of(route));
        CHECK(ask(ada, route, path_of(route)).status() == 403);
        CHECK(ada.with("Content-Type", "application/x-www-form-urlencoded")
                  .send(route.method, path_of(route), "csrf=wrong")
                  .status() == 403);
        CHECK(ask(foreign, route, path_of(route)).status() == 403);
    }
    CHECK(world.state() == before);
}

TEST_CASE("every route with an id hides the records of others") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string open = world.task(world.ada, "Write a compiler");
    const std::string trashed = world.task(world.ada, "Old plans");
    (void)ada.delete_json("/api/v1/tasks/" + trashed);
    (void)world.browser(world.ada);
    const std::vector<std::string> adas{open, trashed, world.ada.inbox.text(),
                                        ada.get_json("/api/v1/sessions").at("sessions.0.id"),
                                        ada.get_json("/api/v1/tokens").at("tokens.0.id")};
    const std::string before = world.state();
    const Client grace = world.program(world.grace);
    for (const Route& route : routes_where(world, has_id))
        for (const std::string& id : adas) {
            const bool is_of_kind =
                route.pattern == "/api/v1/tasks/:id"
                    ? id == open || id == trashed
                    : route.pattern == "/api/v1/projects/:id" && id == world.ada.inbox.text();
            const bool would_create = route.method == Method::kPut && !is_of_kind;
            if (would_create) continue;
            INFO(name_of(route) << " with " << id);
            const Reply hidden = ask(grace, route, path_of(route, id));
            CHECK(hidden.status() == 404);
            CHECK_FALSE(hidden.says("Write a compiler"));
        }
    CHECK(world.state() == before);
}

TEST_CASE("every route with an id takes a malformed one for a record that is not there") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string before = world.state();
    for (const Route& route : routes_where(world, has_id))
        for (const std::string id : {"7", "nonsense", "018F0000-0000-7000-8000-00000000000",
                                     "00000000-0000-0000-0000-000000000000"}) {
            INFO(name_of(route) << " with " << id);
            CHECK(ask(ada, route, path_of(route, id)).status() == 404);
        }
    CHECK(world.state() == before);
}

TEST_CASE("every address refuses the methods that it does not have") {
    World world(GENERATE(engines()));
    std::map<std::string, std::set<Method>> methods;
    for (const Route& route : world.app.application().routes())
        methods[route.pattern].insert(route.method);
    const Client ada = world.program(world.ada);
    for (const Route& route : world.app.application().routes())
        for (const Method method :
             {Method::kGet, Method::kPost, Method::kPut, Method::kPatch, Method::kDelete}) {
            if (methods[route.pattern].count(method) > 0) continue;
            INFO(http::to_string(method) << ' ' << route.pattern);
            const Reply refused = ada.send(method, path_of(route));
            CHECK(refused.status() == 405);
            CHECK(refused.header("Allow").find(http::to_string(route.method)) != std::string::npos);
        }
}

TEST_CASE("every address answers OPTIONS and nothing is there after it") {
    World world(GENERATE(engines()));
    for (const Route& route : world.app.application().routes()) {
        INFO(name_of(route));
        const Reply options = world.stranger().send(Method::kOptions, path_of(route));
        CHECK(options.status() == 204);
        CHECK(options.header("Allow").ends_with("OPTIONS"));
        CHECK(world.program(world.ada).send(Method::kGet, path_of(route) + "/x/y/z/").status() ==
              404);
    }
}

TEST_CASE("no route fails on a request that makes no sense") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    for (const Route& route : world.app.application().routes())
        for (const std::string body : {"", "nonsense", "{\"x\":[1,{}]}", "a=b&c"})
            for (const std::string type :
                 {"", "application/json", "application/x-www-form-urlencoded"}) {
                INFO(name_of(route) << ' ' << type << ' ' << body);
                const Reply reply = ada.with("Content-Type", type)
                                        .with("If-Match", "nonsense")
                                        .with("Cookie", "=;;tasklight_notice=x.y")
                                        .send(route.method, path_of(route), body);
                CHECK(reply.status() < 500);
            }
}
