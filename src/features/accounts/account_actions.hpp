// The verbs on accounts: register, log in, log out, change the password, sign-ins and tokens.
// Passwords are hashed before a write begins. Any thread may call.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/password.hpp"
#include "database/database.hpp"
#include "features/accounts/account_form.hpp"
#include "model/session.hpp"
#include "model/user.hpp"
#include "model/viewer.hpp"

namespace tasklight::accounts {

enum class Registration { kOpen, kInvite, kClosed };

// A sign-in or a token just made: the only time its secret is known.
struct Issued {
    User user;
    Session session;
    std::string secret;
};

class AccountActions {
public:
    // All outlive the actions.
    AccountActions(database::Database& database, PasswordHasher& passwords, const Clock& clock,
                   Registration registration);

    // Throws Forbidden if strangers may not register.
    void check_registration() const;

    // A member with an Inbox. Throws Invalid naming what is taken, Forbidden if strangers may not
    // register.
    User register_user(const RegistrationForm& form);

    // The same for the administrator, whatever the setting says.
    User add_user(const RegistrationForm& form);

    // Throws NotSignedIn, in the same words and after the same time whether or not there is such
    // an account. `client` describes the browser or program.
    Issued log_in(const LogInForm& form, std::string_view client);

    void log_out(const Viewer& viewer);

    // Ends all other sessions and revokes all tokens. Throws Invalid if the current one is wrong.
    void change_password(const Viewer& viewer, const PasswordForm& form);

    // Throws Invalid if it is not the viewer's.
    void check_password(const Viewer& viewer, const std::string& password);

    // An API token; `expires_at` may be empty.
    Issued issue_token(const Viewer& viewer, const std::string& name,
                       std::optional<Moment> expires_at);

    // Throws NotFound.
    void end_session(const Viewer& viewer, const SessionId& session, SessionKind kind);

    // Since the process started.
    struct Counts {
        std::atomic<long long> registered{0};
        std::atomic<long long> logged_in{0};
        std::atomic<long long> refused{0};
    };
    [[nodiscard]] const Counts& counts() const { return counts_; }

private:
    [[nodiscard]] Issued new_secret(const User& user, SessionKind kind, std::string name,
                                    std::optional<Moment> expires_at) const;
    void check_free(const RegistrationForm& form);

    database::Database& database_;
    PasswordHasher& passwords_;
    const Clock& clock_;
    Registration registration_;
    Counts counts_;
};

}  // namespace tasklight::accounts
