#include "features/quick_add/known.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "store/label_store.hpp"
#include "store/project_store.hpp"
#include "store/section_store.hpp"

namespace tasklight::quick_add {
namespace {

constexpr std::int64_t kNamesMost = 1000;

Project present_project(database::Connection& connection, const UserId& user, const ProjectId& id) {
    auto project = store::find_project(connection, user, id);
    if (!project || project->is_deleted()) throw Invalid("project_id", "There is no such project.");
    return std::move(*project);
}

Section present_section(database::Connection& connection, const UserId& user, const SectionId& id) {
    auto section = store::find_section(connection, user, id);
    if (!section || section->is_deleted()) throw Invalid("section_id", "There is no such section.");
    return std::move(*section);
}

Place home_of(database::Connection& connection, const UserId& user, const Destination& wanted) {
    std::optional<ProjectId> project;
    if (wanted.project) project = present_project(connection, user, *wanted.project).id;
    if (wanted.section) {
        const Section section = present_section(connection, user, *wanted.section);
        if (project && *project != section.project_id)
            throw Invalid("section_id", "This section belongs to another project.");
        return {section.project_id, section.id};
    }
    return {project ? *project : store::inbox_of(connection, user).id, std::nullopt};
}

// Those of archived projects cannot be named, unless the tasks go there anyway.
void name_sections(Known& known, const std::vector<Project>& projects) {
    for (const Section& section : known.sections) {
        const auto project = std::ranges::find(projects, section.project_id, &Project::id);
        if (project == projects.end()) continue;
        if (project->is_archived() && project->id != known.home.project) continue;
        known.names.sections.push_back({project->name, section.name});
    }
}

}  // namespace

Known known_to(database::Connection& connection, const UserId& user, const Destination& wanted) {
    Known known;
    known.home = home_of(connection, user, wanted);
    known.projects = store::list_projects(connection, user, std::nullopt, kNamesMost);
    known.sections = store::list_sections(connection, user, std::nullopt, kNamesMost);
    const auto home = std::ranges::find(known.projects, known.home.project, &Project::id);
    if (home != known.projects.end()) known.home_name = home->name;
    name_sections(known, known.projects);
    std::erase_if(known.projects, [](const Project& project) { return project.is_archived(); });
    for (const Project& project : known.projects)
        known.names.projects.push_back(project.name);
    for (const tasklight::Label& label :
         store::list_labels(connection, user, std::nullopt, kNamesMost))
        known.names.labels.push_back(label.name);
    return known;
}

Settings settings_for(const Known& known, const Preferences& preferences, Moment now) {
    Settings settings;
    settings.now = now;
    settings.zone = TimeZone::find_or_utc(preferences.zone);
    settings.locale = locale_of(preferences.locale);
    settings.week_start = parse_weekday(preferences.week_start).value_or(std::chrono::Monday);
    settings.names = known.names;
    settings.home = known.home_name;
    return settings;
}

}  // namespace tasklight::quick_add
