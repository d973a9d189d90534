#include "features/accounts/profile_form.hpp"

#include <algorithm>
#include <array>

#include "base/calendar.hpp"
#include "base/text.hpp"
#include "base/time_zone.hpp"
#include "features/accounts/account_form.hpp"
#include "web/language.hpp"

namespace tasklight::accounts {

using web::Fields;

namespace {

constexpr std::array<std::string_view, 3> kThemes{"system", "light", "dark"};
constexpr std::int64_t kSundayAgain = 7;  // ISO 8601 counts it last, and others first

// A value as it is kept; nothing for one that cannot be.
using Reading = std::optional<std::string> (*)(const std::string&);

std::optional<std::string> read_zone(const std::string& text) {
    const std::string name(trimmed(text));
    if (!TimeZone::find(name)) return std::nullopt;
    return name;
}

std::optional<std::string> read_locale(const std::string& text) {
    const auto language = web::find_language(text);
    if (!language) return std::nullopt;
    return std::string(language->tag);
}

std::optional<std::string> read_weekday(const std::string& text) {
    if (!parse_weekday(text)) return std::nullopt;
    return text;
}

std::optional<std::string> read_theme(const std::string& text) {
    if (std::ranges::count(kThemes, text) == 0) return std::nullopt;
    return text;
}

std::optional<std::string> chosen(Fields& fields, const std::string& name, Reading reading,
                                  const char* fault) {
    if (!fields.has(name)) return std::nullopt;
    const auto text = fields.text(name);
    if (fields.failed(name)) return std::nullopt;
    auto value = text ? reading(*text) : std::nullopt;
    if (!value) fields.fail(name, fault);
    return value;
}

// The same, and null is no choice.
std::optional<std::string> wanted(Fields& fields, const std::string& name, Reading reading,
                                  const char* fault) {
    return fields.is_null(name) ? std::nullopt : chosen(fields, name, reading, fault);
}

constexpr auto* kZoneFault =
    "There is no such time zone. Its name is a place such as Europe/Berlin, or UTC.";
constexpr auto* kLocaleFault = "Choose one of the languages en, en-GB, de and es.";
constexpr auto* kWeekdayFault = "Choose a day from monday to sunday.";

std::optional<std::string> read_week_start(Fields& fields) {
    const JsonValue* value = fields.value("week_start");
    const auto* number = value ? value->integer() : nullptr;
    if (!number) return chosen(fields, "week_start", read_weekday, kWeekdayFault);
    if (*number < 0 || *number > kSundayAgain) {
        fields.fail("week_start", "Choose a day from 0 to 7; 0 and 7 are Sunday.");
        return std::nullopt;
    }
    return std::string(to_text(std::chrono::weekday(static_cast<unsigned>(*number))));
}

std::optional<std::string> read_email(Fields& fields) {
    if (!fields.has("email")) return std::nullopt;
    auto email = fields.text("email");
    if (fields.failed("email")) return std::nullopt;
    const std::string fault = fault_of_email(email.value_or(""));
    if (!fault.empty()) fields.fail("email", fault);
    return email;
}

void read_preferences(Fields& fields, ProfileForm& form) {
    form.zone = chosen(fields, "zone", read_zone, kZoneFault);
    form.locale = chosen(fields, "locale", read_locale, kLocaleFault);
    form.week_start = read_week_start(fields);
    form.theme = chosen(fields, "theme", read_theme, "Choose system, light or dark.");
}

}  // namespace

ProfileForm read_profile(Fields fields) {
    ProfileForm form;
    form.email = read_email(fields);
    read_preferences(fields, form);
    form.current_password = fields.text("current_password");
    fields.done();
    return form;
}

ProfileForm read_preferences(Fields fields) {
    ProfileForm form;
    read_preferences(fields, form);
    fields.done();
    return form;
}

Preferences read_first_preferences(Fields& fields, std::string_view accept_language) {
    Preferences preferences;
    if (const auto language = web::preferred_language(accept_language))
        preferences.locale = language->tag;
    if (const auto locale = wanted(fields, "locale", read_locale, kLocaleFault))
        preferences.locale = *locale;
    const auto zone = fields.is_form() ? read_zone(fields.text("zone").value_or(""))
                                       : wanted(fields, "zone", read_zone, kZoneFault);
    if (zone) preferences.zone = *zone;
    return preferences;
}

User with_profile(User user, const ProfileForm& form) {
    const auto put = [](std::string& value, const std::optional<std::string>& wanted) {
        if (wanted) value = *wanted;
    };
    put(user.email, form.email);
    put(user.preferences.zone, form.zone);
    put(user.preferences.locale, form.locale);
    put(user.preferences.week_start, form.week_start);
    put(user.preferences.theme, form.theme);
    return user;
}

}  // namespace tasklight::accounts
