#include "features/accounts/account_form.hpp"

#include <algorithm>

#include "base/common_passwords.hpp"
#include "base/text.hpp"
#include "features/accounts/profile_form.hpp"

namespace tasklight::accounts {

using web::Fields;

namespace {

bool may_stand_in_username(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
}

// The text of a field that must be there; faults are collected in `fields`.
std::string required(Fields& fields, const std::string& name, const std::string& if_empty) {
    auto text = fields.text(name);
    if (text && !text->empty()) return std::move(*text);
    if (!fields.failed(name)) fields.fail(name, if_empty);
    return {};
}

using Rule = std::string (*)(std::string_view);

std::string checked(Fields& fields, const std::string& name, const std::string& if_empty,
                    Rule rule) {
    std::string text = required(fields, name, if_empty);
    if (text.empty()) return text;
    if (auto fault = rule(text); !fault.empty()) fields.fail(name, std::move(fault));
    return text;
}

}  // namespace

std::string fault_of_username(std::string_view username) {
    constexpr auto* kFault =
        "A user name has 1 to 64 letters from a to z, digits, dots, underscores or hyphens.";
    const bool fine = !username.empty() && username.size() <= 64 &&
                      std::all_of(username.begin(), username.end(), may_stand_in_username);
    return fine ? "" : kFault;
}

std::string fault_of_email(std::string_view email) {
    if (email.size() > 254) return "An e-mail address has at most 254 characters.";
    const auto at = email.find('@');
    const bool fine = at != std::string_view::npos && at > 0 && at + 1 < email.size() &&
                      email.find('@', at + 1) == std::string_view::npos &&
                      email.find_first_of(" \t<>\"(),:;\\[]") == std::string_view::npos &&
                      !has_control_characters(email) && is_valid_utf8(email);
    return fine ? "" : "This does not look like an e-mail address: name@example.org.";
}

std::string fault_of_password(std::string_view password) {
    // No browser could send it again.
    if (!is_valid_utf8(password)) return "A password is text in UTF-8.";
    const std::size_t length = code_points(password);
    if (length < 8) return "A password has at least 8 characters.";
    if (length > 256) return "A password has at most 256 characters.";
    if (is_common_password(ascii_lower(password)))
        return "This password is one of the commonest. Choose another one.";
    return {};
}

RegistrationForm read_registration(Fields fields, std::string_view accept_language) {
    RegistrationForm form;
    form.username = checked(fields, "username", "Choose a user name.", fault_of_username);
    form.email = checked(fields, "email", "Enter your e-mail address.", fault_of_email);
    form.password = checked(fields, "password", "Choose a password.", fault_of_password);
    form.preferences = read_first_preferences(fields, accept_language);
    fields.done();
    return form;
}

LogInForm read_log_in(Fields fields) {
    LogInForm form;
    form.name = required(fields, "username", "Enter your user name or e-mail address.");
    form.password = required(fields, "password", "Enter your password.");
    if (has_control_characters(form.name))
        fields.fail("username", "A user name or e-mail address has no control characters.");
    form.next = fields.text("next").value_or("");
    fields.done();
    return form;
}

PasswordForm read_password_change(Fields fields) {
    PasswordForm form;
    form.current_password =
        required(fields, "current_password", "Enter the password that you use now.");
    form.new_password =
        checked(fields, "new_password", "Choose a new password.", fault_of_password);
    fields.done();
    return form;
}

std::string safe_next(std::string_view target) {
    const bool own = target.starts_with('/') && !target.starts_with("//") &&
                     target.find('\\') == std::string_view::npos && target.size() <= 2000 &&
                     !has_control_characters(target) && is_valid_utf8(target);
    return own ? std::string(target) : "/";
}

}  // namespace tasklight::accounts
