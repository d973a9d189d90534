#include "features/tasks/task_api.hpp"

#include "features/filters/filtered_tasks_json.hpp"
#include "features/tasks/task_actions.hpp"
#include "features/tasks/task_completion.hpp"
#include "features/tasks/task_json.hpp"
#include "features/tasks/task_precondition.hpp"
#include "store/task_store.hpp"
#include "web/entity_tag.hpp"
#include "web/paging.hpp"

namespace tasklight::tasks::api {

using http::Response;
using store::Operation;
using web::Context;
using web::Fields;

namespace {

// The form's version counts like If-Match.
Precondition seen_version(std::optional<std::int64_t> version) {
    return [version](const Task* task) {
        if (version && task && task->version != *version) throw Stale(to_json(*task));
    };
}

using Verb = Task (*)(Operation&, const TaskId&, const Precondition&,
                      const std::optional<LocalTime>&);

// The task as it then stands, in an answer with a status.
Response change_task_of_page(Context& context, Verb verb) {
    const auto id = context.id<TaskId>("id");
    Fields::of(context.request()).done();

    return context.change([&](Operation& operation) {
        const Task task = verb(operation, id, {}, {});
        return ok_answer(&task, operation.undoable());
    });
}

}  // namespace

Response index(Context& context) {
    if (const auto filter = context.request().query.find("filter"))
        return filters::filtered_tasks(context, *filter);
    const auto paging = web::read_paging(context.request());
    const auto tag = context.list_tag().value();
    if (web::none_match_holds(context.request(), tag)) return http::not_modified(tag);

    auto tasks = context.database().read([&](database::Connection& connection) {
        return store::list_tasks(connection, context.viewer().user.id, store::TaskList::kAll,
                                 paging.after, paging.limit + 1);
    });
    const auto next = web::cut_page(tasks, paging, [](const Task& last) {
        return store::position_of(last, store::TaskList::kAll);
    });

    Response response = http::json(to_json(tasks, next));
    response.set("ETag", tag);
    if (next) web::link_next(response, context.request(), *next);
    return response;
}

Response add(Context& context) {
    const TaskForm form = read_new_task(Fields::of(context.request()));

    return context.change([&](Operation& operation) {
        const Added added = tasks::add(operation, form);
        return ok_answer(&added.task, operation.undoable(), added.is_new ? 201 : 200);
    });
}

Response remove(Context& context) {
    const auto id = context.id<TaskId>("id");
    Fields::of(context.request()).done();

    return context.change([&](Operation& operation) {
        tasks::remove(operation, id, precondition_of(context));
        return ok_answer(nullptr, operation.undoable());
    });
}

Response create(Context& context) {
    const TaskForm form = read_new_task(Fields::of_json(context.request()));

    return context.change([&](Operation& operation) {
        const Added added = tasks::add(operation, form);
        return task_answer(added.task, operation.undoable(), added.is_new ? 201 : 200);
    });
}

Response show(Context& context) {
    const auto id = context.id<TaskId>("id");
    const auto task = context.database().read([&](database::Connection& connection) {
        return store::find_task(connection, context.viewer().user.id, id);
    });
    if (!task || task->is_deleted()) throw NotFound("There is no such task.");

    if (web::none_match_holds(context.request(), task_tag(*task)))
        return http::not_modified(task_tag(*task));
    Response response = http::json(to_json(*task));
    response.set("ETag", task_tag(*task));
    return response;
}

Response update(Context& context) {
    const auto id = context.id<TaskId>("id");
    const TaskForm form = read_task_edit(Fields::of_json(context.request()));

    const auto unchanged_since = [&](const Task* task) {
        precondition_of(context)(task);
        seen_version(form.version)(task);
    };

    return context.change([&](Operation& operation) {
        const Task task = tasks::edit(operation, id, form, unchanged_since);
        return task_answer(task, operation.undoable());
    });
}

Response put(Context& context) {
    const auto id = context.id<TaskId>("id");
    const TaskForm form = read_whole_task(Fields::of_json(context.request()), id);

    return context.change([&](Operation& operation) {
        const Added put = tasks::put(operation, form, precondition_of(context));
        return task_answer(put.task, operation.undoable(), put.is_new ? 201 : 200);
    });
}

Response create_restoration(Context& context) {
    const auto id = context.id<TaskId>("id");
    Fields::of_json(context.request()).done();

    return context.change([&](Operation& operation) {
        const Task task = tasks::restore(operation, id);
        return task_answer(task, operation.undoable());
    });
}

Response edit(Context& context) {
    const auto id = context.id<TaskId>("id");
    const TaskForm form = read_task_edit(Fields::of(context.request()));

    return context.change([&](Operation& operation) {
        const Task task = tasks::edit(operation, id, form, seen_version(form.version));
        return ok_answer(&task, operation.undoable());
    });
}

Response complete(Context& context) { return change_task_of_page(context, tasks::complete); }

Response reopen(Context& context) {
    const auto id = context.id<TaskId>("id");
    Fields::of(context.request()).done();

    return context.change([&](Operation& operation) {
        const Task task = tasks::reopen(operation, id);
        return ok_answer(&task, operation.undoable());
    });
}

Response skip(Context& context) { return change_task_of_page(context, tasks::skip); }

Response restore(Context& context) {
    const auto id = context.id<TaskId>("id");
    Fields::of(context.request()).done();

    return context.change([&](Operation& operation) {
        const Task task = tasks::restore(operation, id);
        return ok_answer(&task, operation.undoable());
    });
}

}  // namespace tasklight::tasks::api
