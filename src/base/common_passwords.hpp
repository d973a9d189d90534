// The commonest passwords of 8 characters or more, which nobody may choose. The build makes the
// list from Debian's python3-zxcvbn.
#pragma once

#include <string_view>

namespace tasklight {

// `folded` is the password in lower case.
[[nodiscard]] bool is_common_password(std::string_view folded);

// The list itself: sorted by bytes, each entry ended by a line feed.
[[nodiscard]] std::string_view common_password_lines();

}  // namespace tasklight
