// What a request for many changes asks for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/tasks/task_form.hpp"
#include "web/fields.hpp"

namespace tasklight::bulk {

inline constexpr std::size_t kTasksMost = 1000;

enum class Action { kComplete, kReopen, kSkip, kDelete, kRestore };

struct BulkForm {
    std::vector<tasks::TaskForm> added;
    std::vector<TaskId> tasks;
    std::optional<tasks::TaskForm> change;
    std::optional<Action> action;
};

// Throws Invalid with every fault; the place in a list is part of the field: "add.3.title".
[[nodiscard]] BulkForm read_bulk(web::Fields fields);

}  // namespace tasklight::bulk
