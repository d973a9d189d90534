// Set-Cookie lines (RFC 6265, section 4.1) with secure defaults: HttpOnly, SameSite=Lax, Path=/.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tasklight::http {

struct Cookie {
    std::string name;
    std::string value;
    bool secure = false;
    std::optional<long long> max_age_seconds;  // none: until the browser closes; 0: removes it
};

[[nodiscard]] std::string to_header(const Cookie& cookie);

// With the __Host- prefix under HTTPS.
[[nodiscard]] std::string cookie_name(std::string_view name, bool secure);

}  // namespace tasklight::http
