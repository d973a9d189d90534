#include "features/trash/trash_pages.hpp"

#include "features/trash/trash_view.hpp"
#include "store/task_store.hpp"
#include "web/paging.hpp"

namespace tasklight::trash::pages {

namespace {

// Lists are few; who deletes more of them than that can still undo the earlier ones as a program.
constexpr std::int64_t kMostRecords = 100;

}  // namespace

http::Response show(web::Context& context) {
    const auto paging = web::read_paging(context.request(), web::kRowsMost);
    const Viewer& viewer = context.viewer();
    TrashView view;
    view.is_first_page = !paging.after;
    context.database().read([&](database::Connection& connection) {
        auto tasks = store::list_tasks(connection, viewer.user.id, store::TaskList::kTrash,
                                       paging.after, paging.limit + 1);
        view.next_cursor = web::cut_page(tasks, paging, [](const Task& last) {
                               return store::position_of(last, store::TaskList::kTrash);
                           }).value_or("");
        view.tasks = rows::task_rows(tasks, rows::here_of(viewer.user, context.now()));
        if (view.is_first_page)
            view.records = store::deleted_records(connection, viewer.user.id, kMostRecords);
    });

    http::Response response =
        context.page("trash/show", view.to_model(), "Trash", web::Place::kTrash);
    if (!view.next_cursor.empty()) web::link_next(response, context.request(), view.next_cursor);
    return response;
}

}  // namespace tasklight::trash::pages
