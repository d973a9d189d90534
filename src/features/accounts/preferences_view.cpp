#include "features/accounts/preferences_view.hpp"

#include <array>
#include <string>
#include <vector>

#include "web/form_model.hpp"
#include "web/language.hpp"

namespace tasklight::accounts {
namespace {

using web::ViewModel;

using web::Option;

const std::vector<Option>& weekday_options() {
    static const std::vector<Option> options{{"monday", "Monday"},       {"tuesday", "Tuesday"},
                                             {"wednesday", "Wednesday"}, {"thursday", "Thursday"},
                                             {"friday", "Friday"},       {"saturday", "Saturday"},
                                             {"sunday", "Sunday"}};
    return options;
}

const std::vector<Option>& theme_options() {
    static const std::vector<Option> options{
        {"system", "As the system has it"}, {"light", "Light"}, {"dark", "Dark"}};
    return options;
}

// One for each clock that many people live by; every other zone can be typed.
constexpr std::array<std::string_view, 60> kZones{
    "UTC",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Africa/Nairobi",
    "America/Anchorage",
    "America/Argentina/Buenos_Aires",
    "America/Bogota",
    "America/Caracas",
    "America/Chicago",
    "America/Denver",
    "America/Halifax",
    "America/Lima",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Phoenix",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "America/Toronto",
    "America/Vancouver",
    "Asia/Baghdad",
    "Asia/Bangkok",
    "Asia/Dhaka",
    "Asia/Dubai",
    "Asia/Ho_Chi_Minh",
    "Asia/Hong_Kong",
    "Asia/Jakarta",
    "Asia/Jerusalem",
    "Asia/Karachi",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Manila",
    "Asia/Riyadh",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Taipei",
    "Asia/Tashkent",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Atlantic/Reykjavik",
    "Australia/Adelaide",
    "Australia/Brisbane",
    "Australia/Perth",
    "Australia/Sydney",
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/Istanbul",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Moscow",
    "Europe/Paris",
    "Europe/Rome",
    "Europe/Zurich",
    "Pacific/Auckland",
    "Pacific/Honolulu",
};

std::vector<Option> zone_options() {
    std::vector<Option> options;
    for (const std::string_view zone : kZones)
        options.push_back({std::string(zone), std::string(zone)});
    return options;
}

std::vector<Option> language_options() {
    std::vector<Option> options;
    for (const web::Language& language : web::kLanguages)
        options.push_back({std::string(language.tag), std::string(language.words)});
    return options;
}

}  // namespace

void add_preferences(ViewModel& model, const Preferences& values,
                     const std::vector<FieldError>& errors) {
    using web::choice_model;
    model.child("zone_field", choice_model("zone", values.zone, zone_options(), errors))
        .child("locale_field", choice_model("locale", values.locale, language_options(), errors))
        .child("week_start_field",
               choice_model("week_start", values.week_start, weekday_options(), errors))
        .child("theme_field", choice_model("theme", values.theme, theme_options(), errors));
}

}  // namespace tasklight::accounts
