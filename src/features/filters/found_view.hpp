// What the pages of filters and of the search have in common, as templates see it: rows of tasks in
// which words can be marked, chips, and the place of a fault. Filled by pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "features/filters/filter_chips.hpp"
#include "features/filters/search_marks.hpp"
#include "features/rows/task_row.hpp"
#include "model/task.hpp"
#include "web/view_model.hpp"

namespace tasklight::filters {

// Partial filters/_found.
struct FoundRow {
    rows::TaskRow task;
    std::vector<Segment> title;
    std::vector<Segment> notes;

    [[nodiscard]] web::ViewModel to_model() const;
};

// Without marks, and with the first words of the notes.
[[nodiscard]] FoundRow found_row(const Task& task, const rows::Here& here);
[[nodiscard]] FoundRow found_row(const Task& task, const rows::Here& here,
                                 const SearchMarks& marks);

// Partials filters/_found, filters/_chips and shared page links: `found_rows`, `has_found`,
// `chips`, `has_chips`, `has_pages`, `has_next_page`, `next_cursor`, `is_later_page`.
struct FoundPart {
    std::vector<FoundRow> rows;
    std::vector<Chip> chips;
    std::string next_cursor;  // empty on the last page
    bool is_first_page = true;

    void add_to(web::ViewModel& model) const;
};

// Partial filters/_fault: the text that could not be read, its wrong part marked. `query_fault` is
// false if no error has a place.
void add_fault(web::ViewModel& model, std::string_view text, const std::vector<FieldError>& errors);

}  // namespace tasklight::filters
