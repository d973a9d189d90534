#include <utility>

#include "features/filters/filter_page_view.hpp"
#include "features/filters/filter_pages.hpp"
#include "features/filters/filter_query.hpp"
#include "features/filters/found_part.hpp"
#include "features/filters/search_api.hpp"

namespace tasklight::filters::pages {

using http::Response;
using web::Context;

namespace {

bool has_signs_of_a_filter(std::string_view text) {
    return text.find_first_of("&|!()@#/:") != std::string_view::npos;
}

// A filter if the text can be read as one, else words. One search term alone is words, so that its
// hits are marked.
SearchView found_for(const Context& context, const std::string& query, const web::Paging& paging) {
    SearchView view;
    view.query = query;
    view.has_query = true;
    ParsedFilter parsed = parse_filter(query, today_of(context.viewer().user, context.now()));
    const auto* filter = std::get_if<FilterNode>(&parsed);
    if (filter && filter->kind != TermKind::kSearch) {
        view.is_filter = true;
        view.found = found_by(context, *filter, std::nullopt, paging);
        return view;
    }
    const std::string words = filter ? filter->words : query;
    check_search(words);
    view.found = found_by(context, words, paging);
    if (auto* fault = std::get_if<FilterFault>(&parsed); fault && has_signs_of_a_filter(query))
        view.faults = {{"q", std::move(fault->message), TextPlace{fault->start, fault->end}}};
    return view;
}

}  // namespace

Response search(Context& context) {
    const auto paging = web::read_paging(context.request(), web::kRowsMost);
    const auto query = context.request().query.find("q");
    SearchView view;
    int status = 200;
    if (query) {
        try {
            view = found_for(context, std::string(*query), paging);
        } catch (const Invalid& invalid) {
            view.query = *query;
            view.has_query = true;
            view.errors = invalid.errors;
            for (FieldError& error : view.errors)
                error.field = "q";
            status = invalid.status();
        }
    }

    Response response =
        context.page("filters/search", view.to_model(), "Search", web::Place::kSearch, status);
    if (!view.found.next_cursor.empty())
        web::link_next(response, context.request(), view.found.next_cursor);
    return response;
}

}  // namespace tasklight::filters::pages
