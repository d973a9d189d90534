// Makes requests as a browser or a program would and hands them to the application, without a
// socket. A client that is a browser keeps cookies and fills in the CSRF token of its forms; it
// follows nothing by itself. Copies share the cookies, so `client.with("If-Match", tag)` is the
// same browser with one more header.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/application.hpp"
#include "base/json.hpp"

namespace tasklight::test {

struct Reply {
    http::Response response;

    [[nodiscard]] int status() const { return response.status; }
    [[nodiscard]] std::string header(std::string_view name) const {
        return std::string(response.header(name));
    }
    [[nodiscard]] std::string body() const;
    [[nodiscard]] bool says(std::string_view words) const;

    // The body, which must be JSON.
    [[nodiscard]] JsonValue json() const;
    // Of the member at "task.title" or "errors.0.field": text as it is, anything else as JSON;
    // "(none)" if there is none.
    [[nodiscard]] std::string at(std::string_view path) const;
    // The members `name` of each item of the list at `list`, with blanks between.
    [[nodiscard]] std::string each(std::string_view list, std::string_view name) const;

    // The whole Set-Cookie line of the cookie whose name ends in `name`; empty if there is none.
    [[nodiscard]] std::string set_cookie(std::string_view name) const;
    // The value of the first field of that name in a form of the page.
    [[nodiscard]] std::string field(std::string_view name) const;
};

using FormFields = std::vector<std::pair<std::string, std::string>>;

[[nodiscard]] std::string encode_form(const FormFields& fields);

class Client {
public:
    explicit Client(app::Application& application);

    // Copies that differ in one thing.
    [[nodiscard]] Client with(std::string name, std::string value) const;
    [[nodiscard]] Client with_token(const std::string& token) const;
    [[nodiscard]] Client over_https() const;
    [[nodiscard]] Client from_this_machine() const;

    // For people: Accept is text/html. A form carries the CSRF token that the pages hold.
    Reply get(const std::string& target) const;
    Reply post_form(const std::string& target, const FormFields& fields = {}) const;

    // For programs: Accept is application/json, and so is the type of a body.
    Reply get_json(const std::string& target) const;
    Reply post_json(const std::string& target, const std::string& json = {}) const;
    Reply put_json(const std::string& target, const std::string& json) const;
    Reply patch_json(const std::string& target, const std::string& json) const;
    Reply delete_json(const std::string& target) const;

    // Anything else. Accept and Content-Type are what with() says.
    Reply send(http::Method method, const std::string& target, std::string body = {}) const;

    [[nodiscard]] std::optional<std::string> cookie(const std::string& name) const;
    void set_cookie(const std::string& name, const std::string& value) const;
    void forget_cookies() const { state_->cookies.clear(); }
    // The token in the forms that this browser is shown.
    [[nodiscard]] std::string csrf() const;

private:
    struct State {
        std::map<std::string, std::string> cookies;
        std::string csrf;
        std::string csrf_cookie;  // what the token belongs to
    };
    using Headers = std::vector<std::pair<std::string, std::string>>;

    [[nodiscard]] std::string form_cookie() const;
    void keep_cookies(const http::Response& response) const;

    app::Application& application_;
    std::shared_ptr<State> state_;
    Headers headers_;
    bool secure_ = false;
    bool loopback_ = false;
};

}  // namespace tasklight::test
