#include "features/accounts/account_view.hpp"

#include <algorithm>
#include <utility>

#include "features/accounts/preferences_view.hpp"
#include "web/form_model.hpp"
#include "web/words.hpp"

namespace tasklight::accounts {
namespace {

using web::ViewModel;

std::vector<ViewModel> models_of(const std::vector<SessionRow>& rows) {
    std::vector<ViewModel> models;
    for (const SessionRow& row : rows)
        models.push_back(row.to_model());
    return models;
}

ViewModel new_token_model(const NewToken& token) {
    ViewModel model;
    model.text("token_name", token.name).text("token_secret", token.secret);
    return model;
}

}  // namespace

ViewModel RegisterView::to_model() const {
    ViewModel model;
    model.child("username_field", web::field_model("username", username, errors, true))
        .child("email_field", web::field_model("email", email, errors))
        .child("password_field", web::field_model("password", "", errors));
    web::add_errors(model, errors);
    return model;
}

ViewModel LoginView::to_model() const {
    ViewModel model;
    const bool is_first_try = errors.empty();
    model.child("username_field", web::field_model("username", username, errors, is_first_try))
        .child("password_field", web::field_model("password", "", errors, !is_first_try))
        .text("next", next);
    web::add_errors(model, errors);
    return model;
}

ViewModel SessionRow::to_model() const {
    ViewModel model;
    model.text("session_id", id)
        .text("session_name", name)
        .text("session_created_words", created_words)
        .text("session_used_words", used_words)
        .flag("session_expires", !expires_words.empty())
        .text("session_expires_words", expires_words)
        .flag("session_is_current", is_current);
    return model;
}

SessionRow session_row(const Session& session, const SessionId& current, Moment now) {
    const bool is_token = session.kind == SessionKind::kToken;
    return {.id = session.id.text(),
            .name = is_token ? session.name : browser_words(session.name),
            .created_words = web::date_words(session.created_at),
            .used_words = web::relative_words(session.last_used_at, now),
            .expires_words = session.expires_at ? web::date_words(*session.expires_at) : "",
            .is_current = session.id == current};
}

ViewModel AccountView::to_model() const {
    ViewModel model;
    model.text("user_name", username)
        .text("user_email", email)
        .text("user_role", role_words)
        .text("user_created_words", created_words)
        .list("sessions", models_of(sessions))
        .flag("has_tokens", !tokens.empty())
        .list("tokens", models_of(tokens))
        .child("name_field", web::field_model("name", token_name, errors))
        .child("current_password_field", web::field_model("current_password", "", errors))
        .child("new_password_field", web::field_model("new_password", "", errors));
    add_preferences(model, preferences, errors);
    if (new_token) {
        model.child("new_token", new_token_model(*new_token));
    } else {
        model.flag("new_token", false);
    }
    web::add_errors(model, errors);
    return model;
}

AccountView account_view(const User& user, std::span<const Session> sessions,
                         const SessionId& current, Moment now) {
    AccountView view;
    view.username = user.username;
    view.email = user.email;
    view.role_words = user.role == Role::kAdmin ? "Administrator" : "Member";
    view.created_words = web::date_words(user.created_at);
    view.preferences = user.preferences;
    for (const Session& session : sessions) {
        auto& rows = session.kind == SessionKind::kToken ? view.tokens : view.sessions;
        rows.push_back(session_row(session, current, now));
    }
    std::stable_partition(view.sessions.begin(), view.sessions.end(),
                          [](const SessionRow& row) { return row.is_current; });
    return view;
}

}  // namespace tasklight::accounts
