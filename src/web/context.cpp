#include "web/context.hpp"

#include <utility>

#include "base/random.hpp"
#include "base/secret_hash.hpp"
#include "base/text.hpp"
#include "http/cookie.hpp"
#include "web/csrf.hpp"
#include "web/entity_tag.hpp"
#include "web/idempotency.hpp"

namespace tasklight::web {
namespace {

constexpr std::string_view kVisitorCookie = "tasklight_visitor";
constexpr std::size_t kSecretLength = 43;
// "Today" and "Overdue" on a page that is asked for again are right to this. No zone's midnight
// falls within such a span.
constexpr std::int64_t kWordsHold = 5 * kMinute;

}  // namespace

Context::Context(const http::Request& request, const Site& site)
    : request_(request),
      site_(site),
      now_(site.clock.now()),
      speaks_json_(request.path.starts_with("/api/") || request.speaks_json()),
      notice_(read_notice(request)) {}

const SignIn& Context::current_sign_in() const {
    if (!sign_in_) throw NotSignedIn();
    return *sign_in_;
}

std::string_view Context::parameter(std::string_view name) const {
    for (const auto& [key, value] : parameters_)
        if (key == name) return value;
    return {};
}

const std::string& Context::cookie_secret() const {
    return sign_in_ && sign_in_->by_cookie ? sign_in_->secret : visitor();
}

const std::string& Context::visitor() const {
    if (!visitor_.empty()) return visitor_;
    if (auto cookie = request_.cookie(http::cookie_name(kVisitorCookie, request_.secure));
        cookie && cookie->size() == kSecretLength) {
        visitor_ = *cookie;
    } else {
        visitor_ = random_token();
        new_visitor_ = true;
    }
    return visitor_;
}

void Context::check_forgery() const {
    if (sign_in_ && !sign_in_->by_cookie) return;
    check_origin(request_, site_.public_url);
    // Another site cannot make a browser send JSON without asking us first, and we say no. So
    // only requests that a cookie vouches for, and forms, need the token.
    if (sign_in_ || !request_.content_type().starts_with("application/json"))
        check_csrf_token(request_, cookie_secret());
}

http::Response Context::change(const std::function<http::Response(store::Operation&)>& verb) const {
    const UserId& user = viewer().user.id;
    const auto key = request_.method == http::Method::kPost ? idempotency_key() : std::nullopt;
    const IdempotentRequest once{user, key.value_or(""), key ? content_hash(request_) : ""};
    return database().write([&](database::Transaction& transaction) {
        if (key)
            if (auto kept = claim(transaction, once, now_)) return std::move(*kept);
        store::Operation operation(transaction, user, now_, viewer().user.preferences.zone);
        http::Response response = verb(operation);
        operation.finish();
        if (key) keep(transaction, once, response);
        return response;
    });
}

std::optional<std::string> Context::idempotency_key() const {
    const auto header = request_.header("Idempotency-Key");
    if (!header) return std::nullopt;
    if (!is_idempotency_key(*header))
        throw Malformed("The Idempotency-Key must be 1 to 200 visible ASCII characters.");
    return std::string(*header);
}

http::Response Context::page(std::string_view name, const ViewModel& model, std::string title,
                             Place place, int status) const {
    Frame frame;
    frame.title = std::move(title);
    if (sign_in_) {
        frame.viewer_name = sign_in_->viewer.user.username;
        frame.theme = sign_in_->viewer.user.preferences.theme;
    }
    frame.csrf = csrf_token(cookie_secret());
    frame.notice = notice_;
    frame.at = place;
    http::Response response = http::html(site_.pages.render(name, model, frame), status);
    shown_form_ = true;
    if (notice_) clear_notice(response, request_);
    return response;
}

std::optional<std::string> Context::list_tag() const {
    const Viewer& viewer = current_sign_in().viewer;
    std::string text = std::to_string(viewer.own_revision) + '.' +
                       std::to_string(viewer.projects_revision) + '.' + viewer.user.id.text();
    if (!speaks_json_) {
        if (notice_) return std::nullopt;
        text += '.' + site_.build + '.' + csrf_token(cookie_secret()) + '.' +
                std::to_string(now_.ms / kWordsHold);
    }
    text += ' ' + request_.raw_target;
    return entity_tag(secret_hash(kContentPurpose, text).substr(0, 22));
}

std::string Context::came_from(std::initializer_list<std::string_view> paths,
                               std::string otherwise) const {
    const auto referer = request_.header("Referer");
    if (!referer) return otherwise;
    const auto host = referer->find("://");
    if (host == std::string_view::npos) return otherwise;
    const auto start = referer->find('/', host + 3);
    if (start == std::string_view::npos ||
        !equals_ignoring_case(referer->substr(host + 3, start - host - 3), request_.host))
        return otherwise;
    const std::string_view target = referer->substr(start);
    const std::string_view path = target.substr(0, target.find_first_of("?#"));
    const auto is_path = [&](std::string_view candidate) {
        if (!candidate.ends_with("/*")) return candidate == path;
        return path.starts_with(candidate.substr(0, candidate.size() - 1));
    };
    for (const auto& candidate : paths)
        if (is_path(candidate)) return std::string(target.substr(0, target.find('#')));
    return otherwise;
}

void Context::finish(http::Response& response) const {
    if (shown_form_ && new_visitor_)
        response.add("Set-Cookie",
                     http::to_header({http::cookie_name(kVisitorCookie, request_.secure), visitor_,
                                      request_.secure, std::nullopt}));
    if (response.header("Vary").empty()) response.set("Vary", "Accept, Authorization, Cookie");
    if (response.header("Cache-Control").empty()) {
        const bool revalidated = !response.header("ETag").empty();
        response.set("Cache-Control", revalidated ? "private, no-cache" : "no-store");
    }
}

}  // namespace tasklight::web
