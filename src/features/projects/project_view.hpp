// The pages of projects as templates see them. Pure; any thread may call.
#pragma once

#include <string>
#include <vector>

#include "features/records/record_fields_view.hpp"
#include "features/rows/task_lines.hpp"
#include "model/project.hpp"
#include "store/place_store.hpp"

namespace tasklight::projects {

// Template projects/index: the active ones, each followed by those that lie in it, and the archived
// ones apart.
struct ProjectListView {
    std::vector<Project> projects;  // in their order
    records::RecordFields fields;   // of the form for a new one
    std::string next_cursor;
    bool is_first_page = true;

    [[nodiscard]] web::ViewModel to_model() const;
};

// Template projects/show: open tasks by section, those whose start date has not come at the end.
struct ProjectPageView {
    store::ProjectParts parts;
    std::vector<rows::TaskGroup> groups;
    std::string next_cursor;
    bool is_first_page = true;
    std::string new_title;           // what was typed for a new task,
    std::string new_section;         // and where it should go
    std::string new_name;            // what was typed for a new section
    std::vector<FieldError> errors;  // of fields "title", "section_id" and "name"

    [[nodiscard]] web::ViewModel to_model() const;
};

[[nodiscard]] ProjectPageView project_page_view(store::ProjectParts parts,
                                                const std::vector<Task>& tasks,
                                                const rows::Here& here, bool is_first_page = true);

// Template projects/edit.
struct ProjectFormView {
    Project project;
    records::RecordFields fields;
    std::string parent;           // what was chosen
    std::vector<Project> others;  // that it may lie in, as far as can be told

    [[nodiscard]] web::ViewModel to_model() const;
};

[[nodiscard]] ProjectFormView project_form_view(Project project, std::vector<Project> all);

}  // namespace tasklight::projects
