#include "features/accounts/account_pages.hpp"

#include <utility>

#include "features/accounts/account_api.hpp"
#include "features/accounts/profile_actions.hpp"
#include "http/form_data.hpp"
#include "store/session_store.hpp"
#include "web/form_model.hpp"

namespace tasklight::accounts {

using http::Response;
using web::Context;
using web::Fields;
using web::NoticeCode;
using web::Place;

namespace {

std::string typed(const Context& context, std::string_view field) {
    return std::string(http::parse_form(context.request().body).find(field).value_or(""));
}

Response log_in_page(const Context& context, const LoginView& view, int status = 200) {
    return context.page("accounts/login", view.to_model(), "Log in", Place::kLogin, status);
}

Response registration_page(const Context& context, const RegisterView& view, int status = 200) {
    return context.page("accounts/register", view.to_model(), "Register", Place::kRegister, status);
}

AccountView account_view_of(const Context& context) {
    const Viewer& viewer = context.viewer();
    const Moment now = context.now();
    const Moment idle_since = now - web::kSessionIdle;
    const auto sessions = context.database().read([&](database::Connection& connection) {
        auto found = store::list_sessions(connection, viewer.user.id, SessionKind::kSession, now,
                                          idle_since);
        auto tokens =
            store::list_sessions(connection, viewer.user.id, SessionKind::kToken, now, idle_since);
        std::move(tokens.begin(), tokens.end(), std::back_inserter(found));
        return found;
    });
    return account_view(viewer.user, sessions, viewer.session.id, now);
}

Response account_page(const Context& context, const AccountView& view, int status = 200) {
    return context.page("accounts/show", view.to_model(), "Your account", Place::kAccount, status);
}

Response account_again(const Context& context, const Refusal& refusal) {
    AccountView view = account_view_of(context);
    view.token_name = typed(context, "name");
    view.errors = web::errors_of(refusal);
    return account_page(context, view, refusal.status());
}

Response preferences_again(const Context& context, const Refusal& refusal) {
    AccountView view = account_view_of(context);
    view.preferences = {typed(context, "zone"), typed(context, "locale"),
                        typed(context, "week_start"), typed(context, "theme")};
    view.errors = web::errors_of(refusal);
    return account_page(context, view, refusal.status());
}

Response back_to_account(const Context& context, NoticeCode code, std::string_view id = {}) {
    Response response = http::see_other("/users/me");
    web::set_notice(response, context.request(), code, id);
    return response;
}

}  // namespace

Response AccountPages::new_registration(Context& context) {
    if (context.signed_in()) return http::see_other("/");
    actions_.check_registration();
    return registration_page(context, {});
}

Response AccountPages::create_registration(Context& context) {
    context.show_again([&](const Refusal& refusal) {
        const RegisterView view{typed(context, "username"), typed(context, "email"),
                                web::errors_of(refusal)};
        return registration_page(context, view, refusal.status());
    });

    actions_.register_user(read_registration(
        Fields::of(context.request()), context.request().header("Accept-Language").value_or("")));

    Response response = http::see_other("/login");
    web::set_notice(response, context.request(), NoticeCode::kRegistered);
    return response;
}

Response AccountPages::new_log_in(Context& context) {
    const std::string next = safe_next(context.request().query.find("next").value_or("/"));
    if (context.signed_in()) return http::see_other(next);
    return log_in_page(context, {"", next, {}});
}

Response AccountPages::create_log_in(Context& context) {
    context.show_again([&](const Refusal& refusal) {
        const LoginView view{typed(context, "username"), safe_next(typed(context, "next")),
                             web::errors_of(refusal)};
        return log_in_page(context, view, refusal.status());
    });
    const LogInForm form = read_log_in(Fields::of(context.request()));

    const Issued issued =
        actions_.log_in(form, context.request().header("User-Agent").value_or(""));

    Response response = http::see_other(safe_next(form.next));
    web::set_session_cookie(response, context.request(), issued.secret);
    return response;
}

Response AccountPages::create_log_out(Context& context) {
    actions_.log_out(context.viewer());

    Response response = http::see_other("/login");
    web::clear_session_cookie(response, context.request());
    response.set("Clear-Site-Data", "\"cache\"");
    return response;
}

Response AccountPages::show(Context& context) {
    return account_page(context, account_view_of(context));
}

Response AccountPages::update_preferences(Context& context) {
    context.show_again([&](const Refusal& refusal) { return preferences_again(context, refusal); });
    const ProfileForm form = read_preferences(Fields::of(context.request()));

    return context.change([&](store::Operation& operation) {
        (void)update_profile(operation, form);
        return back_to_account(context, NoticeCode::kPreferencesSaved,
                               operation.undoable().value_or(OperationId()).text());
    });
}

Response AccountPages::update_password(Context& context) {
    context.show_again([&](const Refusal& refusal) { return account_again(context, refusal); });

    actions_.change_password(context.viewer(), read_password_change(Fields::of(context.request())));

    return back_to_account(context, NoticeCode::kPasswordChanged);
}

Response AccountPages::destroy_session(Context& context) {
    actions_.end_session(context.viewer(), context.id<SessionId>("id"), SessionKind::kSession);

    return back_to_account(context, NoticeCode::kSessionEnded);
}

Response AccountPages::create_token(Context& context) {
    context.show_again([&](const Refusal& refusal) { return account_again(context, refusal); });
    const std::string name = read_token_name(Fields::of(context.request()));

    const Issued issued = actions_.issue_token(context.viewer(), name, std::nullopt);

    AccountView view = account_view_of(context);
    view.new_token = NewToken{name, issued.secret};
    return account_page(context, view, 201);
}

Response AccountPages::destroy_token(Context& context) {
    actions_.end_session(context.viewer(), context.id<SessionId>("id"), SessionKind::kToken);

    return back_to_account(context, NoticeCode::kTokenRevoked);
}

}  // namespace tasklight::accounts
