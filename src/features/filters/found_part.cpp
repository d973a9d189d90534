#include "features/filters/found_part.hpp"

#include "features/filters/filter_query.hpp"
#include "features/filters/search_api.hpp"

namespace tasklight::filters {

FoundPart found_by(const web::Context& context, const FilterNode& filter,
                   const web::Paging& paging) {
    const User& viewer = context.viewer().user;
    auto tasks = context.database().read([&](database::Connection& connection) {
        return store::filter_tasks(connection, viewer.id, filter, view_of(viewer, context.now()),
                                   paging.after, paging.limit + 1);
    });
    FoundPart part;
    part.chips = chips_of(filter);
    part.next_cursor = web::cut_page(tasks, paging, [](const Task& last) {
                           return ListPosition{last.created_at, last.id.text()};
                       }).value_or("");
    part.is_first_page = !paging.after;
    for (const Task& task : tasks)
        part.rows.push_back(found_row(task));
    return part;
}

FoundPart found_by(const web::Context& context, const std::string& words,
                   const web::Paging& paging) {
    const SearchPage page = search(context, words, paging);
    const SearchMarks marks(words);
    FoundPart part;
    part.next_cursor = page.next_cursor.value_or("");
    part.is_first_page = !paging.after;
    for (const store::SearchHit& hit : page.hits)
        part.rows.push_back(found_row(hit.task, marks));
    return part;
}

}  // namespace tasklight::filters
