// The pages of saved filters and of the search as templates see them. Each struct is one page,
// filled by its handler and finished by to_model().
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/filters/found_view.hpp"
#include "model/saved_filter.hpp"

namespace tasklight::filters {

// The fields of a filter as they stand in a form.
struct FilterFields {
    std::string name;
    std::string query;
    std::string color;
    std::string version;
    std::vector<FieldError> errors;

    void add_to(web::ViewModel& model) const;
};

[[nodiscard]] FilterFields filter_fields(const SavedFilter& filter);

// Template filters/index.
struct FilterListView {
    std::vector<SavedFilter> filters;
    FilterFields fields;  // of the form for a new one
    std::string next_cursor;
    bool is_first_page = true;

    [[nodiscard]] web::ViewModel to_model() const;
};

// Template filters/show: the tasks of a filter, and the form to edit it.
struct FilterView {
    SavedFilter filter;
    FilterFields fields;
    FoundPart found;
    bool is_stale = false;  // then `filter` is what is saved now

    [[nodiscard]] web::ViewModel to_model() const;
};

// Template filters/search.
struct SearchView {
    std::string query;
    bool has_query = false;
    bool is_filter = false;
    FoundPart found;
    std::vector<FieldError> errors;
    // Why the text, which has signs of a filter, was taken for words.
    std::vector<FieldError> faults;

    [[nodiscard]] web::ViewModel to_model() const;
};

}  // namespace tasklight::filters
