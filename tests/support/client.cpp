#include "support/client.hpp"

#include "base/text.hpp"
#include "http/cookie.hpp"
#include "http/form_data.hpp"
#include "http/percent.hpp"

namespace tasklight::test {

using http::Method;

namespace {

constexpr auto* kJson = "application/json";
constexpr auto* kForm = "application/x-www-form-urlencoded";

const JsonValue* step(const JsonValue& value, std::string_view name) {
    long long index = 0;
    const auto* array = value.array();
    if (!array) return value.find(name);
    if (!parse_number(name, index) || index >= std::ssize(*array)) return nullptr;
    return &(*array)[static_cast<std::size_t>(index)];
}

const JsonValue* follow(const JsonValue& document, std::string_view path) {
    const JsonValue* value = &document;
    for (const auto name : split(path, '.'))
        if (value) value = step(*value, name);
    return value;
}

std::string words(const JsonValue* value) {
    if (!value) return "(none)";
    if (const auto* text = value->string()) return *text;
    std::string json;
    JsonWriter(json).value(*value);
    return json;
}

}  // namespace

std::string Reply::body() const {
    return response.static_body.empty() ? response.body : std::string(response.static_body);
}

bool Reply::says(std::string_view words) const { return body().find(words) != std::string::npos; }

JsonValue Reply::json() const { return parse_json(body()); }

std::string Reply::at(std::string_view path) const { return words(follow(json(), path)); }

std::string Reply::each(std::string_view list, std::string_view name) const {
    const JsonValue document = json();
    const JsonValue* value = follow(document, list);
    if (!value || !value->array()) return "(no list)";
    std::string all;
    for (const JsonValue& item : *value->array())
        all += (all.empty() ? "" : " ") + words(item.find(name));
    return all;
}

std::string Reply::set_cookie(std::string_view name) const {
    for (const auto& [key, line] : response.headers)
        if (key == "Set-Cookie" && line.substr(0, line.find('=')).ends_with(name)) return line;
    return {};
}

std::string Reply::field(std::string_view name) const {
    const std::string& page = response.body;
    const auto at = page.find("name=\"" + std::string(name) + "\"");
    const auto value = page.find("value=\"", at);
    if (at == std::string::npos || value == std::string::npos || value > page.find('>', at))
        return {};
    return page.substr(value + 7, page.find('"', value + 7) - value - 7);
}

std::string encode_form(const FormFields& fields) {
    std::string body;
    for (const auto& [name, value] : fields)
        body += (body.empty() ? "" : "&") + percent_encode(name) + '=' + percent_encode(value);
    return body;
}

Client::Client(app::Application& application)
    : application_(application), state_(std::make_shared<State>()) {}

Client Client::with(std::string name, std::string value) const {
    Client client = *this;
    client.headers_.emplace_back(std::move(name), std::move(value));
    return client;
}

Client Client::with_token(const std::string& token) const {
    return with("Authorization", "Bearer " + token);
}

Client Client::over_https() const {
    Client client = *this;
    client.secure_ = true;
    return client;
}

Client Client::from_this_machine() const {
    Client client = *this;
    client.loopback_ = true;
    return client;
}

Reply Client::get(const std::string& target) const {
    return with("Accept", "text/html").send(Method::kGet, target);
}

Reply Client::post_form(const std::string& target, const FormFields& fields) const {
    FormFields all = fields;
    all.insert(all.begin(), {"csrf", csrf()});
    return with("Accept", "text/html")
        .with("Content-Type", kForm)
        .send(Method::kPost, target, encode_form(all));
}

Reply Client::get_json(const std::string& target) const {
    return with("Accept", kJson).send(Method::kGet, target);
}

Reply Client::post_json(const std::string& target, const std::string& json) const {
    const Client program = with("Accept", kJson);
    if (json.empty()) return program.send(Method::kPost, target);
    return program.with("Content-Type", kJson).send(Method::kPost, target, json);
}

Reply Client::put_json(const std::string& target, const std::string& json) const {
    return with("Accept", kJson).with("Content-Type", kJson).send(Method::kPut, target, json);
}

Reply Client::patch_json(const std::string& target, const std::string& json) const {
    return with("Accept", kJson).with("Content-Type", kJson).send(Method::kPatch, target, json);
}

Reply Client::delete_json(const std::string& target) const {
    return with("Accept", kJson).send(Method::kDelete, target);
}

Reply Client::send(Method method, const std::string& target, std::string body) const {
    http::Request request;
    request.method = method;
    request.raw_target = target;
    const auto question = target.find('?');
    request.path = http::percent_decode(target.substr(0, question), http::PlusSign::kIsPlus);
    if (question != std::string::npos)
        request.query = http::parse_form(target.substr(question + 1));
    request.headers = headers_;
    request.headers.emplace_back("Host", "tasks.example.org");
    std::string cookies;
    for (const auto& [name, value] : state_->cookies)
        cookies += (cookies.empty() ? "" : "; ") + name + '=' + value;
    if (!cookies.empty()) request.headers.emplace_back("Cookie", cookies);
    request.body = std::move(body);
    request.id = "request-1";
    request.client = loopback_ ? "127.0.0.1" : "192.0.2.7";
    request.host = "tasks.example.org";
    request.secure = secure_;
    request.loopback = loopback_;
    Reply reply{application_.answer(request)};
    keep_cookies(reply.response);
    return reply;
}

std::optional<std::string> Client::cookie(const std::string& name) const {
    const auto found = state_->cookies.find(http::cookie_name(name, secure_));
    if (found == state_->cookies.end()) return std::nullopt;
    return found->second;
}

void Client::set_cookie(const std::string& name, const std::string& value) const {
    state_->cookies[http::cookie_name(name, secure_)] = value;
}

std::string Client::form_cookie() const {
    if (const auto session = cookie("tasklight_session")) return *session;
    return cookie("tasklight_visitor").value_or("");
}

std::string Client::csrf() const {
    if (state_->csrf.empty() || state_->csrf_cookie != form_cookie()) {
        Reply page = get("/login");
        if (page.status() == 303) page = get("/users/me");
        state_->csrf = page.field("csrf");
        state_->csrf_cookie = form_cookie();
    }
    return state_->csrf;
}

void Client::keep_cookies(const http::Response& response) const {
    for (const auto& [key, line] : response.headers) {
        if (key != "Set-Cookie") continue;
        const auto equals = line.find('=');
        const std::string name = line.substr(0, equals);
        const std::string value = line.substr(equals + 1, line.find(';') - equals - 1);
        if (line.find("Max-Age=0") != std::string::npos) {
            state_->cookies.erase(name);
        } else {
            state_->cookies[name] = value;
        }
    }
}

}  // namespace tasklight::test
