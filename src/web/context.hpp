// What a handler is given: one request, who makes it, and what the site offers. It lives as long
// as the request and belongs to its thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "http/router.hpp"
#include "store/operation.hpp"
#include "web/notice.hpp"
#include "web/page.hpp"
#include "web/sign_in.hpp"
#include "web/site.hpp"
#include "web/view_model.hpp"

namespace tasklight::web {

class Context {
public:
    // `request` and `site` outlive the context.
    Context(const http::Request& request, const Site& site);

    [[nodiscard]] const http::Request& request() const { return request_; }
    [[nodiscard]] database::Database& database() const { return site_.database; }
    [[nodiscard]] Moment now() const { return now_; }
    [[nodiscard]] bool speaks_json() const { return speaks_json_; }

    // Set by the dispatcher, before the handler runs.
    void sign_in(std::optional<SignIn> sign_in) { sign_in_ = std::move(sign_in); }
    void set_parameters(http::PathParameters parameters) { parameters_ = std::move(parameters); }

    [[nodiscard]] bool signed_in() const { return sign_in_.has_value(); }
    // Throws NotSignedIn.
    [[nodiscard]] const Viewer& viewer() const { return current_sign_in().viewer; }
    [[nodiscard]] const SignIn& current_sign_in() const;

    [[nodiscard]] std::string_view parameter(std::string_view name) const;
    // The id in the path; a malformed one is a record that does not exist.
    template <class RecordId>
    [[nodiscard]] RecordId id(std::string_view name) const {
        auto id = RecordId::parse(parameter(name));
        if (!id) throw NotFound();
        return std::move(*id);
    }

    // Throws Forbidden unless the request may change the site's state: see web/csrf.
    void check_forgery() const;

    // Runs the verb as one operation and answers when it is durable. With an Idempotency-Key the
    // answer is kept with it, and a repeated request gets the kept answer without running the
    // verb. The verb may run twice: no effects outside the operation.
    [[nodiscard]] http::Response change(
        const std::function<http::Response(store::Operation&)>& verb) const;

    // The page inside the site's frame. `place` says where in the navigation it stands.
    [[nodiscard]] http::Response page(std::string_view name, const ViewModel& model,
                                      std::string title, Place place, int status = 200) const;

    // A tag for a list or page that depends on nothing but what the viewer can see, on the
    // request's target and, for pages, on who is signed in how and on the time, to five minutes.
    // Nothing if there is a notice to show.
    [[nodiscard]] std::optional<std::string> list_tag() const;

    // A rule failure in a form is answered by the form again: what this makes. Pages only.
    void show_again(std::function<http::Response(const Refusal&)> form) {
        show_again_ = std::move(form);
    }
    [[nodiscard]] const std::function<http::Response(const Refusal&)>& form_again() const {
        return show_again_;
    }

    // The page that the browser came from, if it was one of `paths`; else `otherwise`. A path that
    // ends with `/*` stands for all below it.
    [[nodiscard]] std::string came_from(std::initializer_list<std::string_view> paths,
                                        std::string otherwise) const;

    // Adds what answers of this request carry: the visitor's cookie, Vary, cache rules.
    void finish(http::Response& response) const;

private:
    [[nodiscard]] const std::string& cookie_secret() const;
    [[nodiscard]] const std::string& visitor() const;
    [[nodiscard]] std::optional<std::string> idempotency_key() const;

    const http::Request& request_;
    const Site& site_;
    Moment now_;
    bool speaks_json_;
    http::PathParameters parameters_;
    std::optional<SignIn> sign_in_;
    std::optional<Notice> notice_;
    std::function<http::Response(const Refusal&)> show_again_;
    // The random cookie that forms before sign-in are bound to; made when it is first needed.
    mutable std::string visitor_;
    mutable bool new_visitor_ = false;
    mutable bool shown_form_ = false;
};

}  // namespace tasklight::web
