#include "features/filters/filter_page_view.hpp"

#include <utility>

#include "base/text.hpp"
#include "web/form_model.hpp"

namespace tasklight::filters {

using web::ViewModel;

void FilterFields::add_to(ViewModel& model) const {
    ViewModel query_field = web::field_model("query", query, errors);
    add_fault(query_field, query, errors);
    model.child("name_field", web::field_model("name", name, errors))
        .child("query_field", std::move(query_field))
        .child("color_field", web::field_model("color", color, errors))
        .text("filter_version", version);
    web::add_errors(model, errors);
}

FilterFields filter_fields(const SavedFilter& filter) {
    return {
        filter.name, filter.query, filter.color.value_or(""), std::to_string(filter.version), {}};
}

ViewModel FilterListView::to_model() const {
    ViewModel model;
    std::vector<ViewModel> rows;
    for (const SavedFilter& filter : filters)
        rows.emplace_back()
            .text("filter_id", filter.id.text())
            .text("filter_name", filter.name)
            .text("filter_query", filter.query);
    fields.add_to(model);
    model.flag("has_filters", !filters.empty())
        .list("filters", std::move(rows))
        .flag("has_pages", !next_cursor.empty() || !is_first_page)
        .flag("has_next_page", !next_cursor.empty())
        .text("next_cursor", percent_encode(next_cursor))
        .flag("is_later_page", !is_first_page);
    return model;
}

ViewModel FilterView::to_model() const {
    ViewModel model;
    found.add_to(model);
    fields.add_to(model);
    model.text("filter_id", filter.id.text())
        .text("filter_name", filter.name)
        .text("filter_query", filter.query)
        .flag("is_stale", is_stale);
    return model;
}

ViewModel SearchView::to_model() const {
    ViewModel model;
    found.add_to(model);
    model.child("q_field", web::field_model("q", query, errors, !has_query))
        .text("search_words", percent_encode(query))
        .flag("has_query", has_query)
        .flag("is_filter", is_filter)
        .flag("has_nothing", has_query && errors.empty() && found.rows.empty())
        .flag("has_fault", !faults.empty())
        .text("fault_message", faults.empty() ? std::string() : faults.front().message);
    add_fault(model, query, faults);
    web::add_errors(model, errors);
    return model;
}

}  // namespace tasklight::filters
