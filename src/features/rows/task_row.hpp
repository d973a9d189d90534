// One line of a list of tasks, wherever the list stands. What it says depends on the task and on
// its reader's day and zone; its key names all of that, so that a page can keep it: see web::Row.
// Template: tasks/_task.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "features/rows/date_words.hpp"
#include "model/task.hpp"
#include "web/view_model.hpp"

namespace tasklight::rows {

struct TaskRow {
    std::string id;
    std::string version;
    std::int64_t level = 1;  // 2 for one that stands below another one, and so on
    std::string title;
    std::string notes_excerpt;
    std::int64_t priority = kLowestPriority;
    std::vector<std::string> labels;
    bool repeats = false;
    // Finished words; empty: there is nothing to say.
    std::string due;
    std::string deadline;
    std::string start;
    std::string progress;
    bool is_overdue = false;
    bool is_deadline_over = false;
    std::optional<Moment> completed_at;
    std::optional<Moment> deleted_at;

    [[nodiscard]] std::string key() const;
    [[nodiscard]] web::ViewModel to_model() const;
};

[[nodiscard]] TaskRow task_row(const Task& task, const Here& here, std::int64_t level = 1);
[[nodiscard]] std::vector<TaskRow> task_rows(std::span<const Task> tasks, const Here& here);

// Those that lie under another one of the list follow it, one level deeper.
[[nodiscard]] std::vector<TaskRow> nested_rows(const std::vector<const Task*>& tasks,
                                               const Here& here);

// For a slot that holds tasks/_task.
[[nodiscard]] std::vector<web::Row> kept_rows(const std::vector<TaskRow>& rows);

// Page links below a list; a cursor is opaque, so it is encoded here and nowhere else.
void add_page_links(web::ViewModel& model, const std::string& next_cursor, bool is_first_page);

}  // namespace tasklight::rows
