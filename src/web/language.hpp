// The languages that people can choose, as language tags (BCP 47). All are pure; any thread may
// call.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace tasklight::web {

struct Language {
    std::string_view tag;
    std::string_view words;  // its own name for itself
};

inline constexpr std::array kLanguages{Language{"en", "English"}, Language{"en-GB", "English (UK)"},
                                       Language{"de", "Deutsch"}, Language{"es", "Español"}};

// The language of that tag, whatever its case.
[[nodiscard]] std::optional<Language> find_language(std::string_view tag);

// The one of ours that a browser wants most (RFC 9110, section 12.5.4); nothing if it wants none
// of them.
[[nodiscard]] std::optional<Language> preferred_language(std::string_view accept_language);

}  // namespace tasklight::web
