// The product's contents page: one line for each route. A route belongs to one service, says who
// may come, and has a handler for people, for programs, or for both.
#pragma once

#include <functional>

#include "app/config.hpp"
#include "features/accounts/account_api.hpp"
#include "features/accounts/account_pages.hpp"
#include "http/router.hpp"
#include "web/assets.hpp"
#include "web/context.hpp"

namespace tasklight::app {

using Handler = std::function<http::Response(web::Context&)>;

enum class Access {
    kAnybody,  // nobody is looked up
    kVisitor,  // works without signing in
    kSignedIn,
};

struct Route {
    http::Method method;
    std::string pattern;
    Service service;
    Access access;
    Handler page;  // for people; empty: programs get their answer whatever they accept
    Handler json;  // for programs; empty: the page
};

// What handlers with collaborators are made of. All outlive the routes.
struct Rooms {
    accounts::AccountApi& account_api;
    accounts::AccountPages& account_pages;
    const web::Assets& assets;
};

[[nodiscard]] std::vector<Route> routes(const Rooms& rooms);

}  // namespace tasklight::app
