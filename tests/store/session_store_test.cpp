#include "store/session_store.hpp"

#include "store/operation.hpp"
#include "store/user_store.hpp"
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;
using database::Connection;
using database::Transaction;

namespace {

Session session_of(const World& world, SessionKind kind, Moment used,
                   std::optional<Moment> expires_at = std::nullopt) {
    return {SessionId::make(used), world.ada.user.id, kind, "Firefox", used, used, expires_at};
}

void insert(World& world, const Session& session, const std::string& hash) {
    world.app.database().write(
        [&](Transaction& transaction) { store::insert_session(transaction, session, hash); });
}

std::optional<Viewer> viewer(World& world, const std::string& hash, Moment now) {
    return world.app.database().read([&](Connection& connection) {
        return store::find_viewer(connection, hash, now, now - kDay);
    });
}

}  // namespace

TEST_CASE("a viewer is found by the hash with the account and the session") {
    World world(GENERATE(engines()));
    const Moment now = world.app.clock.now();
    const Session session = session_of(world, SessionKind::kSession, now, now + kDay);
    insert(world, session, "hash");

    const auto found = viewer(world, "hash", now);

    REQUIRE(found);
    CHECK(found->user.id == world.ada.user.id);
    CHECK(found->user.username == "Ada");
    CHECK(found->session.id == session.id);
    CHECK(found->session.name == "Firefox");
    CHECK(found->session.expires_at == now + kDay);
    CHECK_FALSE(viewer(world, "other", now));
}

TEST_CASE("a viewer comes with the preferences") {
    World world(GENERATE(engines()));
    const Moment now = world.app.clock.now();
    insert(world, session_of(world, SessionKind::kToken, now), "hash");
    User ada = world.ada.user;
    ada.preferences = {"Europe/Berlin", "de", "saturday", "light"};
    world.app.database().write(
        [&](Transaction& transaction) { store::update_profile(transaction, ada); });

    CHECK(viewer(world, "hash", now)->user.preferences == ada.preferences);
}

TEST_CASE("a session ends at its moment and a day without use") {
    World world(GENERATE(engines()));
    const Moment now = world.app.clock.now();
    insert(world, session_of(world, SessionKind::kSession, now, now + kHour), "short");
    insert(world, session_of(world, SessionKind::kSession, now), "idle");
    insert(world, session_of(world, SessionKind::kToken, now), "token");

    CHECK(viewer(world, "short", now + kHour - 1));
    CHECK_FALSE(viewer(world, "short", now + kHour));
    CHECK(viewer(world, "idle", now + kDay - 1));
    CHECK_FALSE(viewer(world, "idle", now + kDay));
    CHECK(viewer(world, "token", now + 1000 * kDay));
}

TEST_CASE("using a session keeps it") {
    World world(GENERATE(engines()));
    const Moment now = world.app.clock.now();
    const Session session = session_of(world, SessionKind::kSession, now);
    insert(world, session, "hash");

    world.app.database().write([&](Transaction& transaction) {
        store::touch_session(transaction, session.id, now + kDay - 1);
    });

    CHECK(viewer(world, "hash", now + kDay));
}

TEST_CASE("the revisions of a viewer grow with what the viewer sees") {
    World world(GENERATE(engines()));
    const Moment now = world.app.clock.now();
    insert(world, session_of(world, SessionKind::kToken, now), "hash");
    const Viewer before = *viewer(world, "hash", now);
    const auto record_in = [&](const StreamId& stream) {
        world.app.database().write([&](Transaction& transaction) {
            store::Operation operation(transaction, world.ada.user.id, now);
            operation.record({stream, "task", new_uuid(now), "created", "{}", "{}"});
            operation.finish();
        });
    };

    record_in(stream_of(world.ada.inbox));
    record_in(stream_of(world.ada.user.id));
    record_in(stream_of(world.grace.inbox));

    const Viewer after = *viewer(world, "hash", now);
    CHECK(after.projects_revision == before.projects_revision + 1);
    CHECK(after.own_revision == before.own_revision + 1);
}

TEST_CASE("sessions are listed by kind from the oldest with the dead ones left out") {
    World world(GENERATE(engines()));
    const Moment now = world.app.clock.now();
    insert(world, session_of(world, SessionKind::kSession, now + 2), "second");
    insert(world, session_of(world, SessionKind::kSession, now + 1), "first");
    insert(world, session_of(world, SessionKind::kSession, now - 2 * kDay), "idle");
    insert(world, session_of(world, SessionKind::kSession, now, now), "expired");
    const auto list = [&](SessionKind kind) {
        return world.app.database().read([&](Connection& connection) {
            return store::list_sessions(connection, world.ada.user.id, kind, now, now - kDay);
        });
    };

    const auto sessions = list(SessionKind::kSession);

    REQUIRE(sessions.size() == 2);
    CHECK(sessions[0].created_at == now + 1);
    CHECK(sessions[1].created_at == now + 2);
    CHECK(list(SessionKind::kToken).size() == 1);
}

TEST_CASE("a session is deleted by its user and under its kind only") {
    World world(GENERATE(engines()));
    const Session session = session_of(world, SessionKind::kSession, world.app.clock.now());
    insert(world, session, "hash");
    const auto remove = [&](const UserId& user, SessionKind kind) {
        return world.app.database().write([&](Transaction& transaction) {
            return store::delete_session(transaction, user, session.id, kind);
        });
    };

    CHECK_FALSE(remove(world.grace.user.id, SessionKind::kSession));
    CHECK_FALSE(remove(world.ada.user.id, SessionKind::kToken));
    CHECK(remove(world.ada.user.id, SessionKind::kSession));
    CHECK_FALSE(remove(world.ada.user.id, SessionKind::kSession));
}

TEST_CASE("all other sessions of a user can be deleted or all of them") {
    World world(GENERATE(engines()));
    const Moment now = world.app.clock.now();
    const Session kept = session_of(world, SessionKind::kSession, now);
    insert(world, kept, "kept");
    insert(world, session_of(world, SessionKind::kSession, now), "other");

    world.app.database().write([&](Transaction& transaction) {
        store::delete_other_sessions(transaction, world.ada.user.id, kept.id);
    });
    CHECK(viewer(world, "kept", now));
    CHECK_FALSE(viewer(world, "other", now));
    CHECK(world.count("sessions") == 3);

    world.app.database().write([&](Transaction& transaction) {
        store::delete_all_sessions(transaction, world.ada.user.id);
    });
    CHECK(world.count("sessions") == 2);
}

TEST_CASE("dead sessions are removed and tokens without an end stay") {
    World world(GENERATE(engines()));
    const Moment now = world.app.clock.now();
    insert(world, session_of(world, SessionKind::kSession, now), "alive");
    insert(world, session_of(world, SessionKind::kSession, now - kDay), "idle");
    insert(world, session_of(world, SessionKind::kToken, now - kDay, now), "expired");

    const auto removed = world.app.database().write([&](Transaction& transaction) {
        return store::remove_dead_sessions(transaction, now, now - kDay);
    });

    CHECK(removed == 2);
    CHECK(viewer(world, "alive", now));
    CHECK(world.count("sessions") == 4);
}
