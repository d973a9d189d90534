// The one place that answers refusals and defects: problem+json (RFC 9457) for programs, a page
// for people, the form again where a form was refused.
#pragma once

#include <exception>
#include <string>

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::app {

[[nodiscard]] http::Response error_response(const web::Context& context,
                                            const std::exception_ptr& error);

// For what the server or the router refuses before there is a handler.
[[nodiscard]] http::Response refuse(const web::Context& context, int status,
                                    const std::string& detail);

// Without a context: when nothing else works.
[[nodiscard]] http::Response problem(const http::Request& request, int status,
                                     const std::string& detail);

}  // namespace tasklight::app
