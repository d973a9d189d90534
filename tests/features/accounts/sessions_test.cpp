// How sign-ins and tokens end: by logging out, by revoking, by time, by a new password.
#include "store/user_store.hpp"
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

std::string log_in(World& world, const Person& person) {
    return world.stranger()
        .post_json("/login", R"({"username":")" + person.user.username + R"(","password":")" +
                                 person.password + R"("})")
        .at("token");
}

}  // namespace

TEST_CASE("logging out ends the session of a browser at once") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string secret = *ada.cookie("tasklight_session");

    const Reply out = ada.post_form("/logout");

    CHECK(out.status() == 303);
    CHECK(out.header("Location") == "/login");
    CHECK_FALSE(ada.cookie("tasklight_session"));
    ada.set_cookie("tasklight_session", secret);
    CHECK(ada.get("/users/me").header("Location") == "/login?next=%2Fusers%2Fme");
}

TEST_CASE("logging out ends the session of a program at once") {
    World world(GENERATE(engines()));
    const Client ada = world.stranger().with_token(log_in(world, world.ada));

    CHECK(ada.post_json("/logout").at("status") == "ok");

    CHECK(ada.get_json("/users/me").status() == 401);
    CHECK(world.program(world.ada).get_json("/users/me").status() == 200);
}

TEST_CASE("sessions are listed with the present one marked and without secrets") {
    World world(GENERATE(engines()));
    const std::string token = log_in(world, world.ada);
    (void)world.browser(world.ada);
    (void)world.browser(world.grace);

    const Reply list = world.stranger().with_token(token).get_json("/api/v1/sessions");

    CHECK(list.json().find("sessions")->array()->size() == 2);
    CHECK(list.each("sessions", "current") == "true false");
    CHECK(list.at("next_cursor") == "null");
    CHECK_FALSE(list.says(token));
}

TEST_CASE("a session can be revoked by its user alone") {
    World world(GENERATE(engines()));
    const Client elsewhere = world.browser(world.ada);
    const Client ada = world.program(world.ada);
    const std::string path =
        "/api/v1/sessions/" + ada.get_json("/api/v1/sessions").at("sessions.0.id");

    CHECK(world.program(world.grace).delete_json(path).status() == 404);
    CHECK(elsewhere.get("/users/me").status() == 200);
    CHECK(ada.delete_json(path).status() == 200);
    CHECK(elsewhere.get("/users/me").status() == 303);
    CHECK(ada.delete_json(path).status() == 404);
}

TEST_CASE("a token is told once and works until it is revoked") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);

    const Reply made = ada.post_json("/api/v1/tokens", R"({"name":"Calendar"})");

    const Client calendar = world.stranger().with_token(made.at("token"));
    CHECK(made.status() == 201);
    CHECK(made.at("name") == "Calendar");
    CHECK(made.at("expires_at") == "null");
    CHECK(calendar.get_json("/tasks").status() == 200);
    CHECK_FALSE(ada.get_json("/api/v1/tokens").says(made.at("token")));
    CHECK(ada.delete_json("/api/v1/tokens/" + made.at("id")).status() == 200);
    CHECK(calendar.get_json("/tasks").status() == 401);
}

TEST_CASE("a token needs a name of at most 100 characters") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    for (const std::string& json :
         {std::string("{}"), std::string(R"({"name":"  "})"), std::string(R"({"name":7})"),
          std::string(R"({"name":"a\u0007"})"), R"({"name":")" + std::string(101, 'x') + R"("})"}) {
        const Reply refused = ada.post_json("/api/v1/tokens", json);
        CHECK(refused.status() == 422);
        CHECK(refused.each("errors", "field") == "name");
    }
    CHECK(world.count("sessions") == 3);
}

TEST_CASE("tokens are made and revoked on the account page") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);

    const Reply made = ada.post_form("/users/me/tokens", {{"name", "Calendar"}});

    CHECK(made.status() == 201);
    CHECK(made.says("is ready. Copy its secret now"));
    const Reply tokens = ada.get_json("/api/v1/tokens");
    CHECK(tokens.each("tokens", "name") == "Ada's script Calendar");
    const Reply revoked = ada.post_form("/users/me/tokens/" + tokens.at("tokens.1.id") + "/delete");
    CHECK(revoked.header("Location") == "/users/me");
    CHECK(ada.get("/users/me").says("The token was revoked."));
    CHECK(ada.get_json("/api/v1/tokens").each("tokens", "name") == "Ada's script");
}

