#include "features/agenda/agenda_pages.hpp"

#include "features/agenda/agenda_view.hpp"
#include "store/task_date_store.hpp"
#include "web/paging.hpp"

namespace tasklight::agenda::pages {

using http::Response;
using web::Context;

namespace {

using List = std::vector<Task> (*)(database::Connection&, const UserId&, const store::ReadersDay&,
                                   const std::optional<store::DuePosition>&, std::int64_t);
using View = AgendaView (*)(std::vector<Task>, const rows::Here&);

// A due date stands in the cursor as the number of its day, counted from the first there is.
const Date kFirstDay{std::chrono::year(1), std::chrono::January, std::chrono::day(1)};
const Date kLastDay{std::chrono::year(9999), std::chrono::December, std::chrono::day(31)};

ListPosition position_of(const Task& last) {
    return {Moment{days_between(kFirstDay, last.due->date)}, last.id.text()};
}

std::optional<store::DuePosition> due_position(const std::optional<ListPosition>& cursor) {
    if (!cursor) return std::nullopt;
    if (cursor->moment.ms > days_between(kFirstDay, kLastDay))
        throw Malformed("The cursor is not one of ours.");
    return store::DuePosition{plus_days(kFirstDay, cursor->moment.ms), cursor->id};
}

store::ReadersDay day_of(const rows::Here& here) {
    const Date tomorrow = plus_days(here.today(), 1);
    return {here.today(), here.zone.instant(tomorrow, TimeOfDay(0)).moment};
}

AgendaView agenda(const Context& context, List list, View view_of) {
    const auto paging = web::read_whole_page(context.request());
    const rows::Here here = rows::here_of(context.viewer().user, context.now());

    auto tasks = context.database().read([&](database::Connection& connection) {
        return list(connection, context.viewer().user.id, day_of(here), due_position(paging.after),
                    paging.limit + 1);
    });
    const auto next = web::cut_page(tasks, paging, position_of);

    AgendaView view = view_of(std::move(tasks), here);
    view.next_cursor = next.value_or("");
    view.is_first_page = !paging.after;
    return view;
}

Response shown(const Context& context, const AgendaView& view, const char* name, const char* title,
               web::Place place) {
    Response response = context.page(name, view.to_model(), title, place);
    if (!view.next_cursor.empty()) web::link_next(response, context.request(), view.next_cursor);
    return response;
}

}  // namespace

Response today(Context& context) {
    const AgendaView view = agenda(context, store::list_due_until, today_view);

    return shown(context, view, "agenda/today", "Today", web::Place::kToday);
}

Response upcoming(Context& context) {
    const AgendaView view = agenda(context, store::list_due_after, upcoming_view);

    return shown(context, view, "agenda/upcoming", "Upcoming", web::Place::kUpcoming);
}

}  // namespace tasklight::agenda::pages
