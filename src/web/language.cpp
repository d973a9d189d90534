#include "web/language.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"

namespace tasklight::web {
namespace {

// Where English is spoken and the day stands before the month.
constexpr std::array<std::string_view, 6> kLikeBritain{"au", "gb", "ie", "in", "nz", "za"};

// The language itself, or else the one of ours that is nearest.
std::optional<Language> nearest_language(std::string_view tag) {
    if (const auto exact = find_language(tag)) return exact;
    const auto dash = tag.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto language = find_language(tag.substr(0, dash));
    const bool is_british = language && language->tag == "en" &&
                            std::ranges::count(kLikeBritain, ascii_lower(tag.substr(dash + 1))) > 0;
    return is_british ? find_language("en-GB") : language;
}

// Of ";q=0.8", which may be missing: 1. What cannot be read counts as nothing.
double weight_of(std::string_view parameters) {
    const auto equals = parameters.find('=');
    if (equals == std::string_view::npos) return 1;
    const std::string_view number = trimmed(parameters.substr(equals + 1));
    double weight = 0;
    std::from_chars(number.data(), number.data() + number.size(), weight);
    return weight;
}

}  // namespace

std::optional<Language> find_language(std::string_view tag) {
    for (const Language& language : kLanguages)
        if (equals_ignoring_case(language.tag, tag)) return language;
    return std::nullopt;
}

std::optional<Language> preferred_language(std::string_view accept_language) {
    std::optional<Language> best;
    double best_weight = 0;
    for (const auto range : split(accept_language, ',')) {
        const auto semicolon = range.find(';');
        const auto language = nearest_language(trimmed(range.substr(0, semicolon)));
        const double weight =
            semicolon == std::string_view::npos ? 1 : weight_of(range.substr(semicolon));
        if (!language || weight <= best_weight) continue;
        best = language;
        best_weight = weight;
    }
    return best;
}

}  // namespace tasklight::web
