// The pages of labels as templates see them. Pure; any thread may call.
#pragma once

#include <string>
#include <vector>

#include "features/records/record_fields_view.hpp"
#include "features/rows/task_row.hpp"
#include "model/label.hpp"

namespace tasklight::labels {

// Template labels/index.
struct LabelListView {
    std::vector<Label> labels;
    records::RecordFields fields;  // of the form for a new one
    std::string next_cursor;
    bool is_first_page = true;

    [[nodiscard]] web::ViewModel to_model() const;
};

// Template labels/show: the open tasks that carry the label.
struct LabelPageView {
    Label label;
    std::vector<rows::TaskRow> tasks;
    std::string next_cursor;
    bool is_first_page = true;

    [[nodiscard]] web::ViewModel to_model() const;
};

// Template labels/edit.
struct LabelFormView {
    Label label;
    records::RecordFields fields;

    [[nodiscard]] web::ViewModel to_model() const;
};

}  // namespace tasklight::labels
