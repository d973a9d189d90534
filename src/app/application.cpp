#include "app/application.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "app/error_response.hpp"
#include "base/error.hpp"
#include "base/log.hpp"
#include "base/secret_hash.hpp"
#include "base/version.hpp"
#include "database/migrator.hpp"
#include "web/csrf.hpp"

namespace tasklight::app {

using http::Method;
using http::Request;
using http::Response;
using web::Context;

namespace {

std::optional<std::filesystem::path> views_folder(const Config& config) {
    if (config.views.empty()) return std::nullopt;
    return config.views;
}

void add_security_headers(const Request& request, Response& response) {
    response.set("X-Content-Type-Options", "nosniff");
    response.set("Referrer-Policy", "same-origin");
    response.set("Cross-Origin-Opener-Policy", "same-origin");
    response.set("Cross-Origin-Resource-Policy", "same-origin");
    response.set("Content-Security-Policy",
                 "default-src 'self'; base-uri 'none'; form-action 'self'; "
                 "frame-ancestors 'none'; object-src 'none'");
    response.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    if (request.secure)
        response.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
}

database::DatabaseOptions options_but_password(const Config& config, const std::string& address) {
    database::DatabaseOptions options;
    options.address = address;
    options.connections = config.database_connections;
    // Half of the workers that need no connection are left for answers that need no database.
    options.patient = std::max((config.worker_threads - config.database_connections) / 2, 1);
    options.prepared_statements = config.database_prepared_statements;
    return options;
}

// Asked by those who watch over the program, so often that they would hide what people see.
bool is_own(std::string_view path) {
    return path == "/healthz" || path == "/readyz" || path == "/metrics";
}

bool is_loopback_or_knows(const Request& request, const std::string& token) {
    if (request.loopback) return true;
    const auto authorization = request.header("Authorization");
    return !token.empty() && authorization && equal_secrets(*authorization, "Bearer " + token);
}

}  // namespace

PasswordCost password_cost(const Config& config) {
    PasswordCost cost;
    cost.operations = static_cast<std::uint64_t>(config.password_operations);
    cost.memory_bytes = static_cast<std::size_t>(config.password_memory) * 1024 * 1024;
    // Half of the workers are left for those who do not sign in.
    cost.waiting = config.worker_threads / 2;
    return cost;
}

database::DatabaseOptions database_options(const Config& config) {
    database::DatabaseOptions options = options_but_password(config, config.database);
    if (!config.database_password_file.empty())
        options.password = read_secret(config.database_password_file, "database_password_file");
    return options;
}

database::DatabaseOptions migration_options(const Config& config) {
    const bool has_role = !config.migration_database.empty();
    if (config.migration_password_file.empty() && !has_role) return database_options(config);
    database::DatabaseOptions options =
        options_but_password(config, has_role ? config.migration_database : config.database);
    if (!config.migration_password_file.empty()) {
        options.password = read_secret(config.migration_password_file, "migration_password_file");
    } else if (!config.database_password_file.empty()) {
        options.password = read_secret(config.database_password_file, "database_password_file");
    }
    return options;
}

Application::Application(const Config& config, const Clock& clock)
    : config_(config),
      clock_(clock),
      database_(database_options(config)),
      passwords_(password_cost(config)),
      pages_(views_folder(config)),
      assets_(views_folder(config)),
      site_{database_, clock_, pages_, config.public_url,
            std::string(kVersion) + '.' + web::asset_folder()},
      account_actions_(database_, passwords_, clock_, config.registration),
      account_api_(account_actions_),
      account_pages_(account_actions_) {
    if (!config.metrics_token_file.empty())
        metrics_token_ = read_secret(config.metrics_token_file, "metrics_token_file");
    for (Route& route : app::routes({account_api_, account_pages_, assets_}))
        if (config_.services.contains(route.service)) routes_.push_back(std::move(route));
    add_own_routes();
    for (const Route& route : routes_)
        router_.add(route.method, route.pattern, &route);
}

// Every process answers these, whatever its services.
void Application::add_own_routes() {
    const auto add = [&](const char* pattern, Handler handler) {
        routes_.push_back(
            {Method::kGet, pattern, Service::kPages, Access::kAnybody, std::move(handler), {}});
    };
    add("/healthz", [](Context&) { return http::json(R"({"status":"ok"})"); });
    add("/readyz", [this](Context&) {
        check_ready();
        return http::json(R"({"status":"ready"})");
    });
    add("/metrics", [this](Context& context) { return show_metrics(context); });
}

// Throws Unavailable if it is not.
void Application::check_ready() {
    database_.check();
    // A schema that became newer while this process runs was made so that it still may serve.
    if (database::Migrator(database_).state(kVersion) == database::SchemaState::kBehind)
        throw Unavailable("The database schema is older than this version.");
}

bool Application::is_ready() noexcept {
    try {
        check_ready();
        return true;
    } catch (...) {
        return false;
    }
}

Response Application::show_metrics(const Context& context) {
    if (!is_loopback_or_knows(context.request(), metrics_token_))
        throw Forbidden("Metrics are for this machine, or for those who know the token.");
    Response response =
        http::plain(metrics_.text({database_, passwords_, account_actions_, is_ready()}));
    response.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    return response;
}

Response Application::answer(const Request& request) {
    const auto start = std::chrono::steady_clock::now();
    Context context(request, site_);
    Response response;
    try {
        response = dispatch(context);
    } catch (...) {
        try {
            response = error_response(context, std::current_exception());
        } catch (...) {
            log::error("an error could not be answered", {{"id", request.id}});
            response = problem(request, 500, "Something went wrong on the server.");
        }
    }
    context.finish(response);
    add_security_headers(request, response);
    if (!is_own(request.path)) {
        metrics_.count(response.status);
        metrics_.observe(std::chrono::steady_clock::now() - start);
    }
    return response;
}

Response Application::dispatch(Context& context) {
    const Request& request = context.request();
    auto match = router_.find(request.method, request.path);
    if (!match.target) {
        if (match.allowed.empty()) throw NotFound();
        Response response = request.method == Method::kOptions
                                ? Response{204, {}, {}, {}}
                                : app::refuse(context, 405, "This address does not do that.");
        response.set("Allow", match.allowed);
        return response;
    }
    context.set_parameters(std::move(match.parameters));
    return run(**match.target, context);
}

Response Application::run(const Route& route, Context& context) {
    if (route.access != Access::kAnybody) context.sign_in(web::recognise(context.request(), site_));
    if (route.access == Access::kSignedIn) (void)context.viewer();
    if (!http::is_safe(context.request().method)) context.check_forgery();
    const bool for_program = context.speaks_json() ? bool(route.json) : !route.page;
    return for_program ? route.json(context) : route.page(context);
}

Response Application::refuse(const Request& request, int status, const std::string& detail) {
    const Context context(request, site_);
    Response response = app::refuse(context, status, detail);
    if (status == 503) response.set("Retry-After", "1");
    context.finish(response);
    add_security_headers(request, response);
    if (!is_own(request.path)) metrics_.count(status);
    return response;
}

}  // namespace tasklight::app
