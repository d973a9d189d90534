#include "features/accounts/account_api.hpp"

#include "base/text.hpp"
#include "features/accounts/account_json.hpp"
#include "features/accounts/profile_actions.hpp"
#include "store/session_store.hpp"

namespace tasklight::accounts {

using http::Response;
using web::Context;
using web::Fields;

namespace {

constexpr auto* kOk = R"({"status":"ok"})";

Response index(Context& context, SessionKind kind) {
    const Viewer& viewer = context.viewer();
    const auto sessions = context.database().read([&](database::Connection& connection) {
        return store::list_sessions(connection, viewer.user.id, kind, context.now(),
                                    context.now() - web::kSessionIdle);
    });
    return http::json(to_json(sessions, kind, viewer.session.id));
}

}  // namespace

Response AccountApi::create_registration(Context& context) {
    const http::Request& request = context.request();
    const User user = actions_.register_user(
        read_registration(Fields::of(request), request.header("Accept-Language").value_or("")));

    std::string text;
    JsonWriter json(text);
    json.begin_object();
    json.key("status").string("ok");
    write_user(json.key("user"), user);
    json.end_object();
    return http::json(std::move(text), 201);
}

Response AccountApi::create_log_in(Context& context) {
    const LogInForm form = read_log_in(Fields::of(context.request()));

    const Issued issued =
        actions_.log_in(form, context.request().header("User-Agent").value_or(""));

    return http::json(log_in_json(issued));
}

Response AccountApi::create_log_out(Context& context) {
    Fields::of(context.request()).done();

    actions_.log_out(context.viewer());

    Response response = http::json(kOk);
    if (context.current_sign_in().by_cookie) web::clear_session_cookie(response, context.request());
    return response;
}

Response AccountApi::show(Context& context) { return http::json(to_json(context.viewer().user)); }

Response AccountApi::update(Context& context) {
    const ProfileForm form = read_profile(Fields::of_json(context.request()));
    if (form.current_password) actions_.check_password(context.viewer(), *form.current_password);

    return context.change([&](store::Operation& operation) {
        const User user = update_profile(operation, form);
        return http::json(profile_json(user, operation.undoable()));
    });
}

Response AccountApi::update_preferences(Context& context) {
    const ProfileForm form = read_preferences(Fields::of(context.request()));

    return context.change([&](store::Operation& operation) {
        const User user = update_profile(operation, form);
        return http::json(profile_json(user, operation.undoable()));
    });
}

Response AccountApi::update_password(Context& context) {
    const PasswordForm form = read_password_change(Fields::of(context.request()));

    actions_.change_password(context.viewer(), form);

    return http::json(kOk);
}

Response AccountApi::index_sessions(Context& context) {
    return index(context, SessionKind::kSession);
}

Response AccountApi::index_tokens(Context& context) { return index(context, SessionKind::kToken); }

Response AccountApi::destroy_session(Context& context) {
    Fields::of(context.request()).done();

    actions_.end_session(context.viewer(), context.id<SessionId>("id"), SessionKind::kSession);

    return http::json(kOk);
}

Response AccountApi::destroy_token(Context& context) {
    Fields::of(context.request()).done();

    actions_.end_session(context.viewer(), context.id<SessionId>("id"), SessionKind::kToken);

    return http::json(kOk);
}

Response AccountApi::create_token(Context& context) {
    const std::string name = read_token_name(Fields::of_json(context.request()));

    const Issued issued = actions_.issue_token(context.viewer(), name, std::nullopt);

    return http::json(token_json(issued), 201);
}

std::string read_token_name(Fields fields) {
    const auto text = fields.text("name");
    const std::string name(trimmed(text.value_or("")));
    if (!fields.failed() && (name.empty() || code_points(name) > 100))
        fields.fail("name", "A token needs a name of at most 100 characters.");
    if (has_control_characters(name)) fields.fail("name", "Use no control characters.");
    fields.done();
    return name;
}

}  // namespace tasklight::accounts
