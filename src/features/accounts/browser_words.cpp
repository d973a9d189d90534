#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "features/accounts/account_view.hpp"

namespace tasklight::accounts {
namespace {

using Sign = std::pair<std::string_view, std::string_view>;

// The first sign that is found counts: nearly every browser also names those it descends from.
constexpr std::array<Sign, 8> kBrowsers{{{"Edg", "Edge"},
                                         {"OPR/", "Opera"},
                                         {"SamsungBrowser/", "Samsung Internet"},
                                         {"Firefox/", "Firefox"},
                                         {"FxiOS/", "Firefox"},
                                         {"CriOS/", "Chrome"},
                                         {"Chrome/", "Chrome"},
                                         {"Safari/", "Safari"}}};

constexpr std::array<Sign, 7> kSystems{{{"iPhone", "iPhone"},
                                        {"iPad", "iPad"},
                                        {"Android", "Android"},
                                        {"Windows", "Windows"},
                                        {"Mac OS X", "macOS"},
                                        {"CrOS", "ChromeOS"},
                                        {"Linux", "Linux"}}};

template <std::size_t size>
std::string_view first_sign(const std::array<Sign, size>& signs, std::string_view user_agent) {
    for (const auto& [sign, words] : signs)
        if (user_agent.find(sign) != std::string_view::npos) return words;
    return {};
}

}  // namespace

std::string browser_words(std::string_view user_agent) {
    if (user_agent.empty()) return "Unknown program";
    const std::string_view browser = first_sign(kBrowsers, user_agent);
    if (browser.empty()) return std::string(user_agent.substr(0, user_agent.find_first_of("/ (")));
    const std::string_view system = first_sign(kSystems, user_agent);
    return system.empty() ? std::string(browser)
                          : std::string(browser) + " on " + std::string(system);
}

}  // namespace tasklight::accounts
