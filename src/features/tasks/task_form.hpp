// What a request may say about a task, and the rules its words must keep. The same for JSON and
// for forms, whose fields are flat: due_date, due_time, due_zone, repeat_rule and so on.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "features/tasks/dates_form.hpp"
#include "model/task.hpp"
#include "web/fields.hpp"

namespace tasklight::tasks {

// An absent field is left as it is; in a new task it has its default.
struct TaskForm {
    std::optional<TaskId> id;
    OrNone<ProjectId> project_id;  // none: the Inbox
    OrNone<SectionId> section_id;
    OrNone<TaskId> parent_id;
    std::optional<std::int64_t> position;
    std::optional<std::string> title;
    std::optional<std::string> notes;
    std::optional<std::vector<std::string>> labels;
    std::optional<std::int64_t> priority;
    OrNone<Date> start_date;
    OrNone<Date> deadline;
    OrNone<DueForm> due;
    OrNone<RepeatForm> repeat;
    std::optional<std::string> quick_text;  // never from a request: the line that was understood
    std::optional<bool> completed;
    std::optional<std::int64_t> version;  // what the client read, in forms
};

// Browsers send line ends as CR LF (WHATWG HTML, form submission); we keep LF.
[[nodiscard]] std::string with_plain_line_ends(std::string_view text);

// Throws Invalid with every fault. A title must be there.
[[nodiscard]] TaskForm read_new_task(web::Fields fields);

// For PUT: a whole task, `id` may only repeat `path_id`, and what nobody can change is passed over.
[[nodiscard]] TaskForm read_whole_task(web::Fields fields, const TaskId& path_id);

// For PATCH and edit forms: only what is there changes; null stands for the default.
[[nodiscard]] TaskForm read_task_edit(web::Fields fields);

}  // namespace tasklight::tasks
