#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

std::string log_in_json(const std::string& name, const std::string& password) {
    std::string json;
    JsonWriter writer(json);
    writer.begin_object();
    writer.key("username").string(name);
    writer.key("password").string(password);
    writer.end_object();
    return json;
}

Reply log_in(const Client& client, const std::string& name, const std::string& password) {
    return client.post_json("/login", log_in_json(name, password));
}

}  // namespace

TEST_CASE("one logs in by name or e-mail address in any case") {
    World world(GENERATE(engines()));
    for (const auto* name : {"Ada", "ada", "ADA", "ada@example.org", "Ada@EXAMPLE.org"}) {
        INFO(name);
        CHECK(log_in(world.stranger(), name, world.ada.password).status() == 200);
    }
}

TEST_CASE("a log-in by JSON tells the token and sets no cookie") {
    World world(GENERATE(engines()));
    const Client ada = world.stranger();

    const Reply in = log_in(ada, "Ada", world.ada.password);

    CHECK(in.at("status") == "ok");
    CHECK(in.at("token_type") == "Bearer");
    CHECK(in.at("token").size() == 43);
    CHECK(in.at("expires_at") == "2027-05-01T08:00:00.000Z");
    CHECK(in.at("user.username") == "Ada");
    CHECK(in.header("Set-Cookie").empty());
    CHECK(in.header("Cache-Control") == "no-store");
    CHECK(ada.with_token(in.at("token")).get_json("/users/me").at("email") == "ada@example.org");
}

TEST_CASE("each log-in has a token of its own") {
    World world(GENERATE(engines()));

    const Reply first = log_in(world.stranger(), "Ada", world.ada.password);
    const Reply second = log_in(world.stranger(), "Ada", world.ada.password);

    CHECK(first.at("token") != second.at("token"));
}

TEST_CASE("a wrong password and an unknown or disabled account are refused in the same words") {
    World world(GENERATE(engines()));

    const Reply wrong = log_in(world.stranger(), "Ada", "eight loud lamps");
    const Reply unknown = log_in(world.stranger(), "Nobody", world.ada.password);
    const Reply disabled = log_in(world.stranger(), "Linus", world.linus.password);

    CHECK(wrong.status() == 401);
    CHECK_FALSE(wrong.header("WWW-Authenticate").empty());
    CHECK(unknown.body() == wrong.body());
    CHECK(disabled.body() == wrong.body());
    CHECK(disabled.status() == 401);
}

TEST_CASE("a log-in without a name or a password names what is missing") {
    World world(GENERATE(engines()));

    const Reply empty = world.stranger().post_json("/login", "{}");

    CHECK(empty.status() == 422);
    CHECK(empty.each("errors", "field") == "username password");
}

TEST_CASE("names that nobody can have are refused like any other") {
    World world(GENERATE(engines()));
    for (const std::string& name : {std::string("a\0b", 3), std::string("\0@\0", 3),
                                    std::string(100'000, 'x'), std::string("' OR 1=1 --")}) {
        const int status = log_in(world.stranger(), name, world.ada.password).status();
        CHECK((status == 401 || status == 422));
    }
}

TEST_CASE("a browser may describe itself in any bytes") {
    World world(GENERATE(engines()));
    const Client ada = world.stranger();
    for (const std::string& agent : {std::string("caf\xE9/1.0"), std::string(299, 'x') + "é",
                                     std::string(5000, 'x'), std::string("\xF0\x9F")}) {
        const Reply in = log_in(ada.with("User-Agent", agent), "Ada", world.ada.password);
        REQUIRE(in.status() == 200);
        CHECK(ada.with_token(in.at("token")).get_json("/api/v1/sessions").status() == 200);
    }
}

TEST_CASE("a log-in by form sets a cookie that scripts and other sites cannot use") {
    World world(GENERATE(engines()));
    const Client browser = world.stranger();

    const Reply in =
        browser.post_form("/login", {{"username", "Ada"}, {"password", world.ada.password}});

    const std::string cookie = in.set_cookie("tasklight_session");
    CHECK(in.status() == 303);
    CHECK(in.header("Location") == "/");
    CHECK(cookie.starts_with("tasklight_session="));
    CHECK(cookie.find("; Path=/; HttpOnly; SameSite=Lax") != std::string::npos);
    CHECK(cookie.find("Secure") == std::string::npos);
    CHECK(browser.get("/").status() == 200);
}

TEST_CASE("over HTTPS the cookie is Secure and bound to the host") {
    World world(GENERATE(engines()));
    const Client browser = world.stranger().over_https();

    const Reply in =
        browser.post_form("/login", {{"username", "Ada"}, {"password", world.ada.password}});

    const std::string cookie = in.set_cookie("tasklight_session");
    CHECK(cookie.starts_with("__Host-tasklight_session="));
    CHECK(cookie.find("; Secure") != std::string::npos);
    CHECK(cookie.find("Domain") == std::string::npos);
    CHECK(in.header("Strict-Transport-Security").starts_with("max-age="));
    CHECK(browser.get("/").status() == 200);
}

TEST_CASE("after the log-in one comes to the page one wanted if it is ours") {
    World world(GENERATE(engines()));
    const auto lands_at = [&](const std::string& next) {
        return world.stranger()
            .post_form("/login",
                       {{"username", "Ada"}, {"password", world.ada.password}, {"next", next}})
            .header("Location");
    };

    CHECK(lands_at("/tasks/completed?cursor=1") == "/tasks/completed?cursor=1");
    for (const auto* foreign : {"https://evil.example", "//evil.example", "/\\evil.example",
                                "javascript:alert(1)", "evil", "/\t/evil.example", ""})
        CHECK(lands_at(foreign) == "/");
}

TEST_CASE("who is signed in need not log in") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);

    CHECK(ada.get("/login?next=%2Ftasks%2Ftrash").header("Location") == "/tasks/trash");
    CHECK(ada.get("/login?next=%2F%2Fevil.example").header("Location") == "/");
    CHECK(ada.get("/register").header("Location") == "/");
}

TEST_CASE("a refused log-in form shows the name again and the way to register") {
    World world(GENERATE(engines()));

    const Reply again = world.stranger().post_form(
        "/login",
        {{"username", "Ada"}, {"password", "eight loud lamps"}, {"next", "/tasks/trash"}});

    CHECK(again.status() == 401);
    CHECK(again.says("The user name or the password is wrong."));
    CHECK(again.field("username") == "Ada");
    CHECK(again.field("next") == "/tasks/trash");
    CHECK(again.says("href=\"/register\""));
    CHECK_FALSE(again.says("eight loud lamps"));
}

TEST_CASE("a password that cost less than today is hashed again at log-in") {
    World world(GENERATE(engines()), [](app::Config& config) { config.password_operations = 2; });
    const auto hash = [&] {
        return world.app.database().read([](database::Connection& connection) {
            return std::get<0>(*connection.find<std::tuple<std::string>>(
                "SELECT password_hash FROM users WHERE username = 'Ada'"));
        });
    };
    REQUIRE(hash().find("t=1") != std::string::npos);

    CHECK(log_in(world.stranger(), "Ada", world.ada.password).status() == 200);

    CHECK(hash().find("t=2") != std::string::npos);
    CHECK(log_in(world.stranger(), "Ada", world.ada.password).status() == 200);
}
