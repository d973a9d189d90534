#include "http/cookie.hpp"

namespace tasklight::http {

std::string to_header(const Cookie& cookie) {
    std::string header = cookie.name + "=" + cookie.value + "; Path=/; HttpOnly; SameSite=Lax";
    if (cookie.secure) header += "; Secure";
    if (cookie.max_age_seconds) header += "; Max-Age=" + std::to_string(*cookie.max_age_seconds);
    return header;
}

std::string cookie_name(std::string_view name, bool secure) {
    return (secure ? "__Host-" : "") + std::string(name);
}

}  // namespace tasklight::http
