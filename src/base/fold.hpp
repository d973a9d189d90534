// Text made comparable: what people take for the same word becomes the same bytes. Both are pure;
// any thread may call. The text must be well-formed UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace tasklight {

// Without case (Unicode, "Default Caseless Matching", in form NFC): names of labels and projects.
[[nodiscard]] std::string folded(std::string_view text);

// Without case, accents and compatibility differences: what searching compares.
[[nodiscard]] std::string search_folded(std::string_view text);

}  // namespace tasklight
