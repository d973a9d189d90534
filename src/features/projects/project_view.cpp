#include "features/projects/project_view.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "web/form_model.hpp"

namespace tasklight::projects {
namespace {

using rows::TaskGroup;
using web::ViewModel;

ViewModel project_model(const Project& project, bool is_nested) {
    ViewModel model;
    model.text("project_id", project.id.text())
        .text("project_name", project.name)
        .flag("project_is_inbox", project.is_inbox)
        .flag("project_is_nested", is_nested)
        .flag("project_is_archived", project.is_archived());
    records::add_swatch(model, project.color);
    return model;
}

// Each one that lies in none, or in one that is not among them, followed by those in it.
std::vector<ViewModel> nested_models(const std::vector<Project>& projects, bool archived) {
    std::set<ProjectId> present;
    std::map<ProjectId, std::vector<const Project*>> inner;
    for (const Project& project : projects)
        if (project.is_archived() == archived) present.insert(project.id);
    const auto is_nested = [&](const Project& project) {
        return project.parent_id && present.contains(*project.parent_id);
    };
    for (const Project& project : projects)
        if (present.contains(project.id) && is_nested(project))
            inner[*project.parent_id].push_back(&project);
    std::vector<ViewModel> models;
    for (const Project& project : projects) {
        if (!present.contains(project.id) || is_nested(project)) continue;
        models.push_back(project_model(project, false));
        for (const Project* within : inner[project.id])
            models.push_back(project_model(*within, true));
    }
    return models;
}

std::vector<web::Option> section_options(const std::vector<Section>& sections) {
    std::vector<web::Option> options{{"", "No section"}};
    for (const Section& section : sections)
        options.push_back({section.id.text(), section.name});
    return options;
}

std::string heading_id(const Section& section) {
    return std::string("section-").append(section.id.text());
}

}  // namespace

ViewModel ProjectListView::to_model() const {
    ViewModel model;
    auto archived = nested_models(projects, true);
    fields.add_to(model);
    model.list("projects", nested_models(projects, false))
        .flag("has_archived", !archived.empty())
        .list("archived_projects", std::move(archived));
    rows::add_page_links(model, next_cursor, is_first_page);
    return model;
}

ViewModel ProjectPageView::to_model() const {
    ViewModel model = project_model(parts.project, false);
    model.rows("line_rows", rows::lines_of(groups))
        .flag("has_lines", !groups.empty())
        .flag("has_sections", !parts.sections.empty())
        .child("title_field", web::field_model("title", new_title, errors))
        .child("section_id_field", web::choice_model("section_id", new_section,
                                                     section_options(parts.sections), errors))
        .child("name_field", web::field_model("name", new_name, errors));
    web::add_errors(model, errors);
    rows::add_page_links(model, next_cursor, is_first_page);
    return model;
}

ProjectPageView project_page_view(store::ProjectParts parts, const std::vector<Task>& tasks,
                                  const rows::Here& here, bool is_first_page) {
    std::map<std::string, std::vector<const Task*>> in_section;  // by its id; empty: in none
    std::vector<const Task*> later;
    std::set<std::string> known;
    for (const Section& section : parts.sections)
        known.insert(section.id.text());
    for (const Task& task : tasks) {
        const std::string section = task.section_id ? task.section_id->text() : std::string();
        const bool is_later = task.start_date && *task.start_date > here.today();
        (is_later ? later : in_section[known.contains(section) ? section : ""]).push_back(&task);
    }
    ProjectPageView view;
    view.is_first_page = is_first_page;
    const auto add = [&](TaskGroup group, const std::vector<const Task*>& members) {
        group.rows = rows::nested_rows(members, here);
        view.groups.push_back(std::move(group));
    };
    if (!in_section[""].empty())
        add({.id = "no-section", .name = "Tasks in no section", .has_heading = false},
            in_section[""]);
    for (const Section& section : parts.sections) {
        const auto& members = in_section[section.id.text()];
        if (members.empty() && !is_first_page) continue;
        add({.id = heading_id(section),
             .name = section.name,
             .edit_path = std::string("/sections/").append(section.id.text()).append("/edit")},
            members);
    }
    if (!later.empty()) add({.id = "later", .name = "Later"}, later);
    view.parts = std::move(parts);
    return view;
}

ViewModel ProjectFormView::to_model() const {
    std::vector<web::Option> options{{"", "None"}};
    for (const Project& other : others)
        options.push_back({other.id.text(), other.name});
    ViewModel model = project_model(project, false);
    fields.add_to(model);
    model.child("parent_id_field", web::choice_model("parent_id", parent, options, fields.errors));
    return model;
}

ProjectFormView project_form_view(Project project, std::vector<Project> all) {
    ProjectFormView view;
    view.fields = records::fields_of(project);
    if (project.parent_id) view.parent = project.parent_id->text();
    std::erase_if(all, [&](const Project& other) {
        const bool is_present = project.parent_id && other.id == *project.parent_id;
        return !is_present &&
               (other.id == project.id || other.is_inbox || other.parent_id || other.is_archived());
    });
    view.others = std::move(all);
    view.project = std::move(project);
    return view;
}

}  // namespace tasklight::projects
