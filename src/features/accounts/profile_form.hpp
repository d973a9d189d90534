// What people may change of themselves: e-mail address, time zone, language, first day of the
// week and theme. The rules for each value stand here alone.
#pragma once

#include <optional>
#include <string>

#include "model/user.hpp"
#include "web/fields.hpp"

namespace tasklight::accounts {

// Empty: stays as it is.
struct ProfileForm {
    std::optional<std::string> email;
    std::optional<std::string> zone;
    std::optional<std::string> locale;
    std::optional<std::string> week_start;
    std::optional<std::string> theme;
    std::optional<std::string> current_password;  // checked if it is sent
};

// The whole profile. Throws Invalid with every fault.
[[nodiscard]] ProfileForm read_profile(web::Fields fields);
// The preferences without the address: what the form on the account's page holds.
[[nodiscard]] ProfileForm read_preferences(web::Fields fields);

// Zone and language of somebody new: what the fields say, the browser's language, or the default.
// A form's zone comes from the browser, so one that we do not know is no fault there.
[[nodiscard]] Preferences read_first_preferences(web::Fields& fields,
                                                 std::string_view accept_language);

// The user with the form's values.
[[nodiscard]] User with_profile(User user, const ProfileForm& form);

}  // namespace tasklight::accounts
