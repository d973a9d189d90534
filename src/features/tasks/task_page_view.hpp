// The page of one task as its template sees it: its form, what lies below it, and why it is due
// when it is. Pure but for the table of time zones; any thread may call. Template: tasks/show.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/rows/task_row.hpp"
#include "features/tasks/task_texts.hpp"
#include "store/place_store.hpp"
#include "store/task_tree_store.hpp"

namespace tasklight::tasks {

struct TaskPageView {
    store::TaskFamily family;  // as it is saved
    std::vector<store::TaskPlace> places;
    rows::Here here;
    FormTexts texts;      // what stands in the form
    std::string version;  // that the form is an edit of
    bool is_stale = false;
    std::string new_subtask;
    std::vector<FieldError> errors;

    [[nodiscard]] web::ViewModel to_model() const;
};

[[nodiscard]] TaskPageView task_page_view(store::TaskFamily family,
                                          std::vector<store::TaskPlace> places, rows::Here here);

// The page with what was typed and why it was refused. After a stale edit it shows what is saved
// wherever that differs from what was typed; saving again then overwrites on purpose, because the
// form carries the present version.
void show_typed(TaskPageView& view, const http::Parameters& form, const Refusal& refusal);

// The same for the form of a new subtask.
void show_typed_subtask(TaskPageView& view, const http::Parameters& form, const Refusal& refusal);

}  // namespace tasklight::tasks
