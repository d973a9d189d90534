#include "features/sections/section_kind.hpp"

#include <array>

#include "features/tasks/task_saving.hpp"
#include "store/project_store.hpp"
#include "store/task_place_store.hpp"

namespace tasklight::sections {

using store::Operation;

namespace {

using Field = store::RecordField<Section>;

const std::array kFields{
    Field{"project_id", [](const Section& s) { return JsonValue(s.project_id.text()); },
          [](Section& s, const JsonValue& v) { s.project_id = ProjectId::stored(*v.string()); }},
    Field{"name", [](const Section& s) { return JsonValue(s.name); },
          [](Section& s, const JsonValue& v) { s.name = *v.string(); }},
    Field{"position", [](const Section& s) { return JsonValue(s.position); },
          [](Section& s, const JsonValue& v) { s.position = *v.integer(); }},
    Field{"deleted_at", [](const Section& s) { return store::to_value(s.deleted_at); },
          [](Section& s, const JsonValue& v) { s.deleted_at = store::moment_of(v); }},
};

SectionForm read(web::Fields& fields, bool is_new) {
    SectionForm form;
    form.name = records::read_name(fields, is_new);
    form.project_id = records::read_id<ProjectId>(fields, "project_id");
    if (is_new && !form.project_id && !fields.failed("project_id"))
        fields.fail("project_id", "A section belongs to a project.");
    form.position = records::read_position(fields);
    return form;
}

bool is_present(Operation& operation, const ProjectId& id) {
    const auto project = store::find_project(operation.transaction(), operation.actor(), id);
    return project && !project->is_deleted();
}

}  // namespace

std::span<const Field> SectionKind::fields() { return kFields; }

SectionForm SectionKind::read_new(web::Fields fields) {
    auto id = records::read_id<SectionId>(fields, "id");
    SectionForm form = read(fields, true);
    form.id = std::move(id);
    fields.done();
    return form;
}

SectionForm SectionKind::read_edit(web::Fields fields) {
    SectionForm form = read(fields, false);
    fields.done();
    return form;
}

void SectionKind::apply(Operation& operation, Section& section, const SectionForm& form) {
    if (form.name) section.name = *form.name;
    if (form.position) section.position = *form.position;
    if (!form.project_id) return;
    if (!is_present(operation, *form.project_id))
        throw Invalid("project_id", "There is no such project.");
    section.project_id = *form.project_id;
}

void SectionKind::before_change(Operation& operation, const Section& before, const Section& after) {
    if (before.project_id == after.project_id) return;
    for (const Task& task :
         store::lock_tasks_in_section(operation.transaction(), operation.actor(), before.id)) {
        Task moved = task;
        moved.project_id = after.project_id;
        (void)tasks::save(operation, task, std::move(moved), "updated");
    }
}

void SectionKind::before_removal(Operation& operation, const Section& section) {
    for (const Task& task :
         store::lock_tasks_in_section(operation.transaction(), operation.actor(), section.id)) {
        Task without = task;
        without.section_id.reset();
        (void)tasks::save(operation, task, std::move(without), "updated");
    }
}

void SectionKind::settle(Operation& operation, const Section&, const Section& section) {
    if (!section.is_deleted() && !is_present(operation, section.project_id))
        throw Conflict("This cannot be undone: the project of the section is gone.");
    for (const Task& task :
         store::lock_tasks_in_section(operation.transaction(), operation.actor(), section.id)) {
        if (task.is_deleted()) continue;
        if (section.is_deleted())
            throw Conflict("This cannot be undone: tasks lie in the section by now.");
        Task gathered = task;
        gathered.project_id = section.project_id;
        (void)tasks::save(operation, task, std::move(gathered), "updated");
    }
}

void SectionKind::write_fields(JsonWriter& json, const Section& section) {
    json.key("id").string(section.id.text());
    json.key("project_id").string(section.project_id.text());
    json.key("name").string(section.name);
    json.key("position").integer(section.position);
    json.key("created_at").moment(section.created_at);
    json.key("updated_at").moment(section.updated_at);
    json.key("version").integer(section.version);
}

}  // namespace tasklight::sections
