// A list of tasks under several headings: what is overdue and what is due today, the days to come,
// the sections of a project. Headings and rows are lines of one slot, so that the rows of tasks are
// kept as everywhere. Template: tasks/_line.
#pragma once

#include <string>
#include <vector>

#include "features/rows/task_row.hpp"

namespace tasklight::rows {

struct TaskGroup {
    std::string id;    // of its heading, unique in the page
    std::string name;  // of the list; seen if it is a heading
    bool has_heading = true;
    bool is_late = false;        // the heading warns
    std::string edit_path = {};  // of what the heading names; empty: there is no such page
    std::vector<TaskRow> rows = {};
};

[[nodiscard]] std::vector<web::Row> lines_of(const std::vector<TaskGroup>& groups);

}  // namespace tasklight::rows
