#include "features/tasks/task_pages.hpp"

#include "features/tasks/task_actions.hpp"
#include "features/tasks/task_completion.hpp"
#include "features/tasks/task_json.hpp"
#include "features/tasks/task_view.hpp"
#include "http/form_data.hpp"
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

constexpr std::int64_t kRowsMost = 100;  // mstch's cost grows with the rows
constexpr std::int64_t kRecentlyCompleted = 10;

// A page of a list and the cursor of the next one, empty on the last.
struct Part {
    std::vector<Task> tasks;
    std::string next_cursor;
};

Part read_part(database::Connection& connection, const Context& context, TaskList which,
               const web::Paging& paging) {
    Part part;
    part.tasks = store::list_tasks(connection, context.viewer().user.id, which, paging.after,
                                   paging.limit + 1);
    part.next_cursor = web::cut_page(part.tasks, paging, [&](const Task& last) {
                           return store::position_of(last, which);
                       }).value_or("");
    return part;
}

TaskListView list_view(const Context& context, const web::Paging& paging) {
    return context.database().read([&](database::Connection& connection) {
        const Part open = read_part(connection, context, TaskList::kOpen, paging);
        std::vector<Task> completed;
        if (!paging.after)
            completed = store::list_tasks(connection, context.viewer().user.id,
                                          TaskList::kCompleted, std::nullopt, kRecentlyCompleted);
        TaskListView view = task_list_view(open.tasks, completed, open.next_cursor);
        view.is_first_page = !paging.after;
        return view;
    });
}

void with_next(Response& response, const Context& context, const std::string& next_cursor) {
    if (!next_cursor.empty()) web::link_next(response, context.request(), next_cursor);
}

Response archive(Context& context, TaskList which, const char* name, const char* title,
                 web::Place place) {
    const auto paging = web::read_paging(context.request(), kRowsMost);
    const Part part = context.database().read([&](database::Connection& connection) {
        return read_part(connection, context, which, paging);
    });

    TaskArchiveView view = task_archive_view(part.tasks, part.next_cursor);
    view.is_first_page = !paging.after;
    Response response = context.page(name, view.to_model(), title, place);
    with_next(response, context, part.next_cursor);
    return response;
}

// What was typed into the form of a task, whatever is wrong with it.
struct Typed {
    explicit Typed(const http::Request& request) {
        const http::Parameters form = http::parse_form(request.body);
        title = form.find("title").value_or("");
        notes = form.find("notes").value_or("");
        version = form.find("version").value_or("");
    }
    std::string title;
    std::string notes;
    std::string version;
};

Task present_task(const Context& context, const TaskId& id) {
    auto task = context.database().read([&](database::Connection& connection) {
        return store::find_task(connection, context.viewer().user.id, id);
    });
    if (!task || task->is_deleted()) throw NotFound("There is no such task.");
    return std::move(*task);
}

// The form again: with the messages, or with both texts if the task was changed meanwhile.
Response edit_again(const Context& context, const TaskId& id, const Refusal& refusal) {
    const Task task = present_task(context, id);
    const Typed typed(context.request());
    const bool is_stale = dynamic_cast<const Stale*>(&refusal) != nullptr;
    TaskPageView view = is_stale ? stale_task_view(task, typed.title, typed.notes, context.now())
                                 : refused_task_view(task, typed.title, typed.notes,
                                                     web::errors_of(refusal), context.now());
    // The corrected form is still an edit of what was read at first, not of what is there now.
    if (!is_stale && !typed.version.empty()) view.version = typed.version;
    return context.page("tasks/show", view.to_model(), task.title, web::Place::kTasks,
                        refusal.status());
}

// Back to the list that the row stood in, with a word and a way to undo.
Response back_with(const Context& context, const Operation& operation, NoticeCode code) {
    Response response = http::see_other(context.came_from(
        {"/", "/tasks", "/tasks/completed", "/tasks/trash", "/search", "/filters/*"}, "/"));
    if (const auto id = operation.undoable())
        web::set_notice(response, context.request(), code, id->text());
    return response;
}

using Verb = void (*)(Operation&, const TaskId&);

Response change_row(Context& context, Verb verb, NoticeCode code) {
    const auto id = context.id<TaskId>("id");
    Fields::of(context.request()).done();

    return context.change([&](Operation& operation) {
        verb(operation, id);
        return back_with(context, operation, code);
    });
}

}  // namespace

Response index(Context& context) {
    const auto paging = web::read_paging(context.request(), kRowsMost);
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
        view.new_title = Typed(context.request()).title;
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

Response show(Context& context) {
    const Task task = present_task(context, context.id<TaskId>("id"));

    return context.page("tasks/show", task_page_view(task, context.now()).to_model(), task.title,
                        web::Place::kTasks);
}

Response update(Context& context) {
    const auto id = context.id<TaskId>("id");
    context.show_again(
        [&context, id](const Refusal& refusal) { return edit_again(context, id, refusal); });
    const TaskForm form = read_task_edit(Fields::of(context.request()));
    const auto unchanged_since = [&](const Task* task) {
        if (form.version && task->version != *form.version) throw Stale(to_json(*task));
    };

    return context.change([&](Operation& operation) {
        (void)tasks::edit(operation, id, form, unchanged_since);
        Response response = http::see_other("/");
        if (const auto operation_id = operation.undoable())
            web::set_notice(response, context.request(), NoticeCode::kTaskChanged,
                            operation_id->text());
        return response;
    });
}

Response destroy(Context& context) {
    const auto id = context.id<TaskId>("id");
    Fields::of(context.request()).done();

    return context.change([&](Operation& operation) {
        tasks::remove(operation, id);
        return back_with(context, operation, NoticeCode::kTaskDeleted);
    });
}

Response completed(Context& context) {
    return archive(context, TaskList::kCompleted, "tasks/completed", "Completed tasks",
                   web::Place::kCompleted);
}

Response trash(Context& context) {
    return archive(context, TaskList::kTrash, "tasks/trash", "Trash", web::Place::kTrash);
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
        return back_with(context, operation, NoticeCode::kTaskRestored);
    });
}

}  // namespace tasklight::tasks::pages
