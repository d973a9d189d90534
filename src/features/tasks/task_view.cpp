#include "features/tasks/task_view.hpp"

#include <utility>

#include "base/text.hpp"
#include "web/form_model.hpp"
#include "web/words.hpp"

namespace tasklight::tasks {
namespace {

using web::ViewModel;

constexpr std::size_t kExcerptLength = 160;

std::vector<TaskRow> task_rows(std::span<const Task> tasks) {
    std::vector<TaskRow> rows;
    rows.reserve(tasks.size());
    for (const Task& task : tasks)
        rows.push_back(task_row(task));
    return rows;
}

std::vector<web::Row> kept_rows(const std::vector<TaskRow>& tasks) {
    std::vector<web::Row> rows;
    rows.reserve(tasks.size());
    for (const TaskRow& task : tasks)
        rows.push_back({task.id + ':' + task.version, [task] { return task.to_model(); }});
    return rows;
}

std::string moment_attribute(const std::optional<Moment>& moment) {
    return moment ? to_rfc3339(*moment) : std::string();
}

std::string moment_date(const std::optional<Moment>& moment) {
    return moment ? web::date_words(*moment) : std::string();
}

// Page links; a cursor is opaque, so it is encoded here and nowhere else.
void add_page_links(ViewModel& model, const std::string& next_cursor, bool is_first_page) {
    model.flag("has_pages", !next_cursor.empty() || !is_first_page)
        .flag("has_next_page", !next_cursor.empty())
        .text("next_cursor", percent_encode(next_cursor))
        .flag("is_later_page", !is_first_page);
}

}  // namespace

ViewModel TaskRow::to_model() const {
    ViewModel model;
    model.text("task_id", id)
        .text("task_title", title)
        .flag("task_has_notes", !notes_excerpt.empty())
        .text("task_notes", notes_excerpt)
        .flag("task_is_completed", completed_at.has_value())
        .text("task_completed_at", moment_attribute(completed_at))
        .text("task_completed_words", moment_date(completed_at))
        .text("task_deleted_at", moment_attribute(deleted_at))
        .text("task_deleted_words", moment_date(deleted_at));
    return model;
}

TaskRow task_row(const Task& task) {
    return {.id = task.id.text(),
            .version = std::to_string(task.version),
            .title = task.title,
            .notes_excerpt = web::excerpt(task.notes, kExcerptLength),
            .completed_at = task.completed_at,
            .deleted_at = task.deleted_at};
}

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
    add_page_links(model, next_cursor, is_first_page);
    return model;
}

TaskListView task_list_view(std::span<const Task> open, std::span<const Task> completed,
                            std::string next_cursor) {
    TaskListView view;
    view.open = task_rows(open);
    view.completed = task_rows(completed);
    view.next_cursor = std::move(next_cursor);
    return view;
}

ViewModel TaskArchiveView::to_model() const {
    ViewModel model;
    model.rows("task_rows", kept_rows(tasks)).flag("has_tasks", !tasks.empty());
    add_page_links(model, next_cursor, is_first_page);
    return model;
}

TaskArchiveView task_archive_view(std::span<const Task> tasks, std::string next_cursor) {
    TaskArchiveView view;
    view.tasks = task_rows(tasks);
    view.next_cursor = std::move(next_cursor);
    return view;
}

ViewModel TaskPageView::to_model() const {
    ViewModel model;
    model.text("task_id", id)
        .text("task_title", title)
        .text("task_version", version)
        .flag("task_is_completed", is_completed)
        .text("task_created_at", to_rfc3339(created_at))
        .text("task_created_words", web::moment_words(created_at))
        .text("task_updated_at", to_rfc3339(updated_at))
        .text("task_updated_words", web::relative_words(updated_at, now))
        .child("title_field", web::field_model("title", title, errors))
        .child("notes_field", web::field_model("notes", notes, errors))
        .flag("is_stale", present.has_value())
        .text("present_title", present ? present->title : "")
        .flag("present_has_notes", present && !present->notes.empty())
        .text("present_notes", present ? present->notes : "");
    web::add_errors(model, errors);
    return model;
}

TaskPageView task_page_view(const Task& task, Moment now) {
    TaskPageView view;
    view.id = task.id.text();
    view.title = task.title;
    view.notes = task.notes;
    view.version = std::to_string(task.version);
    view.is_completed = task.is_completed();
    view.created_at = task.created_at;
    view.updated_at = task.updated_at;
    view.now = now;
    return view;
}

TaskPageView refused_task_view(const Task& task, std::string title, std::string notes,
                               std::vector<FieldError> errors, Moment now) {
    TaskPageView view = task_page_view(task, now);
    view.title = std::move(title);
    view.notes = std::move(notes);
    view.errors = std::move(errors);
    return view;
}

TaskPageView stale_task_view(const Task& present, std::string title, std::string notes,
                             Moment now) {
    TaskPageView view = task_page_view(present, now);
    view.present = TaskPageView::Present{present.title, present.notes};
    view.title = std::move(title);
    view.notes = std::move(notes);
    view.errors = {{"",
                    "This task was changed in the meantime. Nothing was saved yet: compare "
                    "both texts below, then save yours over it or take over the other."}};
    return view;
}

}  // namespace tasklight::tasks