TEST_CASE("another session is signed out on the account page") {
    World world(GENERATE(engines()));
    const Client elsewhere = world.browser(world.ada);
    world.app.clock.advance(kSecond);
    const Client ada = world.browser(world.ada);
    const std::string id = ada.get_json("/api/v1/sessions").at("sessions.0.id");

    CHECK(ada.post_form("/users/me/sessions/" + id + "/delete").status() == 303);

    CHECK(ada.get("/users/me").says("That session was signed out."));
    CHECK(elsewhere.get("/users/me").status() == 303);
}

TEST_CASE("a session that is used stays and one that idles for 14 days ends") {
    World world(GENERATE(engines()));
    const Client ada = world.stranger().with_token(log_in(world, world.ada));
    for (int i = 0; i < 3; ++i) {
        world.app.clock.advance(13 * kDay);
        REQUIRE(ada.get_json("/users/me").status() == 200);
    }

    world.app.clock.advance(14 * kDay);

    CHECK(ada.get_json("/users/me").status() == 401);
    CHECK(world.program(world.ada).get_json("/users/me").status() == 200);
    CHECK(world.program(world.ada).get_json("/api/v1/sessions").at("sessions") == "[]");
}

TEST_CASE("a session ends after 90 days however much it is used") {
    World world(GENERATE(engines()));
    const Client ada = world.stranger().with_token(log_in(world, world.ada));
    for (int i = 0; i < 8; ++i) {
        world.app.clock.advance(11 * kDay);
        REQUIRE(ada.get_json("/users/me").status() == 200);
    }

    world.app.clock.advance(2 * kDay);

    CHECK(ada.get_json("/users/me").status() == 401);
}

TEST_CASE("a new password ends all other sessions and all tokens") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const Client elsewhere = world.browser(world.ada);

    const Reply changed = ada.post_form(
        "/users/me/password",
        {{"current_password", world.ada.password}, {"new_password", "eight loud lamps"}});

    CHECK(changed.status() == 303);
    CHECK(ada.get("/users/me").says("Your password was changed."));
    CHECK(elsewhere.get("/users/me").status() == 303);
    CHECK(world.program(world.ada).get_json("/users/me").status() == 401);
    CHECK(log_in(world, world.ada) == "(none)");
    world.ada.password = "eight loud lamps";
    CHECK(log_in(world, world.ada).size() == 43);
}

TEST_CASE("a new password needs the present one and must be good") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string before = world.state();

    const Reply wrong =
        ada.post_json("/users/me/password",
                      R"({"current_password":"wrong wrong","new_password":"eight loud lamps"})");
    const Reply weak =
        ada.post_json("/users/me/password",
                      R"({"current_password":"seven quiet lamps","new_password":"password"})");
    const Reply page = world.browser(world.ada).post_form(
        "/users/me/password", {{"current_password", "wrong"}, {"new_password", "short"}});

    CHECK(wrong.status() == 422);
    CHECK(wrong.at("errors.0.field") == "current_password");
    CHECK(weak.status() == 422);
    CHECK(weak.at("errors.0.field") == "new_password");
    CHECK(page.status() == 422);
    CHECK(page.says("id=\"new_password-error\""));
    CHECK(world.program(world.ada).get_json("/users/me").status() == 200);
}

TEST_CASE("a disabled account is out at once") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    REQUIRE(ada.get("/").status() == 200);

    world.app.database().write([&](database::Transaction& transaction) {
        store::update_disabled(transaction, world.ada.user.id, world.app.clock.now());
    });

    CHECK(ada.get("/").status() == 303);
    CHECK(world.program(world.ada).get_json("/tasks").status() == 401);
}

TEST_CASE("a token that is none is not helped by a cookie") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);

    CHECK(ada.with_token("nonsense").get_json("/tasks").status() == 401);
    CHECK(ada.get_json("/tasks").status() == 200);
}

TEST_CASE("what a proxy in front is told does not hide the cookie") {
    World world(GENERATE(engines()));
    const std::string basic = "Basic YWRhOmFkYQ==";

    CHECK(world.browser(world.ada).with("Authorization", basic).get_json("/tasks").status() == 200);
    CHECK(world.stranger().with("Authorization", basic).get_json("/tasks").status() == 401);
}
