#include "features/filters/filter_pages.hpp"

#include <utility>

#include "features/filters/filter_page_view.hpp"
#include "features/filters/filter_query.hpp"
#include "features/filters/found_part.hpp"
#include "features/filters/saved_filter_kind.hpp"
#include "features/records/record_api.hpp"
#include "features/records/way_back.hpp"
#include "http/form_data.hpp"
#include "web/form_model.hpp"
#include "web/paging.hpp"

namespace tasklight::filters::pages {

using http::Response;
using store::Operation;
using web::Context;
using web::Fields;
using web::NoticeCode;
using web::Place;

namespace {

// What was typed into the form of a filter, whatever is wrong with it.
FilterFields typed_fields(const Context& context, const Refusal& refusal) {
    const http::Parameters form = http::parse_form(context.request().body);
    const auto field = [&](const char* name) { return std::string(form.find(name).value_or("")); };
    return {field("name"), field("query"), field("color"), field("version"),
            web::errors_of(refusal)};
}

FilterListView list_view(const Context& context, const web::Paging& paging) {
    FilterListView view;
    view.filters = context.database().read([&](database::Connection& connection) {
        return store::list_filters(connection, context.viewer().user.id, paging.after,
                                   paging.limit + 1);
    });
    view.next_cursor = web::cut_page(view.filters, paging, [](const SavedFilter& last) {
                           return ListPosition{last.created_at, last.id.text()};
                       }).value_or("");
    view.is_first_page = !paging.after;
    return view;
}

FilterView filter_page(const Context& context, const FilterId& id, const web::Paging& paging) {
    const User& viewer = context.viewer().user;
    auto [filter, names] = context.database().read([&](database::Connection& connection) {
        return store::find_filter_and_names(connection, viewer.id, id);
    });
    if (!filter || filter->is_deleted()) throw NotFound(SavedFilterKind::kWords);
    FilterView view;
    view.fields = filter_fields(*filter);
    view.found =
        found_by(context, read_query(filter->query, today_of(viewer, context.now()), "query"),
                 names, paging);
    view.filter = std::move(*filter);
    return view;
}

// The form again: with the messages, or with what is saved now if it was changed meanwhile.
Response edit_again(const Context& context, const FilterId& id, const Refusal& refusal) {
    FilterView view = filter_page(context, id, {});
    const std::string present_version = view.fields.version;
    view.fields = typed_fields(context, refusal);
    view.is_stale = dynamic_cast<const Stale*>(&refusal) != nullptr;
    if (view.is_stale) view.fields.version = present_version;
    return context.page("filters/show", view.to_model(), view.filter.name, Place::kFilters,
                        refusal.status());
}

}  // namespace

Response index(Context& context) {
    const auto paging = web::read_paging(context.request(), web::kRowsMost);

    const FilterListView view = list_view(context, paging);

    Response response = context.page("filters/index", view.to_model(), "Filters", Place::kFilters);
    if (!view.next_cursor.empty()) web::link_next(response, context.request(), view.next_cursor);
    return response;
}

Response create(Context& context) {
    context.show_again([&](const Refusal& refusal) {
        FilterListView view = list_view(context, {});
        view.fields = typed_fields(context, refusal);
        return context.page("filters/index", view.to_model(), "Filters", Place::kFilters,
                            refusal.status());
    });
    const auto form = SavedFilterKind::read_new(Fields::of(context.request()));

    return context.change([&](Operation& operation) {
        (void)records::add<SavedFilterKind>(operation, form);
        return records::see_changed(context, operation, "/filters", NoticeCode::kFilterAdded);
    });
}

Response show(Context& context) {
    const auto paging = web::read_paging(context.request(), web::kRowsMost);
    const FilterView view = filter_page(context, context.id<FilterId>("id"), paging);

    Response response =
        context.page("filters/show", view.to_model(), view.filter.name, Place::kFilters);
    if (!view.found.next_cursor.empty())
        web::link_next(response, context.request(), view.found.next_cursor);
    return response;
}

Response update(Context& context) {
    const auto id = context.id<FilterId>("id");
    context.show_again(
        [&context, id](const Refusal& refusal) { return edit_again(context, id, refusal); });
    Fields fields = Fields::of(context.request());
    const auto version = fields.integer("version");
    const auto form = SavedFilterKind::read_edit(std::move(fields));

    return context.change([&](Operation& operation) {
        (void)records::edit<SavedFilterKind>(operation, id, form,
                                             records::seen_version<SavedFilterKind>(version));
        return records::see_changed(context, operation, std::string("/filters/").append(id.text()),
                                    NoticeCode::kFilterChanged);
    });
}

Response destroy(Context& context) {
    const auto id = context.id<FilterId>("id");
    Fields::of(context.request()).done();

    return context.change([&](Operation& operation) {
        records::remove<SavedFilterKind>(operation, id);
        return records::see_changed(context, operation, "/filters", NoticeCode::kFilterDeleted);
    });
}

}  // namespace tasklight::filters::pages
