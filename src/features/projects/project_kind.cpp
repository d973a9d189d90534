#include "features/projects/project_kind.hpp"

#include <array>

#include "features/sections/section_kind.hpp"
#include "features/tasks/task_saving.hpp"
#include "store/task_place_store.hpp"

namespace tasklight::projects {

using store::Operation;

namespace {

using Field = store::RecordField<Project>;

const std::array kFields{
    Field{"name", [](const Project& p) { return JsonValue(p.name); },
          [](Project& p, const JsonValue& v) { p.name = *v.string(); }},
    Field{"color", [](const Project& p) { return store::to_value(p.color); },
          [](Project& p, const JsonValue& v) { p.color = store::text_of(v); }},
    Field{"position", [](const Project& p) { return JsonValue(p.position); },
          [](Project& p, const JsonValue& v) { p.position = *v.integer(); }},
    Field{"parent_id", [](const Project& p) { return store::to_value(p.parent_id); },
          [](Project& p, const JsonValue& v) { p.parent_id = store::id_of<ProjectId>(v); }},
    Field{"archived_at", [](const Project& p) { return store::to_value(p.archived_at); },
          [](Project& p, const JsonValue& v) { p.archived_at = store::moment_of(v); }},
    Field{"deleted_at", [](const Project& p) { return store::to_value(p.deleted_at); },
          [](Project& p, const JsonValue& v) { p.deleted_at = store::moment_of(v); }},
};

ProjectForm read(web::Fields& fields, bool is_new) {
    ProjectForm form;
    form.name = records::read_name(fields, is_new);
    form.color = records::read_color(fields);
    form.position = records::read_position(fields);
    form.parent_id = records::read_id_or_none<ProjectId>(fields, "parent_id");
    if (fields.is_null("archived")) fields.fail("archived", "This must be true or false.");
    form.archived = fields.flag("archived");
    return form;
}

// One level: what lies in a project holds none, and the Inbox takes no part.
void put_in(Operation& operation, Project& project, const std::optional<ProjectId>& wanted) {
    if (!wanted) {
        project.parent_id.reset();
        return;
    }
    const auto parent = store::find_project(operation.transaction(), operation.actor(), *wanted);
    if (!parent || parent->is_deleted() || parent->id == project.id)
        throw Invalid("parent_id", "There is no such project.");
    if (parent->parent_id || parent->is_inbox || project.is_inbox ||
        store::has_projects_in(operation.transaction(), operation.actor(), project.id))
        throw Invalid("parent_id", "Projects lie one level deep, and the Inbox in none.");
    project.parent_id = parent->id;
}

void set_archived(Operation& operation, Project& project, bool archived) {
    if (project.is_inbox && archived) throw Invalid("archived", "The Inbox cannot be archived.");
    if (archived != project.is_archived())
        project.archived_at = archived ? std::optional(operation.now()) : std::nullopt;
}

void trash_contents(Operation& operation, const Project& project) {
    for (const Task& task :
         store::lock_tasks_in_project(operation.transaction(), operation.actor(), project.id)) {
        Task gone = task;
        gone.deleted_at = operation.now();
        (void)tasks::save(operation, task, std::move(gone), "deleted");
    }
    for (const Section& section :
         store::lock_sections_in(operation.transaction(), operation.actor(), project.id)) {
        Section gone = section;
        gone.deleted_at = operation.now();
        (void)records::save<sections::SectionKind>(operation, section, std::move(gone), "deleted");
    }
}

bool holds_anything(Operation& operation, const Project& project) {
    auto& transaction = operation.transaction();
    const UserId& owner = operation.actor();
    return !store::lock_tasks_in_project(transaction, owner, project.id).empty() ||
           !store::lock_sections_in(transaction, owner, project.id).empty() ||
           store::has_projects_in(transaction, owner, project.id);
}

}  // namespace

std::span<const Field> ProjectKind::fields() { return kFields; }

bool ProjectKind::insert(database::Transaction& transaction, const UserId& owner,
                         const Project& project) {
    if (!store::insert_stream_once(transaction, stream_of(project.id))) return false;
    Project owned = project;
    owned.owner_id = owner;
    store::insert_project(transaction, owned);
    return true;
}

ProjectForm ProjectKind::read_new(web::Fields fields) {
    auto id = records::read_id<ProjectId>(fields, "id");
    ProjectForm form = read(fields, true);
    form.id = std::move(id);
    fields.done();
    return form;
}

ProjectForm ProjectKind::read_edit(web::Fields fields) {
    ProjectForm form = read(fields, false);
    fields.done();
    return form;
}

void ProjectKind::reset(Project& project) {
    project.color.reset();
    project.parent_id.reset();
    project.archived_at.reset();
}

void ProjectKind::apply(Operation& operation, Project& project, const ProjectForm& form) {
    if (form.name) project.name = *form.name;
    if (form.color) project.color = *form.color;
    if (form.position) project.position = *form.position;
    if (form.archived) set_archived(operation, project, *form.archived);
    if (form.parent_id && *form.parent_id != project.parent_id)
        put_in(operation, project, *form.parent_id);
}

void ProjectKind::before_removal(Operation& operation, const Project& project) {
    if (project.is_inbox) throw Forbidden("The Inbox cannot be deleted.");
    for (const Project& inner :
         store::lock_projects_in(operation.transaction(), operation.actor(), project.id)) {
        trash_contents(operation, inner);
        Project gone = inner;
        gone.deleted_at = operation.now();
        (void)records::save<ProjectKind>(operation, inner, std::move(gone), "deleted");
    }
    trash_contents(operation, project);
}

void ProjectKind::settle(Operation& operation, const Project&, const Project& project) {
    if (project.is_deleted()) {
        if (holds_anything(operation, project))
            throw Conflict("This cannot be undone: something lies in the project by now.");
        return;
    }
    try {
        Project placed = project;
        put_in(operation, placed, project.parent_id);
    } catch (const Invalid& invalid) {
        throw Conflict("This cannot be undone: the project would lie where none can lie now. " +
                       invalid.errors.front().message);
    }
}

void ProjectKind::write_fields(JsonWriter& json, const Project& project) {
    json.key("id").string(project.id.text());
    json.key("name").string(project.name);
    json.key("color").optional_string(project.color);
    json.key("position").integer(project.position);
    json.key("parent_id").optional_id(project.parent_id);
    json.key("is_inbox").boolean(project.is_inbox);
    json.key("archived").boolean(project.is_archived());
    json.key("archived_at").moment(project.archived_at);
    json.key("created_at").moment(project.created_at);
    json.key("updated_at").moment(project.updated_at);
    json.key("version").integer(project.version);
}

}  // namespace tasklight::projects
