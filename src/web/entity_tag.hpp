// Entity tags and the conditions on them (RFC 9110, sections 8.8.3 and 13.1). The weak form of
// our own tags counts as the tag itself, because proxies that compress weaken tags.
#pragma once

#include <string>
#include <string_view>

#include "http/request.hpp"

namespace tasklight::web {

// "text", quoted.
[[nodiscard]] std::string entity_tag(std::string_view text);

// Whether If-None-Match holds the tag (or *): then a GET is answered by 304. A malformed header
// matches nothing.
[[nodiscard]] bool none_match_holds(const http::Request& request, std::string_view tag);

// Whether If-Match is absent or holds the tag (or *). Throws Malformed if it cannot be read.
[[nodiscard]] bool match_holds(const http::Request& request, std::string_view tag);

}  // namespace tasklight::web
