#include "app/error_response.hpp"

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/log.hpp"
#include "base/text.hpp"
#include "web/error_view.hpp"

namespace tasklight::app {

using http::Response;
using web::Context;

namespace {

void write_errors(JsonWriter& json, const Invalid& invalid) {
    json.key("errors").begin_array();
    for (const FieldError& error : invalid.errors) {
        json.begin_object();
        json.key("field").string(error.field);
        json.key("message").string(error.message);
        if (error.place) {
            json.key("start").integer(static_cast<std::int64_t>(error.place->start));
            json.key("end").integer(static_cast<std::int64_t>(error.place->end));
        }
        json.end_object();
    }
    json.end_array();
}

Response problem_json(const http::Request& request, int status, const std::string& detail,
                      const Refusal* refusal) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    json.key("type").string("about:blank");
    json.key("title").string(http::reason_phrase(status));
    json.key("status").integer(status);
    json.key("detail").string(detail);
    json.key("instance").string(request.path);
    json.key("request_id").string(request.id);
    if (const auto* invalid = dynamic_cast<const Invalid*>(refusal)) write_errors(json, *invalid);
    if (const auto* stale = dynamic_cast<const Stale*>(refusal))
        json.key("current").raw(stale->current);
    json.end_object();
    Response response = http::json(std::move(text), status);
    response.set("Content-Type", "application/problem+json");
    return response;
}

Response error_page(const Context& context, int status, const std::string& detail) {
    const auto view = web::error_view(status, detail, context.request().id);
    return context.page("errors/error", view.to_model(), view.heading, web::Place::kNowhere,
                        status);
}

// A page that needs signing in sends people to the log-in and back.
Response to_login(const http::Request& request) {
    const bool worth_returning = http::is_safe(request.method) && request.path != "/";
    return http::see_other(worth_returning ? "/login?next=" + percent_encode(request.raw_target)
                                           : "/login");
}

// What the same form, filled in otherwise or sent later, could mend.
bool concerns_the_form(int status) {
    constexpr std::array kMendable{401, 403, 409, 412, 422, 429};
    return std::find(kMendable.begin(), kMendable.end(), status) != kMendable.end();
}

void add_headers(Response& response, const Refusal& refusal) {
    if (response.status == 401) response.set("WWW-Authenticate", "Bearer realm=\"Tasklight\"");
    if (const auto* many = dynamic_cast<const TooMany*>(&refusal))
        response.set("Retry-After", std::to_string(many->retry_after));
    if (const auto* unavailable = dynamic_cast<const Unavailable*>(&refusal))
        response.set("Retry-After", std::to_string(unavailable->retry_after));
}

// The form again, or why it cannot be shown: what it is about may be gone by now.
Response form_again(const Context& context, const Refusal& refusal) {
    try {
        return context.form_again()(refusal);
    } catch (const Refusal& obstacle) {
        Response response = error_page(context, obstacle.status(), obstacle.what());
        add_headers(response, obstacle);
        return response;
    }
}

Response answer_refusal(const Context& context, const Refusal& refusal) {
    const http::Request& request = context.request();
    if (context.speaks_json())
        return problem_json(request, refusal.status(), refusal.what(), &refusal);
    if (context.form_again() && concerns_the_form(refusal.status()))
        return form_again(context, refusal);
    if (dynamic_cast<const NotSignedIn*>(&refusal)) return to_login(request);
    return error_page(context, refusal.status(), refusal.what());
}

Response answer_defect(const Context& context, const std::string& what) {
    log::error("a request failed", {{"id", context.request().id}, {"defect", what}});
    return refuse(context, 500, "Something went wrong on the server.");
}

}  // namespace

Response error_response(const Context& context, const std::exception_ptr& error) {
    try {
        std::rethrow_exception(error);
    } catch (const Refusal& refusal) {
        if (!refusal.log_note().empty())
            log::warning("a request was refused", {{"id", context.request().id},
                                                   {"status", std::to_string(refusal.status())},
                                                   {"reason", refusal.log_note()}});
        Response response = answer_refusal(context, refusal);
        add_headers(response, refusal);
        return response;
    } catch (const std::exception& defect) {
        return answer_defect(context, defect.what());
    } catch (...) {
        return answer_defect(context, "something that is not an exception was thrown");
    }
}

Response refuse(const Context& context, int status, const std::string& detail) {
    if (context.speaks_json()) return problem_json(context.request(), status, detail, nullptr);
    return error_page(context, status, detail);
}

Response problem(const http::Request& request, int status, const std::string& detail) {
    return problem_json(request, status, detail, nullptr);
}

}  // namespace tasklight::app
