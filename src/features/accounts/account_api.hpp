// Accounts for programs: /register, /login, /logout and /users/me in JSON, and the sessions and
// tokens of /api/v1.
#pragma once

#include "features/accounts/account_actions.hpp"
#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::accounts {

class AccountApi {
public:
    explicit AccountApi(AccountActions& actions) : actions_(actions) {}

    [[nodiscard]] http::Response create_registration(web::Context& context);
    [[nodiscard]] http::Response create_log_in(web::Context& context);
    [[nodiscard]] http::Response create_log_out(web::Context& context);
    [[nodiscard]] http::Response show(web::Context& context);
    [[nodiscard]] http::Response update(web::Context& context);
    [[nodiscard]] http::Response update_preferences(web::Context& context);
    [[nodiscard]] http::Response update_password(web::Context& context);

    [[nodiscard]] http::Response index_sessions(web::Context& context);
    [[nodiscard]] http::Response destroy_session(web::Context& context);
    [[nodiscard]] http::Response index_tokens(web::Context& context);
    [[nodiscard]] http::Response create_token(web::Context& context);
    [[nodiscard]] http::Response destroy_token(web::Context& context);

private:
    AccountActions& actions_;
};

// A name of 1 to 100 characters. Throws Invalid.
[[nodiscard]] std::string read_token_name(web::Fields fields);

}  // namespace tasklight::accounts
