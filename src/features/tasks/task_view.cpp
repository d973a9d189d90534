#include "features/tasks/task_view.hpp"

#include <utility>

#include "web/form_model.hpp"

namespace tasklight::tasks {

using rows::kept_rows;
using rows::TaskRow;
using web::ViewModel;

ViewModel TaskListView::to_model() const {
    ViewModel model;
    const bool is_whole_list = is_first_page && next_cursor.empty();
    model.rows("open_rows", kept_rows(open))
        .rows("completed_rows", kept_rows(completed))
        .rows("blank_rows", kept_rows({TaskRow{}}))
        .flag("has_completed", !completed.empty())
        .flag("has_no_open", open.empty())
        .flag("is_all_done", open.empty() && is_whole_list && !completed.empty())
        .child("title_field", web::field_model("title", new_title, errors));
    web::add_errors(model, errors);
    rows::add_page_links(model, next_cursor, is_first_page);
    return model;
}

TaskListView task_list_view(std::span<const Task> open, std::span<const Task> completed,
                            const rows::Here& here, std::string next_cursor) {
    TaskListView view;
    view.open = rows::task_rows(open, here);
    view.completed = rows::task_rows(completed, here);
    view.next_cursor = std::move(next_cursor);
    return view;
}

ViewModel CompletedListView::to_model() const {
    ViewModel model;
    model.rows("task_rows", kept_rows(tasks)).flag("has_tasks", !tasks.empty());
    rows::add_page_links(model, next_cursor, is_first_page);
    return model;
}

CompletedListView completed_list_view(std::span<const Task> tasks, const rows::Here& here,
                                      std::string next_cursor) {
    CompletedListView view;
    view.tasks = rows::task_rows(tasks, here);
    view.next_cursor = std::move(next_cursor);
    return view;
}

}  // namespace tasklight::tasks
