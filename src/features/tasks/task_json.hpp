// Tasks as programs see them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "http/response.hpp"
#include "model/change.hpp"
#include "model/task.hpp"

namespace tasklight::tasks {

void write_task(JsonWriter& json, const Task& task);
// The members alone; the id of a task that was not saved is null.
void write_task_fields(JsonWriter& json, const Task& task);

[[nodiscard]] std::string task_tag(const Task& task);
[[nodiscard]] std::string to_json(const Task& task);

// {"tasks":[…],"next_cursor":…}
[[nodiscard]] std::string to_json(const std::vector<Task>& tasks,
                                  const std::optional<std::string>& next_cursor);

// {"status":"ok","operation":…,"tasks":[…]}, without what is in the Trash.
[[nodiscard]] std::string done_json(const std::vector<Task>& tasks,
                                    const std::optional<OperationId>& operation);

// The task with its tag, for programs that speak /api/v1; `operation` beside its fields.
[[nodiscard]] http::Response task_answer(const Task& task,
                                         const std::optional<OperationId>& operation,
                                         int status = 200);

// {"status":"ok","task":{…},"operation":…}
[[nodiscard]] http::Response ok_answer(const Task* task,
                                       const std::optional<OperationId>& operation,
                                       int status = 200);

}  // namespace tasklight::tasks
