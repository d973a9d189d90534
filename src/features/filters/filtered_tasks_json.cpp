#include "features/filters/filtered_tasks_json.hpp"

#include "features/filters/filter_json.hpp"
#include "features/filters/filter_query.hpp"
#include "features/tasks/task_json.hpp"
#include "web/paging.hpp"

namespace tasklight::filters {

using http::Response;
using web::Context;

namespace {

std::string to_json(const std::vector<Task>& tasks, const std::optional<std::string>& next_cursor,
                    const FilterNode& filter) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    json.key("tasks").begin_array();
    for (const Task& task : tasks)
        tasks::write_task(json, task);
    json.end_array();
    json.key("next_cursor").optional_string(next_cursor);
    json.key("filter");
    write_tree(json, filter);
    json.end_object();
    return text;
}

}  // namespace

Response filtered_tasks(Context& context, std::string_view filter) {
    const User& viewer = context.viewer().user;
    const auto paging = web::read_paging(context.request());
    const FilterNode tree = read_query(filter, today_of(viewer, context.now()), "filter");

    auto tasks = context.database().read([&](database::Connection& connection) {
        return store::filter_tasks(connection, viewer.id, tree, view_of(viewer, context.now()),
                                   paging.after, paging.limit + 1);
    });
    const auto next = web::cut_page(tasks, paging, [](const Task& last) {
        return ListPosition{last.created_at, last.id.text()};
    });

    Response response = http::json(to_json(tasks, next, tree));
    if (next) web::link_next(response, context.request(), *next);
    return response;
}

}  // namespace tasklight::filters
