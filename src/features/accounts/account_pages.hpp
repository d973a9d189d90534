// Accounts for people: registration, log-in, log-out, and the account's own page with its
// sessions, tokens and password.
#pragma once

#include "features/accounts/account_actions.hpp"
#include "features/accounts/account_view.hpp"
#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::accounts {

class AccountPages {
public:
    explicit AccountPages(AccountActions& actions) : actions_(actions) {}

    [[nodiscard]] http::Response new_registration(web::Context& context);
    [[nodiscard]] http::Response create_registration(web::Context& context);
    [[nodiscard]] http::Response new_log_in(web::Context& context);
    [[nodiscard]] http::Response create_log_in(web::Context& context);
    [[nodiscard]] http::Response create_log_out(web::Context& context);

    [[nodiscard]] http::Response show(web::Context& context);
    [[nodiscard]] http::Response update_preferences(web::Context& context);
    [[nodiscard]] http::Response update_password(web::Context& context);
    [[nodiscard]] http::Response destroy_session(web::Context& context);
    [[nodiscard]] http::Response create_token(web::Context& context);
    [[nodiscard]] http::Response destroy_token(web::Context& context);

private:
    AccountActions& actions_;
};

}  // namespace tasklight::accounts
