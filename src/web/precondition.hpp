// The conditions of a request on the record that it changes (RFC 9110, section 13.1): If-Match, and
// If-None-Match where it guards a change.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "http/request.hpp"

namespace tasklight::web {

// Throws Stale with what `current` tells, the present record as JSON, unless the conditions hold.
// `tag` is the record's; none if there is no record, which If-Match never holds for.
void check_conditions(const http::Request& request, const std::optional<std::string>& tag,
                      const std::function<std::string()>& current);

}  // namespace tasklight::web
