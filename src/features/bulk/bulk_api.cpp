#include "features/bulk/bulk_api.hpp"

#include "base/error.hpp"
#include "features/bulk/bulk_form.hpp"
#include "features/tasks/task_actions.hpp"
#include "features/tasks/task_completion.hpp"
#include "features/tasks/task_json.hpp"

namespace tasklight::bulk {

using http::Response;
using store::Operation;

namespace {

constexpr std::size_t kAnswerMost = 16 * 1024 * 1024;  // bytes

std::optional<Task> act(Operation& operation, const TaskId& id, Action action) {
    switch (action) {
        case Action::kComplete:
            return tasks::complete(operation, id);
        case Action::kReopen:
            return tasks::reopen(operation, id);
        case Action::kSkip:
            return tasks::skip(operation, id);
        case Action::kRestore:
            return tasks::restore(operation, id);
        case Action::kDelete:
            break;
    }
    tasks::remove(operation, id);
    return std::nullopt;
}

std::vector<Task> run(Operation& operation, const BulkForm& form) {
    std::vector<Task> done;
    for (const tasks::TaskForm& added : form.added)
        done.push_back(tasks::add(operation, added).task);
    for (const TaskId& id : form.tasks) {
        auto task = form.change ? tasks::edit(operation, id, *form.change, {})
                                : act(operation, id, *form.action);
        if (task) done.push_back(std::move(*task));
    }
    return done;
}

}  // namespace

Response create(web::Context& context) {
    const BulkForm form = read_bulk(web::Fields::of_json(context.request()));

    return context.change([&](Operation& operation) {
        const auto done = run(operation, form);
        Response response = http::json(tasks::done_json(done, operation.undoable()));
        // It may be kept, to be given again to who asks with the same Idempotency-Key.
        if (response.body.size() > kAnswerMost)
            throw TooLarge("These tasks are too large to be changed at once. Do it in parts.");
        return response;
    });
}

}  // namespace tasklight::bulk
