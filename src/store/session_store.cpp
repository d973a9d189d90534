#include "store/session_store.hpp"

namespace tasklight::store {

using database::Connection;
using database::named;
using database::Transaction;

namespace {

std::string_view to_string(SessionKind kind) {
    return kind == SessionKind::kToken ? "token" : "session";
}

SessionKind parse_kind(std::string_view text) {
    return text == "token" ? SessionKind::kToken : SessionKind::kSession;
}

}  // namespace

std::optional<Viewer> find_viewer(Connection& connection, const std::string& token_hash, Moment now,
                                  Moment idle_since) {
    constexpr auto* kSql = R"sql(
        SELECT s.id, s.kind, s.name, s.created_at, s.last_used_at, s.expires_at,
               u.id, u.username, u.email, u.role, u.created_at,
               u.zone, u.locale, u.week_start, u.theme,
               own.revision,
               (SELECT CAST(COALESCE(SUM(stream.revision), 0) AS BIGINT)
                FROM projects p
                JOIN streams stream ON stream.id = p.id
                WHERE p.owner_id = u.id)
        FROM sessions s
        JOIN users u ON u.id = s.user_id
        JOIN streams own ON own.id = u.id
        WHERE s.token_hash = :token_hash
          AND u.disabled_at IS NULL
          AND (s.expires_at IS NULL OR s.expires_at > :now)
          AND (s.kind = 'token' OR s.last_used_at > :idle_since)
    )sql";
    using Row =
        std::tuple<SessionId, std::string, std::string, Moment, Moment, std::optional<Moment>,
                   UserId, std::string, std::string, std::string, Moment, std::string, std::string,
                   std::string, std::string, std::int64_t, std::int64_t>;
    auto row = connection.find<Row>(kSql, named("token_hash", token_hash), named("now", now),
                                    named("idle_since", idle_since));
    if (!row) return std::nullopt;
    auto& [session_id, kind, name, created_at, last_used_at, expires_at, user_id, username, email,
           role, user_created_at, zone, locale, week_start, theme, own_revision,
           projects_revision] = *row;
    Viewer viewer;
    viewer.user = {user_id,
                   std::move(username),
                   std::move(email),
                   role == "admin" ? Role::kAdmin : Role::kMember,
                   user_created_at,
                   std::nullopt,
                   {std::move(zone), std::move(locale), std::move(week_start), std::move(theme)}};
    viewer.session = {
        std::move(session_id), std::move(user_id), parse_kind(kind), std::move(name), created_at,
        last_used_at,          expires_at};
    viewer.own_revision = own_revision;
    viewer.projects_revision = projects_revision;
    return viewer;
}

void insert_session(Transaction& transaction, const Session& session,
                    const std::string& token_hash) {
    constexpr auto* kSql = R"sql(
        INSERT INTO sessions (id, user_id, kind, name, token_hash, created_at, last_used_at,
                              expires_at)
        VALUES (:id, :user_id, :kind, :name, :token_hash, :created_at, :last_used_at, :expires_at)
    )sql";
    transaction.connection().execute(
        kSql, named("id", session.id), named("user_id", session.user_id),
        named("kind", to_string(session.kind)), named("name", session.name),
        named("token_hash", token_hash), named("created_at", session.created_at),
        named("last_used_at", session.last_used_at), named("expires_at", session.expires_at));
}

void touch_session(Transaction& transaction, const SessionId& session, Moment now) {
    constexpr auto* kSql = "UPDATE sessions SET last_used_at = :now WHERE id = :id";
    transaction.connection().execute(kSql, named("now", now), named("id", session));
}

bool has_session(Connection& connection, const UserId& user, const SessionId& session) {
    constexpr auto* kSql = "SELECT created_at FROM sessions WHERE user_id = :user_id AND id = :id";
    return connection.find<std::tuple<Moment>>(kSql, named("user_id", user), named("id", session))
        .has_value();
}

std::vector<Session> list_sessions(Connection& connection, const UserId& user, SessionKind kind,
                                   Moment now, Moment idle_since) {
    constexpr auto* kSql = R"sql(
        SELECT id, name, created_at, last_used_at, expires_at
        FROM sessions
        WHERE user_id = :user_id AND kind = :kind
          AND (expires_at IS NULL OR expires_at > :now)
          AND (kind = 'token' OR last_used_at > :idle_since)
        ORDER BY created_at, id
    )sql";
    using Row = std::tuple<SessionId, std::string, Moment, Moment, std::optional<Moment>>;
    std::vector<Session> sessions;
    for (auto& [id, name, created_at, last_used_at, expires_at] :
         connection.list<Row>(kSql, named("user_id", user), named("kind", to_string(kind)),
                              named("now", now), named("idle_since", idle_since))) {
        sessions.push_back(
            {std::move(id), user, kind, std::move(name), created_at, last_used_at, expires_at});
    }
    return sessions;
}

bool delete_session(Transaction& transaction, const UserId& user, const SessionId& session,
                    SessionKind kind) {
    constexpr auto* kSql =
        "DELETE FROM sessions WHERE user_id = :user_id AND id = :id AND kind = :kind";
    return transaction.connection().execute(kSql, named("user_id", user), named("id", session),
                                            named("kind", to_string(kind))) > 0;
}

void delete_other_sessions(Transaction& transaction, const UserId& user, const SessionId& keep) {
    constexpr auto* kSql = "DELETE FROM sessions WHERE user_id = :user_id AND id <> :keep";
    transaction.connection().execute(kSql, named("user_id", user), named("keep", keep));
}

void delete_all_sessions(Transaction& transaction, const UserId& user) {
    constexpr auto* kSql = "DELETE FROM sessions WHERE user_id = :user_id";
    transaction.connection().execute(kSql, named("user_id", user));
}

std::int64_t remove_dead_sessions(Transaction& transaction, Moment now, Moment idle_since) {
    constexpr auto* kSql = R"sql(
        DELETE FROM sessions
        WHERE expires_at <= :now OR (kind = 'session' AND last_used_at <= :idle_since)
    )sql";
    return transaction.connection().execute(kSql, named("now", now),
                                            named("idle_since", idle_since));
}

}  // namespace tasklight::store
