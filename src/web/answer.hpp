// What every answer to a change carries.
#pragma once

#include <optional>

#include "base/json.hpp"
#include "http/response.hpp"
#include "model/change.hpp"

namespace tasklight::web {

// The member "operation": what undo takes, or null if nothing was changed.
void write_operation(JsonWriter& json, const std::optional<OperationId>& operation);

// {"status":"ok","operation":…}
[[nodiscard]] http::Response done_answer(const std::optional<OperationId>& operation);

}  // namespace tasklight::web
