// A task in the change log: the fields that a change touched, before and after, as JSON objects,
// and how an undo puts them back.
#pragma once

#include <string>

#include "base/json.hpp"
#include "model/change.hpp"
#include "model/task.hpp"

namespace tasklight::tasks {

// Whether any field that users can change differs.
[[nodiscard]] bool differ(const Task& a, const Task& b);

[[nodiscard]] Change created(const Task& task);
[[nodiscard]] Change changed(const Task& before, const Task& after, std::string action);

// Whether the task still has these values of these fields.
[[nodiscard]] bool has_fields(const Task& task, const JsonValue& fields);

void set_fields(Task& task, const JsonValue& fields);

}  // namespace tasklight::tasks
