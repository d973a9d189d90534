// Which representation a request gets, and what answers carry whatever they say.
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

using http::Method;

TEST_CASE("Accept and Content-Type choose between a page and JSON") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const auto type_for = [&](const std::string& accept) {
        return ada.with("Accept", accept).send(Method::kGet, "/tasks").header("Content-Type");
    };

    CHECK(type_for("application/json") == "application/json");
    CHECK(type_for("text/html, application/json;q=0.9") == "application/json");
    CHECK(type_for("APPLICATION/JSON; charset=utf-8") == "application/json");
    CHECK(type_for("text/html,application/xhtml+xml,*/*;q=0.8") == "text/html; charset=utf-8");
    CHECK(type_for("application/json;q=0") == "text/html; charset=utf-8");
    CHECK(type_for("application/jsonp") == "text/html; charset=utf-8");
    CHECK(ada.send(Method::kGet, "/tasks").header("Content-Type") == "text/html; charset=utf-8");
    CHECK(ada.with("Content-Type", "application/json; charset=utf-8")
              .send(Method::kPost, "/tasks/add", R"({"title":"Buy milk"})")
              .status() == 201);
}

TEST_CASE("a program may send a form and get JSON") {
    World world(GENERATE(engines()));

    const Reply added = world.program(world.ada)
                            .with("Accept", "application/json")
                            .with("Content-Type", "application/x-www-form-urlencoded")
                            .send(Method::kPost, "/tasks/add", "title=Buy+milk&completed=on");

    CHECK(added.status() == 201);
    CHECK(added.at("task.title") == "Buy milk");
    CHECK(added.at("task.completed") == "true");
}

TEST_CASE("a body of another kind is refused") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string form = "application/x-www-form-urlencoded";

    for (const std::string type :
         {"text/plain", "text/xml", "multipart/form-data; boundary=x", ""}) {
        const Client client = ada.with("Accept", "application/json").with("Content-Type", type);
        CHECK(client.send(Method::kPost, "/tasks/add", R"({"title":"a"})").status() == 415);
        CHECK(client.send(Method::kPost, "/api/v1/tasks", R"({"title":"a"})").status() == 415);
        CHECK(ada.with("Content-Type", type).send(Method::kPost, "/tasks/add", "%zz").status() ==
              415);
    }
    CHECK(ada.with("Content-Type", form).send(Method::kPost, "/api/v1/tasks", "title=a").status() ==
          415);
    CHECK(world.count("tasks") == 0);
}

TEST_CASE("an action without a body needs no Content-Type") {
    World world(GENERATE(engines()));
    const std::string id = world.task(world.ada, "Buy milk");
    const Client ada = world.program(world.ada);

    CHECK(ada.send(Method::kPost, "/api/v1/tasks/" + id + "/completion").status() == 200);
    CHECK(ada.post_json("/tasks/" + id + "/completion/delete").status() == 200);
    CHECK(ada.send(Method::kPost, "/tasks/delete/" + id).status() == 303);
}

TEST_CASE("a refusal for programs is a problem with its request's id") {
    World world(GENERATE(engines()));

    const Reply missing =
        world.program(world.ada).get_json("/api/v1/tasks/018f0000-0000-7000-8000-00000000000a?x=1");
    const Reply invalid = world.program(world.ada).post_json("/tasks/add", R"({"title":7,"x":1})");

    CHECK(missing.status() == 404);
    CHECK(missing.header("Content-Type") == "application/problem+json");
    CHECK(missing.at("type") == "about:blank");
    CHECK(missing.at("title") == "Not Found");
    CHECK(missing.at("status") == "404");
    CHECK(missing.at("detail") == "There is no such task.");
    CHECK(missing.at("instance") == "/api/v1/tasks/018f0000-0000-7000-8000-00000000000a");
    CHECK(missing.at("request_id") == "request-1");
    CHECK(missing.at("errors") == "(none)");
    CHECK(invalid.status() == 422);
    CHECK(invalid.each("errors", "field") == "title x");
    CHECK(invalid.at("errors.0.message") == "This must be text.");
}

TEST_CASE("a refusal for people is a page") {
    World world(GENERATE(engines()));

    const Reply missing = world.browser(world.ada).get("/nowhere");

    CHECK(missing.status() == 404);
    CHECK(missing.header("Content-Type") == "text/html; charset=utf-8");
    CHECK(missing.says("<h1>There is nothing here</h1>"));
}

TEST_CASE("an address that does not do what is asked tells what it does") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);

    const Reply refused = ada.put_json("/tasks/add", "{}");
    const Reply page = ada.send(Method::kDelete, "/login");

    CHECK(refused.status() == 405);
    CHECK(refused.header("Allow") == "POST, OPTIONS");
    CHECK(refused.header("Content-Type") == "application/problem+json");
    CHECK(page.status() == 405);
    CHECK(page.header("Allow") == "GET, HEAD, POST, OPTIONS");
    CHECK(page.header("Content-Type") == "text/html; charset=utf-8");
}

TEST_CASE("OPTIONS tells the methods of an address") {
    World world(GENERATE(engines()));

    const Reply options = world.stranger().send(
        Method::kOptions, "/api/v1/tasks/018f0000-0000-7000-8000-00000000000a");

    CHECK(options.status() == 204);
    CHECK(options.header("Allow") == "GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
    CHECK(options.body().empty());
    CHECK(world.stranger().send(Method::kOptions, "/nowhere").status() == 404);
}

TEST_CASE("HEAD tells what GET would") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada).with("Accept", "application/json");

    const Reply head = ada.send(Method::kHead, "/tasks");
    const Reply get = ada.send(Method::kGet, "/tasks");

    CHECK(head.status() == 200);
    CHECK(head.response.headers == get.response.headers);
    CHECK(world.stranger().send(Method::kHead, "/tasks").header("Location") ==
          "/login?next=%2Ftasks");
}

TEST_CASE("every answer says on what it depends and how it may be used") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::vector<Reply> replies{ada.get("/"), ada.get_json("/tasks"), ada.get("/nowhere"),
                                     world.stranger().get("/login"), world.stranger().get("/")};
    for (const Reply& reply : replies) {
        CHECK(reply.header("Vary") == "Accept, Authorization, Cookie");
        CHECK_FALSE(reply.header("Cache-Control").empty());
        CHECK(reply.header("X-Content-Type-Options") == "nosniff");
        CHECK(reply.header("Referrer-Policy") == "same-origin");
        const std::string policy = reply.header("Content-Security-Policy");
        CHECK(policy.find("default-src 'self'") != std::string::npos);
        CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
        CHECK(policy.find("base-uri 'none'") != std::string::npos);
        CHECK(policy.find("form-action 'self'") != std::string::npos);
        CHECK(policy.find("unsafe") == std::string::npos);
        CHECK(reply.header("Strict-Transport-Security").empty());
    }
}

TEST_CASE("who is not signed in is sent to log in and back") {
    World world(GENERATE(engines()));
    const Client nobody = world.stranger();

    CHECK(nobody.get("/").header("Location") == "/login");
    CHECK(nobody.get("/tasks/completed?limit=5&cursor=x").header("Location") ==
          "/login?next=%2Ftasks%2Fcompleted%3Flimit%3D5%26cursor%3Dx");
    CHECK(nobody.with("Content-Type", "application/x-www-form-urlencoded")
              .send(Method::kPost, "/tasks/add", "title=a")
              .header("Location") == "/login");
    const Reply json = nobody.get_json("/tasks");
    CHECK(json.status() == 401);
    CHECK(json.header("WWW-Authenticate") == "Bearer realm=\"Tasklight\"");
}
