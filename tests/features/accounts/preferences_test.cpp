#include "base/text.hpp"
#include "base/time_zone.hpp"
#include "store/operation.hpp"
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

const FormFields kBerlin{
    {"zone", "Europe/Berlin"}, {"locale", "de"}, {"week_start", "sunday"}, {"theme", "dark"}};

std::string registration(const std::string& more) {
    return R"({"username":"Barbara","email":"barbara@example.org","password":"seven quiet lamps")" +
           more + "}";
}

int undo(const Client& client, const std::string& operation) {
    return client.post_json("/api/v1/undo", R"({"operation":")" + operation + "\"}").status();
}

}  // namespace

TEST_CASE("everybody begins with the zone UTC and English") {
    World world(GENERATE(engines()));

    const Reply me = world.program(world.ada).get_json("/users/me");

    CHECK(me.at("zone") == "UTC");
    CHECK(me.at("locale") == "en");
    CHECK(me.at("week_start") == "monday");
    CHECK(me.at("theme") == "system");
}

TEST_CASE("preferences are changed one by one or together") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);

    const Reply changed = ada.patch_json("/users/me", R"({"zone":"Asia/Tokyo","theme":"light"})");
    CHECK(changed.status() == 200);
    CHECK(changed.at("username") == "Ada");
    CHECK(changed.at("zone") == "Asia/Tokyo");
    CHECK(changed.at("theme") == "light");
    CHECK(OperationId::parse(changed.at("operation")));

    CHECK(ada.patch_json("/users/me", R"({"locale":"EN-gb"})").at("locale") == "en-GB");
    const Reply me = ada.get_json("/users/me");
    CHECK(me.at("zone") == "Asia/Tokyo");
    CHECK(me.at("locale") == "en-GB");
    CHECK(world.program(world.grace).get_json("/users/me").at("zone") == "UTC");
}

TEST_CASE("the first day of the week is a name or a number") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const auto first_day = [&](const std::string& value) {
        return ada.patch_json("/users/me", "{\"week_start\":" + value + "}").at("week_start");
    };

    CHECK(first_day("\"saturday\"") == "saturday");
    CHECK(first_day("0") == "sunday");
    CHECK(first_day("1") == "monday");
    CHECK(first_day("6") == "saturday");
    CHECK(first_day("7") == "sunday");
}

TEST_CASE("values that cannot be are told with their fields and change nothing") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string before = ada.get_json("/users/me").body();

    const Reply all = ada.patch_json(
        "/users/me",
        R"({"zone":"Mars/Olympus","locale":"tlh","week_start":8,"theme":"pink","email":"x"})");
    CHECK(all.status() == 422);
    CHECK(all.each("errors", "field") == "email zone locale week_start theme");
    CHECK(all.says("There is no such time zone."));
    for (const std::string body :
         {R"({"zone":""})", R"({"zone":null})", R"({"zone":7})", R"({"zone":"localtime"})",
          R"({"zone":"../../etc/passwd"})", R"({"zone":"right/Europe/Berlin"})",
          R"({"week_start":"Montag"})", R"({"week_start":-1})", R"({"week_start":1.5})",
          R"({"week_start":null})", R"({"theme":true})", R"({"email":null})",
          R"({"username":"Countess"})", R"({"role":"admin"})", R"({"zone":"Asia/Tokyo","x":1})"}) {
        INFO(body);
        CHECK(ada.patch_json("/users/me", body).status() == 422);
    }
    CHECK(ada.with("Content-Type", "application/x-www-form-urlencoded")
              .send(http::Method::kPatch, "/users/me", "zone=Asia%2FTokyo")
              .status() == 415);
    CHECK(ada.get_json("/users/me").body() == before);
}

TEST_CASE("a new e-mail address is what one logs in with") {
    World world(GENERATE(engines()));

    const Reply changed =
        world.program(world.ada).patch_json("/users/me", R"({"email":"Countess@example.org"})");

    CHECK(changed.at("email") == "Countess@example.org");
    const auto log_in = [&](const std::string& name) {
        return world.stranger()
            .post_json("/login",
                       R"({"username":")" + name + R"(","password":")" + world.ada.password + "\"}")
            .status();
    };
    CHECK(log_in("countess@EXAMPLE.org") == 200);
    CHECK(log_in("ada@example.org") == 401);
}

