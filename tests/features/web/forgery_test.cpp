// Requests that another site makes a browser send.
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

constexpr auto* kForm = "application/x-www-form-urlencoded";

Reply post(const Client& client, const std::string& body) {
    return client.with("Content-Type", kForm).send(http::Method::kPost, "/tasks/add", body);
}

}  // namespace

TEST_CASE("a form without the right token is refused") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string graces = world.browser(world.grace).csrf();

    CHECK(post(ada, "title=Buy+milk").status() == 403);
    CHECK(post(ada, "title=Buy+milk&csrf=").status() == 403);
    CHECK(post(ada, "title=Buy+milk&csrf=" + graces).status() == 403);
    CHECK(post(ada, "title=Buy+milk&csrf=" + world.browser(world.ada).csrf()).status() == 403);
    CHECK(world.count("tasks") == 0);
    CHECK(post(ada, "title=Buy+milk&csrf=" + ada.csrf()).status() == 303);
}

TEST_CASE("a script of our own may send the token in a header") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);

    CHECK(ada.post_json("/tasks/add", R"({"title":"Buy milk"})").status() == 403);
    CHECK(ada.with("X-CSRF-Token", ada.csrf())
              .post_json("/tasks/add", R"({"title":"Buy milk"})")
              .status() == 201);
}

TEST_CASE("a foreign origin is refused even with the token") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const auto status_with = [&](const std::string& name, const std::string& value) {
        return ada.with(name, value).post_form("/tasks/add", {{"title", "Buy milk"}}).status();
    };

    for (const auto* foreign : {"https://evil.example", "null", "http://tasks.example.org.evil",
                                "http://evil.example/tasks.example.org", "tasks.example.org", ""})
        CHECK(status_with("Origin", foreign) == 403);
    CHECK(status_with("Sec-Fetch-Site", "cross-site") == 403);
    CHECK(status_with("Sec-Fetch-Site", "same-site") == 403);
    CHECK(world.count("tasks") == 0);
    CHECK(status_with("Origin", "http://tasks.example.org") == 303);
    CHECK(status_with("Sec-Fetch-Site", "same-origin") == 303);
    CHECK(status_with("Sec-Fetch-Site", "none") == 303);
}

TEST_CASE("with a public URL the origin must be its") {
    World world(GENERATE(engines()),
                [](app::Config& config) { config.public_url = "https://work.example.com/x"; });
    const Client ada = world.browser(world.ada);
    const auto status_with = [&](const std::string& origin) {
        return ada.with("Origin", origin).post_form("/tasks/add", {{"title", "Milk"}}).status();
    };

    CHECK(status_with("https://work.example.com") == 303);
    CHECK(status_with("http://work.example.com") == 403);
    CHECK(status_with("http://tasks.example.org") == 403);
}

TEST_CASE("a program with a token needs no other proof") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);

    CHECK(ada.with("Origin", "https://dashboard.example")
              .post_json("/tasks/add", R"({"title":"Buy milk"})")
              .status() == 201);
    CHECK(post(ada, "title=Buy+bread").status() == 303);
}

TEST_CASE("JSON without a cookie needs no token") {
    World world(GENERATE(engines()));
    const std::string json = R"({"username":"Ada","password":"seven quiet lamps"})";

    CHECK(world.stranger().post_json("/login", json).status() == 200);
    CHECK(world.stranger()
              .with("Origin", "https://evil.example")
              .post_json("/login", json)
              .status() == 403);
}

TEST_CASE("the log-in form is bound to the browser that it was shown to") {
    World world(GENERATE(engines()));
    const std::string fields = "username=Ada&password=seven+quiet+lamps&csrf=";
    const std::string elsewhere = world.stranger().csrf();
    const Client browser = world.stranger();
    const auto log_in = [&](const std::string& token) {
        return browser.with("Content-Type", kForm)
            .send(http::Method::kPost, "/login", fields + token)
            .status();
    };

    CHECK(log_in("") == 403);
    CHECK(log_in(elsewhere) == 403);
    CHECK(log_in(browser.csrf()) == 303);
}

TEST_CASE("reading needs no proof") {
    World world(GENERATE(engines()));

    CHECK(world.browser(world.ada).with("Sec-Fetch-Site", "cross-site").get("/tasks").status() ==
          200);
}
