#include "web/csrf.hpp"

#include "base/error.hpp"
#include "base/secret_hash.hpp"
#include "base/text.hpp"
#include "http/form_data.hpp"

namespace tasklight::web {
namespace {

constexpr auto* kForgery =
    "This form is out of date or was sent from another site. Reload the page and try again.";

std::string sent_token(const http::Request& request) {
    if (const auto header = request.header("X-CSRF-Token")) return std::string(*header);
    if (request.content_type() != "application/x-www-form-urlencoded") return {};
    const http::Parameters form = http::parse_form(request.body);
    return std::string(form.find("csrf").value_or(""));
}

// scheme://host of a URL, without its path.
std::string_view origin_of(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) return url;
    return url.substr(0, url.find('/', scheme + 3));
}

bool is_own_origin(const http::Request& request, std::string_view origin,
                   std::string_view public_url) {
    if (!public_url.empty()) return equals_ignoring_case(origin, origin_of(public_url));
    const auto scheme = origin.find("://");
    return scheme != std::string_view::npos &&
           equals_ignoring_case(origin.substr(scheme + 3), request.host);
}

}  // namespace

std::string csrf_token(std::string_view cookie_secret) {
    return secret_hash(kCsrfPurpose, cookie_secret);
}

void check_csrf_token(const http::Request& request, std::string_view cookie_secret) {
    if (cookie_secret.empty() || !equal_secrets(sent_token(request), csrf_token(cookie_secret)))
        throw Forbidden(kForgery, "the CSRF token is missing or wrong");
}

void check_origin(const http::Request& request, std::string_view public_url) {
    if (const auto origin = request.header("Origin");
        origin && !is_own_origin(request, *origin, public_url))
        throw Forbidden(kForgery, "the Origin is foreign");
    if (const auto site = request.header("Sec-Fetch-Site");
        site && *site != "same-origin" && *site != "none")
        throw Forbidden(kForgery, "Sec-Fetch-Site is foreign");
}

}  // namespace tasklight::web