TEST_CASE("an e-mail address of somebody else is refused by its field") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);

    const Reply refused =
        ada.patch_json("/users/me", R"({"email":"GRACE@example.org","zone":"Asia/Tokyo"})");

    CHECK(refused.status() == 422);
    CHECK(refused.each("errors", "field") == "email");
    CHECK(ada.get_json("/users/me").at("email") == "ada@example.org");
    CHECK(ada.get_json("/users/me").at("zone") == "UTC");
    CHECK(ada.patch_json("/users/me", R"({"email":"ADA@example.org"})").status() == 200);
}

TEST_CASE("a password that is sent with a change of profile must be right") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const auto change = [&](const std::string& password) {
        return ada.patch_json(
            "/users/me", R"({"email":"new@example.org","current_password":")" + password + "\"}");
    };

    CHECK(change("something else").each("errors", "field") == "current_password");
    CHECK(ada.get_json("/users/me").at("email") == "ada@example.org");
    CHECK(change(world.ada.password).at("email") == "new@example.org");
}

TEST_CASE("a change of preferences stands in the log and what changes nothing does not") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::int64_t before = world.count("changes");

    const std::string operation =
        ada.patch_json("/users/me", R"({"zone":"Asia/Tokyo","theme":"system"})").at("operation");

    CHECK(ada.patch_json("/users/me", R"({"zone":"Asia/Tokyo"})").at("operation") == "null");
    CHECK(ada.patch_json("/users/me", "{}").at("operation") == "null");
    CHECK(world.count("changes") == before + 1);
    const auto changes = world.app.database().read([&](database::Connection& connection) {
        return store::changes_of_operation(connection, world.ada.user.id,
                                           OperationId::stored(operation));
    });
    REQUIRE(changes.size() == 1);
    CHECK(changes[0].stream == stream_of(world.ada.user.id));
    CHECK(changes[0].entity == "user");
    CHECK(changes[0].entity_id == world.ada.user.id.text());
    CHECK(changes[0].action == "updated");
    CHECK(changes[0].before == R"({"zone":"UTC"})");
    CHECK(changes[0].after == R"({"zone":"Asia/Tokyo"})");
}

TEST_CASE("a change of preferences is undone unless something it changed was changed since") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string first =
        ada.patch_json("/users/me", R"({"zone":"Asia/Tokyo","theme":"dark"})").at("operation");
    (void)ada.patch_json("/users/me", R"({"locale":"de"})");

    CHECK(undo(ada, first) == 200);

    const Reply me = ada.get_json("/users/me");
    CHECK(me.at("zone") == "UTC");
    CHECK(me.at("theme") == "system");
    CHECK(me.at("locale") == "de");
    CHECK(undo(ada, first) == 409);
}

TEST_CASE("an old e-mail address that somebody else took meanwhile does not come back") {
    World world(GENERATE(engines()));
    const std::string operation = world.program(world.ada)
                                      .patch_json("/users/me", R"({"email":"new@example.org"})")
                                      .at("operation");
    (void)world.program(world.grace).patch_json("/users/me", R"({"email":"ada@example.org"})");

    CHECK(undo(world.program(world.ada), operation) == 409);
    CHECK(world.program(world.ada).get_json("/users/me").at("email") == "new@example.org");
}

TEST_CASE("pages and lists have a new tag after a change of preferences") {
    World world(GENERATE(engines()));
    const Client browser = world.browser(world.ada);
    const Client same = browser.with("If-None-Match", browser.get("/").header("ETag"));
    CHECK(same.get("/").status() == 304);

    (void)world.program(world.ada).patch_json("/users/me", R"({"theme":"dark"})");

    const Reply page = same.get("/");
    CHECK(page.status() == 200);
    CHECK(page.says("<html lang=\"en\" data-theme=\"dark\">"));
    CHECK(world.stranger().get("/login").says("data-theme=\"system\""));
}

TEST_CASE("the form on the account's page keeps what is chosen") {
    World world(GENERATE(engines()));
    const Client browser = world.browser(world.ada);

    const Reply saved = browser.post_form("/users/me/preferences", kBerlin);

    CHECK(saved.status() == 303);
    CHECK(saved.header("Location") == "/users/me");
    const Reply page = browser.get("/users/me");
    CHECK(page.says("Preferences saved."));
    CHECK(page.field("zone") == "Europe/Berlin");
    CHECK(page.says("<option value=\"de\" selected>Deutsch</option>"));
    CHECK(page.says("<option value=\"sunday\" selected>Sunday</option>"));
    CHECK(page.says("<option value=\"dark\" selected>Dark</option>"));
    CHECK(world.program(world.ada).get_json("/users/me").at("week_start") == "sunday");
}

