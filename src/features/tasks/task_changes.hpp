// A task in the change log: see store/record_fields.
#pragma once

#include <span>
#include <string>

#include "model/change.hpp"
#include "model/task.hpp"
#include "store/record_fields.hpp"

namespace tasklight::tasks {

// One entry for each field that a change of a task can touch.
[[nodiscard]] std::span<const store::RecordField<Task>> task_fields();

// Whether any field that users can change differs.
[[nodiscard]] bool differ(const Task& a, const Task& b);

[[nodiscard]] Change created(const Task& task);
[[nodiscard]] Change changed(const Task& before, const Task& after, std::string action);

}  // namespace tasklight::tasks
