// Who makes the request: a Bearer token, or else the session cookie, looked up in the database on
// every request, so that a revoked one is worthless at once on all replicas.
#pragma once

#include <optional>
#include <string>

#include "http/request.hpp"
#include "http/response.hpp"
#include "model/viewer.hpp"
#include "web/site.hpp"

namespace tasklight::web {

struct SignIn {
    Viewer viewer;
    std::string secret;
    bool by_cookie = false;
};

// Nothing if the request carries no secret or one that is not (or no longer) valid. If it carries
// a Bearer token, the cookie does not count.
[[nodiscard]] std::optional<SignIn> recognise(const http::Request& request, const Site& site);

[[nodiscard]] std::string session_hash(const std::string& secret);

void set_session_cookie(http::Response& response, const http::Request& request,
                        const std::string& secret);
void clear_session_cookie(http::Response& response, const http::Request& request);

}  // namespace tasklight::web
