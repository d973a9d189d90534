#include "support/world.hpp"

#include "base/random.hpp"
#include "base/text.hpp"
#include "store/operation.hpp"
#include "store/project_store.hpp"
#include "store/session_store.hpp"
#include "store/user_store.hpp"
#include "web/sign_in.hpp"

namespace tasklight::test {

using database::Connection;
using database::Transaction;

namespace {

constexpr auto* kPassword = "seven quiet lamps";

// A hash costs milliseconds, and every case makes a world.
const std::string& password_hash() {
    static const std::string hash = PasswordHasher({1, 8 * 1024 * 1024}).hash(kPassword);
    return hash;
}

}  // namespace

World::World(database::Engine engine, const TestApp::Settings& settings) : app(engine, settings) {
    app.database().write([&](Transaction& transaction) {
        hire(transaction, "Ada", ada);
        hire(transaction, "Grace", grace);
        hire(transaction, "Linus", linus);
        store::update_disabled(transaction, linus.user.id, app.clock.now());
    });
}

void World::hire(Transaction& transaction, const std::string& name, Person& person) {
    const Moment now = app.clock.now();
    person.password = kPassword;
    person.inbox = ProjectId::make(now);
    person.user = {UserId::make(now), name, ascii_lower(name) + "@example.org",
                   Role::kMember,     now,  std::nullopt};
    store::insert_user(transaction, person.user, password_hash());
    store::insert_stream(transaction, stream_of(person.user.id));
    store::insert_stream(transaction, stream_of(person.inbox));
    Project inbox;
    inbox.id = person.inbox;
    inbox.owner_id = person.user.id;
    inbox.name = "Inbox";
    inbox.is_inbox = true;
    inbox.created_at = inbox.updated_at = now;
    store::insert_project(transaction, inbox);
    person.token = sign_in(transaction, person.user, SessionKind::kToken, name + "'s script");
}

std::string World::sign_in(Transaction& transaction, const User& user, SessionKind kind,
                           const std::string& name) {
    const Moment now = app.clock.now();
    std::string secret = random_token();
    store::insert_session(transaction,
                          {SessionId::make(now), user.id, kind, name, now, now, std::nullopt},
                          web::session_hash(secret));
    return secret;
}

Client World::program(const Person& person) { return app.stranger().with_token(person.token); }

Client World::browser(const Person& person) {
    Client client = app.stranger();
    client.set_cookie("tasklight_session", app.database().write([&](Transaction& transaction) {
        return sign_in(transaction, person.user, SessionKind::kSession, "Firefox/1");
    }));
    return client;
}

std::string World::task(const Person& person, const std::string& title) {
    std::string json = R"({"title":)";
    append_json_string(json, title);
    return program(person).post_json("/api/v1/tasks", json + "}").at("id");
}

std::string World::completed_task(const Person& person, const std::string& title) {
    const std::string id = task(person, title);
    (void)program(person).post_json("/api/v1/tasks/" + id + "/completion");
    return id;
}

std::int64_t World::count(const std::string& table) {
    const std::string sql = "SELECT count(*) FROM " + table;
    return app.database().read([&](Connection& connection) {
        return std::get<0>(*connection.find<std::tuple<std::int64_t>>(sql.c_str()));
    });
}

std::string World::state() {
    using Row = std::tuple<std::string>;
    std::string all;
    app.database().read([&](Connection& connection) {
        for (const auto* sql :
             {"SELECT title || notes || version || COALESCE(completed_at, 0) || "
              "COALESCE(deleted_at, 0) FROM tasks ORDER BY id",
              "SELECT name || query || version || COALESCE(deleted_at, 0) FROM filters ORDER BY id",
              "SELECT CAST(revision AS TEXT) FROM streams ORDER BY id",
              "SELECT username || email || password_hash FROM users ORDER BY username",
              "SELECT CAST(count(*) AS TEXT) FROM changes",
              "SELECT CAST(count(*) AS TEXT) FROM sessions",
              "SELECT CAST(count(*) AS TEXT) FROM idempotency_keys"})
            for (const auto& [line] : connection.list<Row>(sql))
                all += line + '\n';
    });
    return all;
}

}  // namespace tasklight::test
