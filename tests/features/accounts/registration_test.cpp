#include <thread>

#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

std::string registration(const std::string& name, const std::string& email,
                         const std::string& password) {
    std::string json;
    JsonWriter writer(json);
    writer.begin_object();
    writer.key("username").string(name);
    writer.key("email").string(email);
    writer.key("password").string(password);
    writer.end_object();
    return json;
}

std::string repeated(std::size_t times, const std::string& text) {
    std::string all;
    while (times-- > 0)
        all += text;
    return all;
}

}  // namespace

TEST_CASE("whoever registers can log in and has an Inbox") {
    World world(GENERATE(engines()));
    const Client barbara = world.stranger();

    const Reply registered = barbara.post_json(
        "/register", registration("Barbara", "barbara@example.org", "seven quiet lamps"));

    CHECK(registered.status() == 201);
    CHECK(registered.at("status") == "ok");
    CHECK(registered.at("user.username") == "Barbara");
    CHECK(registered.at("user.email") == "barbara@example.org");
    CHECK(registered.at("user.role") == "member");
    CHECK_FALSE(registered.says("password"));
    const Reply in =
        barbara.post_json("/login", R"({"username":"Barbara","password":"seven quiet lamps"})");
    CHECK(
        barbara.with_token(in.at("token")).get_json("/api/v1/projects").each("projects", "name") ==
        "Inbox");
}

TEST_CASE("the registration form leads to the log-in with a welcome") {
    World world(GENERATE(engines()));
    const Client browser = world.stranger();

    const Reply registered = browser.post_form("/register", {{"username", "Barbara"},
                                                             {"email", "barbara@example.org"},
                                                             {"password", "seven quiet lamps"}});

    CHECK(registered.status() == 303);
    CHECK(registered.header("Location") == "/login");
    CHECK(browser.get("/login").says("Welcome! Now log in."));
    CHECK_FALSE(browser.get("/login").says("Welcome! Now log in."));
}

TEST_CASE("a name and an address that are taken are both told whatever their case") {
    World world(GENERATE(engines()));

    const Reply refused = world.stranger().post_json(
        "/register", registration("aDA", "GRACE@Example.org", "seven quiet lamps"));

    CHECK(refused.status() == 422);
    CHECK(refused.each("errors", "field") == "username email");
    CHECK(world.count("users") == 3);
}

TEST_CASE("a password has 8 to 256 characters and is none of the commonest") {
    World world(GENERATE(engines()));
    const auto status_of = [&](const std::string& password) {
        static int number = 0;
        const std::string name = "user" + std::to_string(++number);
        const Reply reply = world.stranger().post_json(
            "/register", registration(name, name + "@example.org", password));
        if (reply.status() == 422) CHECK(reply.each("errors", "field") == "password");
        return reply.status();
    };

    CHECK(status_of("") == 422);
    CHECK(status_of("short77") == 422);
    CHECK(status_of(repeated(7, "ü")) == 422);
    CHECK(status_of(repeated(257, "x")) == 422);
    CHECK(status_of(repeated(257, "ü")) == 422);
    CHECK(status_of("password") == 422);
    CHECK(status_of("PassWord1") == 422);
    CHECK(status_of(repeated(8, "ü")) == 201);
    CHECK(status_of(repeated(256, "ü")) == 201);
    CHECK(status_of("correct horse") == 201);
}

TEST_CASE("a user name has letters digits dots underscores and hyphens only") {
    World world(GENERATE(engines()));
    for (const std::string& name :
         {std::string(), std::string("two words"), std::string("a@b"), std::string("Zoë"),
          std::string("a\0b", 3), std::string("a\nb"), std::string("<b>"), repeated(65, "x")}) {
        const Reply refused = world.stranger().post_json(
            "/register", registration(name, "new@example.org", "seven quiet lamps"));
        INFO(name);
        CHECK(refused.status() == 422);
        CHECK(refused.each("errors", "field") == "username");
    }

    const Reply longest = world.stranger().post_json(
        "/register", registration(repeated(64, "x"), "new@example.org", "seven quiet lamps"));
    CHECK(longest.status() == 201);
}

TEST_CASE("an e-mail address has a name and a place and at most 254 characters") {
    World world(GENERATE(engines()));
    for (const std::string& email :
         {std::string(), std::string("nobody"), std::string("@example.org"), std::string("a@"),
          std::string("a@b@c"), std::string("a b@c"), std::string("a\r\nb@c"),
          repeated(244, "x") + "@example.org"}) {
        const Reply refused = world.stranger().post_json(
            "/register", registration("Barbara", email, "seven quiet lamps"));
        INFO(email);
        CHECK(refused.status() == 422);
        CHECK(refused.each("errors", "field") == "email");
    }

    const std::string longest = repeated(242, "x") + "@example.org";
    CHECK(world.stranger()
              .post_json("/register", registration("Barbara", longest, "seven quiet lamps"))
              .status() == 201);
}

TEST_CASE("nobody can register as an administrator") {
    World world(GENERATE(engines()));

    const Reply refused = world.stranger().post_json(
        "/register",
        R"({"username":"Eve","email":"e@example.org","password":"seven quiet lamps","role":"admin"})");

    CHECK(refused.status() == 422);
    CHECK(refused.each("errors", "field") == "role");
    CHECK(world.count("users") == 3);
}

TEST_CASE("a refused registration form shows what was typed but for the password") {
    World world(GENERATE(engines()));

    const Reply again = world.stranger().post_form(
        "/register",
        {{"username", "Ada"}, {"email", "\"new\"@example.org"}, {"password", "seven quiet lamps"}});

    CHECK(again.status() == 422);
    CHECK(again.says("<title>Error: "));
    CHECK(again.field("username") == "Ada");
    CHECK(again.field("email") == "&quot;new&quot;@example.org");
    CHECK(again.says("id=\"email-error\""));
    CHECK(again.says("aria-invalid=\"true\""));
    CHECK_FALSE(again.says("seven quiet lamps"));
}

TEST_CASE("where registration is closed strangers are told so") {
    World world(GENERATE(engines()),
                [](app::Config& config) { config.registration = accounts::Registration::kClosed; });

    const Reply refused = world.stranger().post_json(
        "/register", registration("Barbara", "barbara@example.org", "seven quiet lamps"));
    const Reply page = world.stranger().post_form("/register", {{"username", "Barbara"},
                                                                {"email", "barbara@example.org"},
                                                                {"password", "seven quiet lamps"}});

    CHECK(refused.status() == 403);
    CHECK(page.status() == 403);
    CHECK(page.says("Registration is closed here."));
    CHECK(world.count("users") == 3);
}

TEST_CASE("two who register the same name at once become one account", "[concurrent]") {
    World world(GENERATE(engines()));
    std::atomic<int> created{0};
    std::atomic<int> refused{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&, i] {
            const int status =
                Client(world.app.application())
                    .post_json("/register",
                               registration("Barbara", "b" + std::to_string(i) + "@example.org",
                                            "seven quiet lamps"))
                    .status();
            if (status == 201) ++created;
            if (status == 422) ++refused;
        });
    for (auto& thread : threads)
        thread.join();

    CHECK(created == 1);
    CHECK(refused == 3);
    CHECK(world.count("users") == 4);
    CHECK(world.count("projects") == 4);
}
