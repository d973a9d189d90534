// What a registration, a log-in and a change of password must say.
#pragma once

#include <string>

#include "base/error.hpp"
#include "model/user.hpp"
#include "web/fields.hpp"

namespace tasklight::accounts {

struct RegistrationForm {
    std::string username;
    std::string email;
    std::string password;
    Preferences preferences = {};
};

struct LogInForm {
    std::string name;  // user name or e-mail address
    std::string password;
    std::string next;  // a path of this site, or empty
};

struct PasswordForm {
    std::string current_password;
    std::string new_password;
};

// Throw Invalid with every fault. `accept_language` is what the browser says of its user.
[[nodiscard]] RegistrationForm read_registration(web::Fields fields,
                                                 std::string_view accept_language = {});
[[nodiscard]] LogInForm read_log_in(web::Fields fields);
[[nodiscard]] PasswordForm read_password_change(web::Fields fields);

// The rules, for other doors than forms: each returns what is wrong, or nothing.
[[nodiscard]] std::string fault_of_username(std::string_view username);
[[nodiscard]] std::string fault_of_email(std::string_view email);
[[nodiscard]] std::string fault_of_password(std::string_view password);

// `target` if it is a path of this site that a browser cannot take for another host; else "/".
[[nodiscard]] std::string safe_next(std::string_view target);

}  // namespace tasklight::accounts
