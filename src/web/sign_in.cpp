#include "web/sign_in.hpp"

#include "base/error.hpp"
#include "base/log.hpp"
#include "base/secret_hash.hpp"
#include "base/text.hpp"
#include "http/cookie.hpp"
#include "store/session_store.hpp"

namespace tasklight::web {
namespace {

constexpr std::string_view kCookie = "tasklight_session";
constexpr std::size_t kSecretLength = 43;  // 32 bytes as base64url

// The time of last use is exact to this, so that reading does not mean writing.
constexpr std::int64_t kTouchEvery = kHour;

// Nothing for another scheme: a proxy in front may have its own use for the header.
std::optional<std::string> bearer_token(const http::Request& request) {
    constexpr std::string_view kScheme = "bearer ";
    const auto authorization = request.header("Authorization");
    if (!authorization || !equals_ignoring_case(authorization->substr(0, kScheme.size()), kScheme))
        return std::nullopt;
    return std::string(trimmed(authorization->substr(kScheme.size())));
}

void touch(const Viewer& viewer, const Site& site, Moment now) {
    try {
        site.database.write([&](database::Transaction& transaction) {
            store::touch_session(transaction, viewer.session.id, now);
        });
    } catch (const Refusal& refusal) {
        log::warning("the time of a session's last use could not be saved",
                     {{"reason", refusal.log_note()}});
    }
}

}  // namespace

std::optional<SignIn> recognise(const http::Request& request, const Site& site) {
    SignIn sign_in;
    if (auto token = bearer_token(request)) {
        sign_in.secret = std::move(*token);
    } else if (auto cookie = request.cookie(http::cookie_name(kCookie, request.secure))) {
        sign_in.secret = std::move(*cookie);
        sign_in.by_cookie = true;
    }
    if (sign_in.secret.size() != kSecretLength) return std::nullopt;

    const Moment now = site.clock.now();
    auto viewer = site.database.read([&](database::Connection& connection) {
        return store::find_viewer(connection, session_hash(sign_in.secret), now,
                                  now - kSessionIdle);
    });
    if (!viewer) return std::nullopt;
    if (now.ms - viewer->session.last_used_at.ms > kTouchEvery) touch(*viewer, site, now);
    sign_in.viewer = std::move(*viewer);
    return sign_in;
}

std::string session_hash(const std::string& secret) { return secret_hash(kSessionPurpose, secret); }

void set_session_cookie(http::Response& response, const http::Request& request,
                        const std::string& secret) {
    response.add("Set-Cookie", http::to_header({http::cookie_name(kCookie, request.secure), secret,
                                                request.secure, kSessionLife / kSecond}));
}

void clear_session_cookie(http::Response& response, const http::Request& request) {
    response.add("Set-Cookie", http::to_header({http::cookie_name(kCookie, request.secure), "",
                                                request.secure, 0}));
}

}  // namespace tasklight::web
