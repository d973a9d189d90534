#include "features/tasks/completion_api.hpp"

#include "features/tasks/dates_json.hpp"
#include "features/tasks/task_completion.hpp"
#include "features/tasks/task_json.hpp"
#include "features/tasks/task_precondition.hpp"
#include "features/tasks/task_repeat.hpp"
#include "store/completion_store.hpp"
#include "store/task_store.hpp"
#include "web/fields.hpp"
#include "web/paging.hpp"

namespace tasklight::tasks::completion_api {

using http::Response;
using store::Operation;
using web::Context;

namespace {

constexpr std::int64_t kOccurrencesMost = 200;

std::optional<LocalTime> read_occurrence(web::Fields fields) {
    const auto text = fields.text("occurrence");
    const auto occurrence = text ? parse_local_time(*text) : std::nullopt;
    if (text && !occurrence)
        fields.fail("occurrence", "A date is written as 2027-01-31, with a time 2027-01-31T09:00.");
    fields.done();
    return occurrence;
}

using Verb = Task (*)(Operation&, const TaskId&, const Precondition&,
                      const std::optional<LocalTime>&);

Response change_occurrence(Context& context, Verb verb) {
    const auto id = context.id<TaskId>("id");
    const auto occurrence = read_occurrence(web::Fields::of_json(context.request()));

    return context.change([&](Operation& operation) {
        const Task task = verb(operation, id, precondition_of(context), occurrence);
        return task_answer(task, operation.undoable());
    });
}

Task present(database::Connection& connection, const Context& context, const TaskId& id) {
    auto task = store::find_task(connection, context.viewer().user.id, id);
    if (!task || task->is_deleted()) throw NotFound("There is no such task.");
    return std::move(*task);
}

}  // namespace

Response create(Context& context) { return change_occurrence(context, complete); }

Response skip(Context& context) { return change_occurrence(context, tasks::skip); }

Response destroy(Context& context) {
    const auto id = context.id<TaskId>("id");
    web::Fields::of_json(context.request()).done();

    return context.change([&](Operation& operation) {
        const Task task = reopen(operation, id, precondition_of(context));
        return task_answer(task, operation.undoable());
    });
}

Response index(Context& context) {
    const auto id = context.id<TaskId>("id");
    const auto paging = web::read_paging(context.request());

    auto completions = context.database().read([&](database::Connection& connection) {
        (void)present(connection, context, id);
        return store::list_completions(connection, context.viewer().user.id, id, paging.after,
                                       paging.limit + 1);
    });
    const auto next = web::cut_page(completions, paging, [](const Completion& last) {
        return ListPosition{last.happened_at, last.id.text()};
    });

    Response response = http::json(completions_json(completions, next));
    if (next) web::link_next(response, context.request(), *next);
    return response;
}

Response occurrences(Context& context) {
    const auto id = context.id<TaskId>("id");
    const std::int64_t limit = web::read_limit(context.request(), kOccurrencesMost);

    const Task task = context.database().read(
        [&](database::Connection& connection) { return present(connection, context, id); });

    const auto list = occurrences_of(task, static_cast<std::size_t>(limit));
    return http::json(occurrences_json(task, list));
}

}  // namespace tasklight::tasks::completion_api
