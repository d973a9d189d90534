#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "features/quick_add/quick_add.hpp"

namespace tasklight::quick_add {

Locale locale_of(std::string_view tag) {
    constexpr std::array<std::string_view, 6> kEnglishWithDayFirst{"gb", "ie", "au",
                                                                   "nz", "za", "in"};
    const std::string lower = ascii_lower(tag);
    const auto end_of_language = lower.find_first_of("-_");
    const std::string_view language = std::string_view(lower).substr(0, end_of_language);
    if (language == "de") return {Language::kGerman, true};
    if (language == "es") return {Language::kSpanish, true};
    const bool has_region = language == "en" && end_of_language != std::string::npos;
    const std::string_view region =
        has_region ? std::string_view(lower).substr(end_of_language + 1) : std::string_view();
    return {Language::kEnglish, std::ranges::count(kEnglishWithDayFirst, region) > 0};
}

std::string_view to_text(TokenKind kind) {
    switch (kind) {
        case TokenKind::kProject:
            return "project";
        case TokenKind::kSection:
            return "section";
        case TokenKind::kLabel:
            return "label";
        case TokenKind::kPriority:
            return "priority";
        case TokenKind::kDue:
            return "due";
        case TokenKind::kTime:
            return "time";
        case TokenKind::kDeadline:
            return "deadline";
        case TokenKind::kStart:
            return "start";
        case TokenKind::kRepeat:
            return "repeat";
        case TokenKind::kRepeatStart:
            return "repeat_start";
        case TokenKind::kRepeatEnd:
            return "repeat_end";
    }
    return "";
}

}  // namespace tasklight::quick_add
