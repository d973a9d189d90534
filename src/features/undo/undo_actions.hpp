// Undo: an operation is reversed by a new operation, all of it or nothing.
#pragma once

#include <vector>

#include "model/change.hpp"
#include "model/task.hpp"
#include "store/operation.hpp"

namespace tasklight::undo {

// The tasks as they then stand. Throws NotFound if the actor has no such operation in the log,
// Conflict if something it changed was changed since or cannot be undone.
[[nodiscard]] std::vector<Task> undo(store::Operation& operation, const OperationId& undone);

}  // namespace tasklight::undo
