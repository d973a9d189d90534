// Forged requests: a state change that a browser's cookie vouches for must carry the token that
// is derived from that cookie, and must not come from another site.
#pragma once

#include <string>
#include <string_view>

#include "http/request.hpp"

namespace tasklight::web {

// The token that belongs to a cookie's secret.
[[nodiscard]] std::string csrf_token(std::string_view cookie_secret);

// Throws Forbidden if the field `csrf` or the header X-CSRF-Token is not the secret's token.
void check_csrf_token(const http::Request& request, std::string_view cookie_secret);

// Throws Forbidden if Origin or Sec-Fetch-Site tell of another site. Both absent passes: then it
// is no browser of today. `public_url` may be empty; then Origin is compared with Host.
void check_origin(const http::Request& request, std::string_view public_url);

}  // namespace tasklight::web
