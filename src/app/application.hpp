// The composition root: builds every part in order, owns it, and turns a request into a response.
// Needs no socket: tests call answer() as the server does.
#pragma once

#include <optional>
#include <string>

#include "app/config.hpp"
#include "app/metrics.hpp"
#include "app/routes.hpp"
#include "base/clock.hpp"
#include "base/password.hpp"
#include "database/database.hpp"
#include "features/accounts/account_actions.hpp"
#include "features/accounts/account_api.hpp"
#include "features/accounts/account_pages.hpp"
#include "http/router.hpp"
#include "web/assets.hpp"
#include "web/page.hpp"
#include "web/site.hpp"

namespace tasklight::app {

[[nodiscard]] database::DatabaseOptions database_options(const Config& config);
// The same database as the role that may change its schema.
[[nodiscard]] database::DatabaseOptions migration_options(const Config& config);
[[nodiscard]] PasswordCost password_cost(const Config& config);

class Application {
public:
    // `config` and `clock` outlive the application. Throws ConfigError, or what Database and
    // Pages throw. Does not migrate.
    Application(const Config& config, const Clock& clock);

    // Any thread may call; never throws.
    [[nodiscard]] http::Response answer(const http::Request& request);

    // For requests that could not be read.
    [[nodiscard]] http::Response refuse(const http::Request& request, int status,
                                        const std::string& detail);

    [[nodiscard]] database::Database& database() { return database_; }
    [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }
    [[nodiscard]] Metrics& metrics() { return metrics_; }

private:
    [[nodiscard]] http::Response dispatch(web::Context& context);
    [[nodiscard]] http::Response run(const Route& route, web::Context& context);
    void add_own_routes();
    void check_ready();
    [[nodiscard]] bool is_ready() noexcept;
    [[nodiscard]] http::Response show_metrics(const web::Context& context);

    const Config& config_;
    const Clock& clock_;
    database::Database database_;
    PasswordHasher passwords_;
    web::Pages pages_;
    web::Assets assets_;
    web::Site site_;
    accounts::AccountActions account_actions_;
    accounts::AccountApi account_api_;
    accounts::AccountPages account_pages_;
    std::string metrics_token_;
    Metrics metrics_;
    std::vector<Route> routes_;
    http::Router<const Route*> router_;
};

}  // namespace tasklight::app
