// The task pages as templates see them. Each struct is one page or one row, filled by a pure
// function and finished by to_model(). Rows of tasks are the same for every viewer and at every
// time, so that a page can keep them: see web::Row.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "model/task.hpp"
#include "web/view_model.hpp"

namespace tasklight::tasks {

struct TaskRow {
    std::string id;
    std::string version;
    std::string title;
    std::string notes_excerpt;
    std::optional<Moment> completed_at;
    std::optional<Moment> deleted_at;

    [[nodiscard]] web::ViewModel to_model() const;
};

[[nodiscard]] TaskRow task_row(const Task& task);

// Template tasks/index.
struct TaskListView {
    std::vector<TaskRow> open;
    std::vector<TaskRow> completed;  // the latest ones, newest first
    std::string next_cursor;         // empty on the last page
    bool is_first_page = true;
    std::string new_title;           // what was typed, if it was refused
    std::vector<FieldError> errors;  // of the form: field "title"

    [[nodiscard]] web::ViewModel to_model() const;
};

[[nodiscard]] TaskListView task_list_view(std::span<const Task> open,
                                          std::span<const Task> completed,
                                          std::string next_cursor = {});

// Templates tasks/completed and tasks/trash.
struct TaskArchiveView {
    std::vector<TaskRow> tasks;
    std::string next_cursor;
    bool is_first_page = true;

    [[nodiscard]] web::ViewModel to_model() const;
};

[[nodiscard]] TaskArchiveView task_archive_view(std::span<const Task> tasks,
                                                std::string next_cursor = {});

// Template tasks/show: the form for one task. After a stale edit, `present` is what is saved now,
// while title and notes are what was typed; saving again then overwrites on purpose, because the
// form carries the present version.
struct TaskPageView {
    struct Present {
        std::string title;
        std::string notes;
    };

    std::string id;
    std::string title;
    std::string notes;
    std::string version;
    bool is_completed = false;
    Moment created_at;
    Moment updated_at;
    Moment now;
    std::optional<Present> present;
    std::vector<FieldError> errors;  // fields "title" and "notes"

    [[nodiscard]] web::ViewModel to_model() const;
};

[[nodiscard]] TaskPageView task_page_view(const Task& task, Moment now);
// The same with what was typed and why it was refused.
[[nodiscard]] TaskPageView refused_task_view(const Task& task, std::string title, std::string notes,
                                             std::vector<FieldError> errors, Moment now);
// The same with both texts.
[[nodiscard]] TaskPageView stale_task_view(const Task& present, std::string title,
                                           std::string notes, Moment now);

}  // namespace tasklight::tasks
