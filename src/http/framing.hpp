// Refuses requests that two parsers could read differently: where one ends and the next begins
// must be beyond doubt, or a proxy before us and we would disagree (request smuggling). Pure; any
// thread may call.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "http/request.hpp"

namespace tasklight::http {

// CivetWeb drops what follows this many headers.
inline constexpr std::size_t kMaxHeaders = 64;

struct Framing {
    std::optional<long long> length;  // declared
    bool chunked = false;
    bool expects_continue = false;

    [[nodiscard]] bool has_body() const { return chunked || length.value_or(0) > 0; }
};

// `version` is "1.0" or "1.1". Throws Refusal with 400, 417 or 431; the connection must then close.
[[nodiscard]] Framing check_framing(const Request& request, std::string_view version);

}  // namespace tasklight::http
