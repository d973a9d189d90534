// Projects as a kind of record: see records/record_actions. Deleting a project moves its tasks
// to the Trash and deletes its sections and the projects in it, in one operation; the Inbox stays
// for ever.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/json.hpp"
#include "features/records/record_actions.hpp"
#include "features/records/record_form.hpp"
#include "model/project.hpp"
#include "store/project_store.hpp"

namespace tasklight::projects {

struct ProjectForm {
    std::optional<ProjectId> id;
    std::optional<std::string> name;
    std::optional<std::optional<std::string>> color;
    std::optional<std::int64_t> position;
    std::optional<std::optional<ProjectId>> parent_id;
    std::optional<bool> archived;
};

struct ProjectKind {
    using Record = Project;
    using RecordId = ProjectId;
    using Form = ProjectForm;

    static constexpr const char* kEntity = "project";
    static constexpr const char* kPlural = "projects";
    static constexpr const char* kPath = "/api/v1/projects/";
    static constexpr const char* kWords = "There is no such project.";

    static std::span<const store::RecordField<Project>> fields();
    static StreamId stream(const UserId&, const Project& project) { return stream_of(project.id); }

    static constexpr auto find = store::find_project;
    static constexpr auto lock = store::lock_project;
    static bool insert(database::Transaction& transaction, const UserId& owner,
                       const Project& project);
    static constexpr auto update = store::update_project;
    static constexpr auto list = store::list_projects;

    static ProjectForm read_new(web::Fields fields);
    static ProjectForm read_edit(web::Fields fields);
    static void reset(Project& project);
    static void apply(store::Operation& operation, Project& project, const ProjectForm& form);
    static void before_change(store::Operation&, const Project&, const Project&) {}
    static void before_removal(store::Operation& operation, const Project& project);
    static void settle(store::Operation& operation, const Project& undone, const Project& project);
    static void write_fields(JsonWriter& json, const Project& project);
};

}  // namespace tasklight::projects
