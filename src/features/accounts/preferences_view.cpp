#include "features/accounts/preferences_view.hpp"

#include <array>
#include <span>

#include "web/form_model.hpp"
#include "web/language.hpp"

namespace tasklight::accounts {
namespace {

using web::ViewModel;

struct Option {
    std::string_view value;
    std::string_view words;
};

constexpr std::array kWeekdays{Option{"monday", "Monday"},       Option{"tuesday", "Tuesday"},
                               Option{"wednesday", "Wednesday"}, Option{"thursday", "Thursday"},
                               Option{"friday", "Friday"},       Option{"saturday", "Saturday"},
                               Option{"sunday", "Sunday"}};

constexpr std::array kThemes{Option{"system", "As the system has it"}, Option{"light", "Light"},
                             Option{"dark", "Dark"}};

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

ViewModel option_model(const Option& option, std::string_view chosen) {
    ViewModel model;
    model.text("option_value", option.value)
        .text("option_words", option.words)
        .flag("option_is_chosen", option.value == chosen);
    return model;
}

ViewModel choice(std::string_view field, const std::string& value, std::span<const Option> options,
                 const std::vector<FieldError>& errors) {
    std::vector<ViewModel> models;
    for (const Option& option : options)
        models.push_back(option_model(option, value));
    ViewModel model = web::field_model(field, value, errors);
    model.list("field_options", std::move(models));
    return model;
}

std::vector<Option> zone_options() {
    std::vector<Option> options;
    for (const std::string_view zone : kZones)
        options.push_back({zone, zone});
    return options;
}

std::vector<Option> language_options() {
    std::vector<Option> options;
    for (const web::Language& language : web::kLanguages)
        options.push_back({language.tag, language.words});
    return options;
}

}  // namespace

void add_preferences(ViewModel& model, const Preferences& values,
                     const std::vector<FieldError>& errors) {
    model.child("zone_field", choice("zone", values.zone, zone_options(), errors))
        .child("locale_field", choice("locale", values.locale, language_options(), errors))
        .child("week_start_field", choice("week_start", values.week_start, kWeekdays, errors))
        .child("theme_field", choice("theme", values.theme, kThemes, errors));
}

}  // namespace tasklight::accounts
