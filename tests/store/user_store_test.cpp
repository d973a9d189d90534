#include "store/user_store.hpp"

#include <thread>

#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;
using database::Connection;
using database::Transaction;

namespace {

std::optional<store::Credentials> find(World& world, const std::string& name) {
    return world.app.database().read(
        [&](Connection& connection) { return store::find_credentials(connection, name); });
}

std::string taken_field(World& world, const std::string& name, const std::string& email) {
    const Moment now = world.app.clock.now();
    const User user{UserId::make(now), name, email, Role::kMember, now, std::nullopt};
    try {
        world.app.database().write(
            [&](Transaction& transaction) { store::insert_user(transaction, user, "hash"); });
    } catch (const Invalid& invalid) {
        return invalid.errors.front().field;
    }
    return "none";
}

}  // namespace

TEST_CASE("an account is found by name or address whatever the case") {
    World world(GENERATE(engines()));

    for (const auto* name : {"Ada", "aDA", "ada@example.org", "ADA@EXAMPLE.ORG"}) {
        const auto found = find(world, name);
        REQUIRE(found);
        CHECK(found->user.id == world.ada.user.id);
        CHECK(found->user.username == "Ada");
    }
    CHECK_FALSE(find(world, "Nobody"));
    CHECK_FALSE(find(world, ""));
}

TEST_CASE("a name or an address that is taken is named") {
    World world(GENERATE(engines()));

    CHECK(taken_field(world, "aDA", "new@example.org") == "username");
    CHECK(taken_field(world, "Barbara", "Grace@Example.org") == "email");
    CHECK(taken_field(world, "Barbara", "barbara@example.org") == "none");
    CHECK(find(world, "barbara"));
}

TEST_CASE("password and role and disabling are kept") {
    World world(GENERATE(engines()));
    const UserId& ada = world.ada.user.id;
    const Moment now = world.app.clock.now();

    world.app.database().write([&](Transaction& transaction) {
        store::update_password(transaction, ada, "new hash");
        store::update_role(transaction, ada, Role::kAdmin);
        store::update_disabled(transaction, ada, now);
    });

    const auto changed = find(world, "ada");
    CHECK(changed->password_hash == "new hash");
    CHECK(changed->user.role == Role::kAdmin);
    CHECK(changed->user.disabled_at == now);
    CHECK(find(world, "grace")->user.role == Role::kMember);
    world.app.database().write(
        [&](Transaction& transaction) { store::update_disabled(transaction, ada, std::nullopt); });
    CHECK_FALSE(find(world, "ada")->user.disabled_at);
}

TEST_CASE("whoever is new has the preferences that most people want") {
    World world(GENERATE(engines()));

    CHECK(find(world, "ada")->user.preferences == Preferences{"UTC", "en", "monday", "system"});
}

TEST_CASE("an address and preferences are kept") {
    World world(GENERATE(engines()));
    User ada = world.ada.user;
    ada.email = "Countess@Example.org";
    ada.preferences = {"Europe/London", "en-GB", "sunday", "dark"};

    world.app.database().write(
        [&](Transaction& transaction) { store::update_profile(transaction, ada); });

    CHECK(find(world, "countess@example.org")->user.preferences == ada.preferences);
    CHECK(find(world, "countess@example.org")->user.email == "Countess@Example.org");
    CHECK_FALSE(find(world, "ada@example.org"));
    CHECK(find(world, "grace")->user.preferences == Preferences{});
}

TEST_CASE("an address of somebody else cannot be taken over") {
    World world(GENERATE(engines()));
    User ada = world.ada.user;
    ada.email = "GRACE@example.org";

    CHECK_THROWS_AS(world.app.database().write(
                        [&](Transaction& transaction) { store::update_profile(transaction, ada); }),
                    Invalid);
    CHECK(find(world, "grace")->user.id == world.grace.user.id);
}

TEST_CASE("accounts are listed by name from page to page") {
    World world(GENERATE(engines()));
    const auto names_after = [&](const std::string& after, std::int64_t limit) {
        return world.app.database().read([&](Connection& connection) {
            std::string names;
            for (const User& user : store::list_users(connection, after, limit))
                names += user.username + ' ';
            return names;
        });
    };

    CHECK(names_after("", 2) == "Ada Grace ");
    CHECK(names_after("grace", 2) == "Linus ");
    CHECK(names_after("linus", 2).empty());
}

TEST_CASE("a locked account is changed by one at a time", "[concurrent]") {
    World world(GENERATE(engines()));
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i)
        threads.emplace_back([&] {
            world.app.database().write([&](Transaction& transaction) {
                const auto found = store::lock_credentials(transaction, world.ada.user.id);
                store::update_password(transaction, world.ada.user.id, found->password_hash + "x");
            });
        });
    for (auto& thread : threads)
        thread.join();

    CHECK(find(world, "ada")->password_hash.ends_with("xxxxxx"));
}
