#include "features/undo/undo_pages.hpp"

#include "features/records/way_back.hpp"
#include "features/tasks/task_json.hpp"
#include "features/undo/undo_actions.hpp"
#include "web/fields.hpp"

namespace tasklight::undo {

using http::Response;
using store::Operation;
using web::Context;

namespace {

OperationId read_operation(web::Fields fields) {
    const auto text = fields.text("operation");
    const auto id = OperationId::parse(text.value_or(""));
    if (!id && !fields.failed()) fields.fail("operation", "This must be the id of an operation.");
    fields.done();
    return *id;
}

}  // namespace

Response create(Context& context) {
    const OperationId undone = read_operation(web::Fields::of(context.request()));

    return context.change([&](Operation& operation) {
        (void)undo(operation, undone);
        Response response = http::see_other(records::way_back(context));
        web::set_notice(response, context.request(), web::NoticeCode::kUndone);
        return response;
    });
}

Response create_json(Context& context) {
    const OperationId undone = read_operation(web::Fields::of(context.request()));

    return context.change([&](Operation& operation) {
        const auto tasks = undo(operation, undone);
        return http::json(tasks::done_json(tasks, operation.undoable()));
    });
}

}  // namespace tasklight::undo
