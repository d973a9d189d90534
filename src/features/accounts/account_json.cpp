#include "features/accounts/account_json.hpp"

#include "web/answer.hpp"

namespace tasklight::accounts {
namespace {

void write_session_fields(JsonWriter& json, const Session& session) {
    json.key("id").string(session.id.text());
    json.key("name").string(session.name);
    json.key("created_at").moment(session.created_at);
    json.key("last_used_at").moment(session.last_used_at);
    json.key("expires_at").moment(session.expires_at);
}

void write_user_fields(JsonWriter& json, const User& user) {
    json.key("id").string(user.id.text());
    json.key("username").string(user.username);
    json.key("email").string(user.email);
    json.key("role").string(to_string(user.role));
    json.key("created_at").moment(user.created_at);
    json.key("zone").string(user.preferences.zone);
    json.key("locale").string(user.preferences.locale);
    json.key("week_start").string(user.preferences.week_start);
    json.key("theme").string(user.preferences.theme);
}

}  // namespace

void write_user(JsonWriter& json, const User& user) {
    json.begin_object();
    write_user_fields(json, user);
    json.end_object();
}

std::string to_json(const User& user) {
    std::string text;
    JsonWriter json(text);
    write_user(json, user);
    return text;
}

std::string profile_json(const User& user, const std::optional<OperationId>& operation) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    write_user_fields(json, user);
    web::write_operation(json, operation);
    json.end_object();
    return text;
}

std::string to_json(const std::vector<Session>& sessions, SessionKind kind,
                    const SessionId& current) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    json.key(kind == SessionKind::kToken ? "tokens" : "sessions").begin_array();
    for (const Session& session : sessions) {
        json.begin_object();
        write_session_fields(json, session);
        json.key("current").boolean(session.id == current);
        json.end_object();
    }
    json.end_array();
    json.key("next_cursor").null();
    json.end_object();
    return text;
}

std::string log_in_json(const Issued& issued) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    json.key("status").string("ok");
    json.key("token").string(issued.secret);
    json.key("token_type").string("Bearer");
    json.key("expires_at").moment(issued.session.expires_at);
    write_user(json.key("user"), issued.user);
    json.end_object();
    return text;
}

std::string token_json(const Issued& issued) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    json.key("status").string("ok");
    write_session_fields(json, issued.session);
    json.key("token").string(issued.secret);
    json.key("token_type").string("Bearer");
    json.end_object();
    return text;
}

}  // namespace tasklight::accounts
