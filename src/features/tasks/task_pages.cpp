#include "features/tasks/task_pages.hpp"

#include "features/records/record_fields_view.hpp"
#include "features/records/way_back.hpp"
#include "features/tasks/task_actions.hpp"
#include "features/tasks/task_completion.hpp"
#include "features/tasks/task_view.hpp"
#include "store/task_date_store.hpp"
#include "store/task_store.hpp"
#include "web/entity_tag.hpp"
#include "web/form_model.hpp"
#include "web/paging.hpp"

namespace tasklight::tasks::pages {

using http::Response;
using store::Operation;
using store::TaskList;
using web::Context;
using web::Fields;
using web::NoticeCode;

namespace {

constexpr std::int64_t kRecentlyCompleted = 10;

// A page of a list and the cursor of the next one, empty on the last.
struct Part {
    std::vector<Task> tasks;
    std::string next_cursor;
};

// What is to be done now: a task whose start date has not come waits in its project.
Part read_started(database::Connection& connection, const Context& context, Date today,
                  const web::Paging& paging) {
    Part part;
    part.tasks = store::list_started(connection, context.viewer().user.id, today, paging.after,
                                     paging.limit + 1);
    part.next_cursor = web::cut_page(part.tasks, paging, [](const Task& last) {
                           return store::position_of(last, TaskList::kOpen);
                       }).value_or("");
    return part;
}

TaskListView list_view(const Context& context, const web::Paging& paging) {
    return context.database().read([&](database::Connection& connection) {
        const rows::Here here = rows::here_of(context.viewer().user, context.now());
        const Part open = read_started(connection, context, here.today(), paging);
        std::vector<Task> completed;
        if (!paging.after)
            completed = store::list_tasks(connection, context.viewer().user.id,
                                          TaskList::kCompleted, std::nullopt, kRecentlyCompleted);
        TaskListView view = task_list_view(open.tasks, completed, here, open.next_cursor);
        view.is_first_page = !paging.after;
        return view;
    });
}

void with_next(Response& response, const Context& context, const std::string& next_cursor) {
    if (!next_cursor.empty()) web::link_next(response, context.request(), next_cursor);
}

using Verb = void (*)(Operation&, const TaskId&);

Response change_row(Context& context, Verb verb, NoticeCode code) {
    const auto id = context.id<TaskId>("id");
    Fields::of(context.request()).done();

    return context.change([&](Operation& operation) {
        verb(operation, id);
        return records::see_changed(context, operation, records::way_back(context, id.text()),
                                    code);
    });
}

}  // namespace

Response index(Context& context) {
    const auto paging = web::read_paging(context.request(), web::kRowsMost);
    const auto tag = context.list_tag();
    if (tag && web::none_match_holds(context.request(), *tag)) return http::not_modified(*tag);

    const TaskListView view = list_view(context, paging);

    Response response = context.page("tasks/index", view.to_model(), "Tasks", web::Place::kTasks);
    if (tag) response.set("ETag", *tag);
    with_next(response, context, view.next_cursor);
    return response;
}

Response create(Context& context) {
    context.show_again([&](const Refusal& refusal) {
        TaskListView view = list_view(context, {});
        view.new_title = records::typed(context, "title");
        view.errors = web::errors_of(refusal);
        return context.page("tasks/index", view.to_model(), "Tasks", web::Place::kTasks,
                            refusal.status());
    });
    const TaskForm form = read_new_task(Fields::of(context.request()));

    return context.change([&](Operation& operation) {
        const Added added = tasks::add(operation, form);
        Response response = http::see_other("/");
        web::set_notice(response, context.request(), NoticeCode::kTaskAdded, added.task.id.text());
        return response;
    });
}

Response destroy(Context& context) {
    const auto id = context.id<TaskId>("id");
    Fields::of(context.request()).done();

    return context.change([&](Operation& operation) {
        tasks::remove(operation, id);
        return records::see_changed(context, operation, records::way_back(context, id.text()),
                                    NoticeCode::kTaskDeleted);
    });
}

Response completed(Context& context) {
    const auto paging = web::read_paging(context.request(), web::kRowsMost);
    Part part;
    context.database().read([&](database::Connection& connection) {
        part.tasks = store::list_tasks(connection, context.viewer().user.id, TaskList::kCompleted,
                                       paging.after, paging.limit + 1);
    });
    part.next_cursor = web::cut_page(part.tasks, paging, [](const Task& last) {
                           return store::position_of(last, TaskList::kCompleted);
                       }).value_or("");

    CompletedListView view = completed_list_view(
        part.tasks, rows::here_of(context.viewer().user, context.now()), part.next_cursor);
    view.is_first_page = !paging.after;
    Response response =
        context.page("tasks/completed", view.to_model(), "Completed tasks", web::Place::kCompleted);
    with_next(response, context, part.next_cursor);
    return response;
}

Response create_completion(Context& context) {
    return change_row(
        context, [](Operation& operation, const TaskId& id) { (void)complete(operation, id); },
        NoticeCode::kTaskCompleted);
}

Response destroy_completion(Context& context) {
    return change_row(
        context, [](Operation& operation, const TaskId& id) { (void)reopen(operation, id); },
        NoticeCode::kTaskReopened);
}

Response create_skip(Context& context) {
    return change_row(
        context, [](Operation& operation, const TaskId& id) { (void)skip(operation, id); },
        NoticeCode::kTaskSkipped);
}

Response create_restoration(Context& context) {
    const auto id = context.id<TaskId>("id");
    Fields::of(context.request()).done();

    return context.change([&](Operation& operation) {
        (void)tasks::restore(operation, id);
        return records::see_changed(context, operation, records::way_back(context),
                                    NoticeCode::kTaskRestored);
    });
}

}  // namespace tasklight::tasks::pages
