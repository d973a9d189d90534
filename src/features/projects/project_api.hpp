// Projects for programs: /api/v1/projects.
#pragma once

#include "http/response.hpp"
#include "web/context.hpp"

namespace tasklight::projects::api {

[[nodiscard]] http::Response index(web::Context& context);
[[nodiscard]] http::Response show(web::Context& context);

}  // namespace tasklight::projects::api
