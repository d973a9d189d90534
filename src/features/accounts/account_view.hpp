// The account pages as templates see them. Each struct is one page or one row, filled by a pure
// function or by the handler, and finished by to_model().
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "model/session.hpp"
#include "model/user.hpp"
#include "web/view_model.hpp"

namespace tasklight::accounts {

// Template accounts/register. A password is never shown again.
struct RegisterView {
    std::string username;
    std::string email;
    std::vector<FieldError> errors;  // fields "username", "email", "password"

    [[nodiscard]] web::ViewModel to_model() const;
};

// Template accounts/login. A failed log-in is an error without a field.
struct LoginView {
    std::string username;
    std::string next;  // where to go afterwards; a path of this site
    std::vector<FieldError> errors;

    [[nodiscard]] web::ViewModel to_model() const;
};

// A session or an API token in a list.
struct SessionRow {
    std::string id;
    std::string name;
    std::string created_words;
    std::string used_words;
    std::string expires_words;  // empty: never
    bool is_current = false;

    [[nodiscard]] web::ViewModel to_model() const;
};

[[nodiscard]] SessionRow session_row(const Session& session, const SessionId& current, Moment now);

// The one time that the secret of a token is seen.
struct NewToken {
    std::string name;
    std::string secret;
};

// Template accounts/show.
struct AccountView {
    std::string username;
    std::string email;
    std::string role_words;
    std::string created_words;
    std::vector<SessionRow> sessions;
    std::vector<SessionRow> tokens;
    std::optional<NewToken> new_token;
    std::string token_name;          // what was typed, if it was refused
    Preferences preferences;         // what stands in the form
    std::vector<FieldError> errors;  // of any field of the page

    [[nodiscard]] web::ViewModel to_model() const;
};

// `sessions` holds sessions and tokens alike; `current` is the viewer's own.
[[nodiscard]] AccountView account_view(const User& user, std::span<const Session> sessions,
                                       const SessionId& current, Moment now);

// "Firefox on Linux" for the User-Agent of a browser; of other programs the name they give.
[[nodiscard]] std::string browser_words(std::string_view user_agent);

}  // namespace tasklight::accounts