TEST_CASE("a refused form of preferences shows what was typed and the message beside it") {
    World world(GENERATE(engines()));
    const Client browser = world.browser(world.ada);

    const Reply again = browser.post_form("/users/me/preferences", {{"zone", "Europe/<Berlin>"},
                                                                    {"locale", "es"},
                                                                    {"week_start", "friday"},
                                                                    {"theme", "light"}});

    CHECK(again.status() == 422);
    CHECK(again.says("<title>Error: "));
    CHECK(again.field("zone") == "Europe/&lt;Berlin&gt;");
    CHECK(again.says("id=\"zone-error\""));
    CHECK(again.says("<option value=\"es\" selected>"));
    CHECK(again.says("<option value=\"friday\" selected>"));
    CHECK(again.says("<option value=\"light\" selected>"));
    CHECK(again.says("data-theme=\"system\""));
    CHECK(world.program(world.ada).get_json("/users/me").at("locale") == "en");
    CHECK(browser.post_form("/users/me/preferences", {{"email", "x@example.org"}}).status() == 422);
}

TEST_CASE("a form of preferences that is sent twice under one key is one operation") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada).with("Idempotency-Key", "once");
    const auto* body = R"({"theme":"dark"})";

    const Reply first = ada.post_json("/users/me/preferences", body);
    (void)world.program(world.ada).patch_json("/users/me", R"({"theme":"light"})");
    const Reply second = ada.post_json("/users/me/preferences", body);

    CHECK(first.body() == second.body());
    CHECK(world.program(world.ada).get_json("/users/me").at("theme") == "light");
}

TEST_CASE("every zone that the page suggests is known") {
    World world(GENERATE(engines()));
    const std::string page = world.browser(world.ada).get("/users/me").body();
    const auto start = page.find("<datalist");
    const std::string list = page.substr(start, page.find("</datalist>") - start);

    int zones = 0;
    for (const auto line : split(list, '\n')) {
        const auto value = line.find("value=\"");
        if (value == std::string_view::npos) continue;
        const auto name = line.substr(value + 7, line.find('"', value + 7) - value - 7);
        INFO(name);
        CHECK(TimeZone::find(name));
        ++zones;
    }
    CHECK(zones == 60);
}

TEST_CASE("who registers in a browser begins in its zone and language") {
    World world(GENERATE(engines()));
    const Client browser = world.stranger().with("Accept-Language", "de-CH,de;q=0.9,en;q=0.8");

    CHECK(browser
              .post_form("/register", {{"username", "Barbara"},
                                       {"email", "barbara@example.org"},
                                       {"password", "seven quiet lamps"},
                                       {"zone", "Europe/Zurich"}})
              .status() == 303);

    const Reply in =
        browser.post_json("/login", R"({"username":"Barbara","password":"seven quiet lamps"})");
    CHECK(in.at("user.zone") == "Europe/Zurich");
    CHECK(in.at("user.locale") == "de");
}

TEST_CASE("a browser's zone that is not known does not keep anybody from registering") {
    World world(GENERATE(engines()));
    for (const std::string zone : {"", "Mars/Olympus", "x\"y"}) {
        static int number = 0;
        const std::string name = "user" + std::to_string(++number);
        INFO(zone);
        CHECK(world.stranger()
                  .post_form("/register", {{"username", name},
                                           {"email", name + "@example.org"},
                                           {"password", "seven quiet lamps"},
                                           {"zone", zone}})
                  .status() == 303);
    }
}

TEST_CASE("a program may register somebody with a zone and a language") {
    World world(GENERATE(engines()));
    const Client stranger = world.stranger();

    const Reply refused =
        stranger.post_json("/register", registration(R"(,"zone":"Mars","locale":"x")"));
    CHECK(refused.status() == 422);
    CHECK(refused.each("errors", "field") == "locale zone");

    const Reply made = stranger.with("Accept-Language", "de")
                           .post_json("/register", registration(R"(,"zone":"Asia/Tokyo",)"
                                                                R"("locale":"es")"));
    CHECK(made.status() == 201);
    CHECK(made.at("user.zone") == "Asia/Tokyo");
    CHECK(made.at("user.locale") == "es");
}
