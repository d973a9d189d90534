#include "features/tasks/task_page.hpp"

#include "features/records/record_fields_view.hpp"
#include "features/records/way_back.hpp"
#include "features/tasks/task_actions.hpp"
#include "features/tasks/task_history_view.hpp"
#include "features/tasks/task_page_view.hpp"
#include "features/tasks/task_parent_view.hpp"
#include "http/form_data.hpp"
#include "store/change_store.hpp"
#include "store/completion_store.hpp"
#include "store/task_place_store.hpp"
#include "store/task_store.hpp"
#include "web/paging.hpp"

namespace tasklight::tasks::pages {

using http::Response;
using store::Operation;
using web::Context;
using web::Fields;
using web::NoticeCode;

namespace {

constexpr auto* kNoTask = "There is no such task.";
constexpr std::int64_t kPlacesMost = 500;
constexpr std::int64_t kParentsMost = 200;
constexpr std::int64_t kLinesMost = 100;

std::string path_of(const TaskId& id) { return std::string("/tasks/").append(id.text()); }

Task present_task(database::Connection& connection, const Context& context) {
    auto task = store::find_task(connection, context.viewer().user.id, context.id<TaskId>("id"));
    if (!task || task->is_deleted()) throw NotFound(kNoTask);
    return std::move(*task);
}

// Throws NotFound before the form is looked at.
Task present_task(const Context& context) {
    return context.database().read(
        [&](database::Connection& connection) { return present_task(connection, context); });
}

TaskPageView page_view(const Context& context) {
    const User& user = context.viewer().user;
    return context.database().read([&](database::Connection& connection) {
        auto family = store::find_task_family(connection, user.id, context.id<TaskId>("id"));
        if (!family || family->task.is_deleted()) throw NotFound(kNoTask);
        return task_page_view(std::move(*family),
                              store::list_places(connection, user.id, kPlacesMost),
                              rows::here_of(user, context.now()));
    });
}

Response shown(const Context& context, const TaskPageView& view, int status = 200) {
    return context.page("tasks/show", view.to_model(), view.family.task.title, web::Place::kTasks,
                        status);
}

using ShowTyped = void (*)(TaskPageView&, const http::Parameters&, const Refusal&);

Response show_again(const Context& context, const Refusal& refusal, ShowTyped show_typed) {
    TaskPageView view = page_view(context);
    show_typed(view, http::parse_form(context.request().body), refusal);
    return shown(context, view, refusal.status());
}

TaskParentView parent_view(const Context& context) {
    return context.database().read([&](database::Connection& connection) {
        Task task = present_task(connection, context);
        auto others = store::list_tasks_in_project(connection, context.viewer().user.id,
                                                   task.project_id, std::nullopt, kParentsMost);
        return task_parent_view(std::move(task), std::move(others));
    });
}

Response parent_page(const Context& context, const TaskParentView& view, int status = 200) {
    return context.page("tasks/parent", view.to_model(), view.task.title, web::Place::kTasks,
                        status);
}

// Where a page of the history begins: the number of an entry in its operation, and that one's id.
std::optional<store::HistoryPosition> history_position(const std::optional<ListPosition>& cursor) {
    if (!cursor) return std::nullopt;
    return store::HistoryPosition{OperationId::stored(cursor->id), cursor->moment.ms};
}

Response with_next(Response response, const Context& context, const std::string& next_cursor) {
    if (!next_cursor.empty()) web::link_next(response, context.request(), next_cursor);
    return response;
}

}  // namespace

Response show(Context& context) { return shown(context, page_view(context)); }

Response update(Context& context) {
    const auto id = context.id<TaskId>("id");
    context.show_again(
        [&](const Refusal& refusal) { return show_again(context, refusal, show_typed); });
    const TaskForm form = read_task_edit(Fields::of(context.request()));
    const auto unchanged_since = [&](const Task* task) {
        if (form.version && task->version != *form.version) throw Stale("null");
    };

    return context.change([&](Operation& operation) {
        (void)tasks::edit(operation, id, form, unchanged_since);
        return records::see_changed(context, operation, "/", NoticeCode::kTaskChanged);
    });
}

Response create_subtask(Context& context) {
    const Task parent = present_task(context);
    context.show_again(
        [&](const Refusal& refusal) { return show_again(context, refusal, show_typed_subtask); });
    TaskForm form = read_new_task(Fields::of(context.request()));
    form.parent_id.emplace(parent.id);

    return context.change([&](Operation& operation) {
        (void)tasks::add(operation, form);
        return records::see_changed(context, operation, path_of(parent.id),
                                    NoticeCode::kSubtaskAdded);
    });
}

Response edit_parent(Context& context) { return parent_page(context, parent_view(context)); }

Response update_parent(Context& context) {
    const Task task = present_task(context);
    context.show_again([&](const Refusal& refusal) {
        TaskParentView view = parent_view(context);
        view.chosen = records::typed(context, "parent_id");
        view.errors = web::errors_of(refusal);
        return parent_page(context, view, refusal.status());
    });
    const TaskForm form = read_task_edit(Fields::of(context.request()));

    return context.change([&](Operation& operation) {
        (void)tasks::edit(operation, task.id, form, {});
        return records::see_changed(context, operation, path_of(task.id), NoticeCode::kTaskChanged);
    });
}

Response completions(Context& context) {
    const auto paging = web::read_paging(context.request(), kLinesMost);

    CompletionListView view;
    view.completions = context.database().read([&](database::Connection& connection) {
        view.task = present_task(connection, context);
        return store::list_completions(connection, context.viewer().user.id, view.task.id,
                                       paging.after, paging.limit + 1);
    });
    view.next_cursor = web::cut_page(view.completions, paging, [](const Completion& last) {
                           return ListPosition{last.happened_at, last.id.text()};
                       }).value_or("");
    view.is_first_page = !paging.after;

    return with_next(
        context.page("tasks/completions", view.to_model(), view.task.title, web::Place::kTasks),
        context, view.next_cursor);
}

Response changes(Context& context) {
    const auto paging = web::read_paging(context.request(), kLinesMost);

    Task task;
    auto entries = context.database().read([&](database::Connection& connection) {
        task = present_task(connection, context);
        return store::changes_of_record(connection, context.viewer().user.id, "task",
                                        task.id.text(), paging.limit + 1,
                                        history_position(paging.after));
    });
    const auto next = web::cut_page(entries, paging, [](const store::LogEntry& last) {
        return ListPosition{Moment{last.position.ordinal}, last.operation.text()};
    });
    ChangeListView view = change_list_view(std::move(task), entries);
    view.next_cursor = next.value_or("");
    view.is_first_page = !paging.after;

    return with_next(
        context.page("tasks/changes", view.to_model(), view.task.title, web::Place::kTasks),
        context, view.next_cursor);
}

}  // namespace tasklight::tasks::pages
