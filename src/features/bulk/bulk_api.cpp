#include "features/bulk/bulk_api.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "features/bulk/bulk_form.hpp"
#include "features/tasks/task_actions.hpp"
#include "features/tasks/task_completion.hpp"
#include "features/tasks/task_json.hpp"
#include "features/tasks/task_saving.hpp"
#include "store/task_tree_store.hpp"

namespace tasklight::bulk {

using http::Response;
using store::Operation;

namespace {

constexpr std::size_t kAnswerMost = 16 * 1024 * 1024;  // bytes

void act(Operation& operation, const TaskId& id, Action action) {
    switch (action) {
        case Action::kComplete:
            (void)tasks::complete(operation, id);
            return;
        case Action::kReopen:
            (void)tasks::reopen(operation, id);
            return;
        case Action::kSkip:
            (void)tasks::skip(operation, id);
            return;
        case Action::kRestore:
            (void)tasks::restore(operation, id);
            return;
        case Action::kDelete:
            tasks::remove(operation, id);
    }
}

// Each task once, and in an order of its own. A task that moves or is restored takes those below
// it along, so these come after it; else they come first, while they are as they were.
std::vector<TaskId> in_order(Operation& operation, const BulkForm& form) {
    std::set<std::pair<std::size_t, TaskId>> by_depth;
    for (const TaskId& id : form.tasks) {
        const auto above = store::tasks_above(operation.transaction(), operation.actor(), id);
        by_depth.emplace(above.size(), id);
    }
    std::vector<TaskId> ids;
    for (const auto& [depth, id] : by_depth)
        ids.push_back(id);
    if (!form.change && form.action != Action::kRestore) std::reverse(ids.begin(), ids.end());
    return ids;
}

std::vector<TaskId> add(Operation& operation, const BulkForm& form) {
    std::vector<TaskId> added;
    for (const tasks::TaskForm& task : form.added)
        added.push_back(tasks::add(operation, task).task.id);
    return added;
}

void change(Operation& operation, const BulkForm& form) {
    for (const TaskId& id : in_order(operation, form)) {
        if (form.change) {
            (void)tasks::edit(operation, id, *form.change, {});
        } else {
            act(operation, id, *form.action);
        }
    }
}

std::vector<Task> run(Operation& operation, const BulkForm& form) {
    const auto added = add(operation, form);
    change(operation, form);
    std::vector<Task> done;
    for (const TaskId& id : form.added.empty() ? form.tasks : added)
        done.push_back(tasks::as_it_stands(operation, id));
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
