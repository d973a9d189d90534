// The lists of tasks as templates see them. Each struct is one page, filled by a pure function and
// finished by to_model().
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "features/rows/task_row.hpp"
#include "model/task.hpp"
#include "web/view_model.hpp"

namespace tasklight::tasks {

// Template tasks/index.
struct TaskListView {
    std::vector<rows::TaskRow> open;
    std::vector<rows::TaskRow> completed;  // the latest ones, newest first
    std::string next_cursor;               // empty on the last page
    bool is_first_page = true;
    std::string new_title;           // what was typed, if it was refused
    std::vector<FieldError> errors;  // of the form: field "title"

    [[nodiscard]] web::ViewModel to_model() const;
};

[[nodiscard]] TaskListView task_list_view(std::span<const Task> open,
                                          std::span<const Task> completed, const rows::Here& here,
                                          std::string next_cursor = {});

// Template tasks/completed.
struct CompletedListView {
    std::vector<rows::TaskRow> tasks;
    std::string next_cursor;
    bool is_first_page = true;

    [[nodiscard]] web::ViewModel to_model() const;
};

[[nodiscard]] CompletedListView completed_list_view(std::span<const Task> tasks,
                                                    const rows::Here& here,
                                                    std::string next_cursor = {});

}  // namespace tasklight::tasks
