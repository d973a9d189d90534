#include "features/filters/found_part.hpp"

#include "features/filters/filter_query.hpp"
#include "features/filters/search_api.hpp"

namespace tasklight::filters {

FoundPart found_by(const web::Context& context, const FilterNode& filter,
                   const std::optional<store::FilterNames>& names, const web::Paging& paging) {
    const User& viewer = context.viewer().user;
    const store::FilterView view = view_of(viewer, context.now());
    auto tasks = context.database().read([&](database::Connection& connection) {
        return names ? store::filter_tasks(connection, viewer.id, filter, view, *names,
                                           paging.after, paging.limit + 1)
                     : store::filter_tasks(connection, viewer.id, filter, view, paging.after,
                                           paging.limit + 1);
    });
    const rows::Here here = rows::here_of(viewer, context.now());
    FoundPart part;
    part.chips = chips_of(filter);
    part.next_cursor = web::cut_page(tasks, paging, [](const Task& last) {
                           return ListPosition{last.created_at, last.id.text()};
                       }).value_or("");
    part.is_first_page = !paging.after;
    for (const Task& task : tasks)
        part.rows.push_back(found_row(task, here));
    return part;
}

FoundPart found_by(const web::Context& context, const std::string& words,
                   const web::Paging& paging) {
    const SearchPage page = search(context, words, paging);
    const SearchMarks marks(words);
    const rows::Here here = rows::here_of(context.viewer().user, context.now());
    FoundPart part;
    part.next_cursor = page.next_cursor.value_or("");
    part.is_first_page = !paging.after;
    for (const store::SearchHit& hit : page.hits)
        part.rows.push_back(found_row(hit.task, here, marks));
    return part;
}

}  // namespace tasklight::filters
