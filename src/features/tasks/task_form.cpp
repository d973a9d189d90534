#include "features/tasks/task_form.hpp"

#include <utility>

#include "base/text.hpp"
#include "features/records/record_form.hpp"

namespace tasklight::tasks {
namespace {

using web::Fields;

enum class Title { kRequired, kOptional };

void read_title(Fields& fields, TaskForm& form, Title need) {
    const bool present = fields.has("title");
    auto text = fields.text("title");
    if (fields.failed("title")) return;
    if (!text && !present && need == Title::kOptional) return;

    const std::string title(trimmed(text.value_or("")));
    if (is_blank(title)) {
        fields.fail("title", "A task needs a title.");
    } else if (code_points(title) > kTitleLimit) {
        fields.fail("title", "A title has at most " + std::to_string(kTitleLimit) + " characters.");
    } else if (has_control_characters(title)) {
        fields.fail("title", "A title is one line without control characters.");
    }
    form.title = title;
}

void read_notes(Fields& fields, TaskForm& form) {
    if (fields.is_null("notes")) form.notes = "";
    auto notes = fields.text("notes");
    if (!notes) return;
    form.notes = with_plain_line_ends(*notes);
    if (form.notes->size() > kNotesLimit) fields.fail("notes", "Notes have at most 64 KiB.");
    if (has_control_characters(*form.notes, true))
        fields.fail("notes", "Notes are text without control characters.");
}

bool is_label(std::string_view label) {
    return !is_blank(label) && code_points(label) <= kLabelLimit && !has_control_characters(label);
}

void read_labels(Fields& fields, TaskForm& form) {
    if (fields.is_null("labels")) form.labels.emplace();
    auto labels = fields.texts("labels");
    if (!labels || fields.failed("labels")) return;
    if (labels->size() > kLabelsMost) fields.fail("labels", "A task has at most 50 labels.");
    for (std::string& label : *labels) {
        label = std::string(trimmed(label));
        if (!is_label(label)) {
            fields.fail("labels", "A label is 1 to 60 characters in one line.");
            break;
        }
    }
    form.labels = std::move(labels);
}

void read_numbers(Fields& fields, TaskForm& form) {
    form.priority = fields.integer("priority");
    if (fields.is_null("priority")) form.priority = kLowestPriority;
    if (form.priority && (*form.priority < 1 || *form.priority > kLowestPriority))
        fields.fail("priority", "A priority is 1, the highest, to 4.");
    form.position = records::read_position(fields);
}

// One choice of a form: a project, or a project and its section with a slash between them.
void read_place(Fields& fields, TaskForm& form) {
    if (!fields.are_from_form()) return;
    const auto text = fields.text("place");
    if (!text) return;
    const auto slash = text->find('/');
    const auto project = ProjectId::parse(text->substr(0, slash));
    const auto section =
        slash == std::string::npos ? std::nullopt : SectionId::parse(text->substr(slash + 1));
    if (!project || (slash != std::string::npos && !section))
        return fields.fail("place", "There is no such project or section.");
    form.project_id.emplace(project);
    form.section_id.emplace(section);
}

void read_common(Fields& fields, TaskForm& form, Title need) {
    read_title(fields, form, need);
    read_notes(fields, form);
    read_labels(fields, form);
    read_numbers(fields, form);
    form.project_id = records::read_id_or_none<ProjectId>(fields, "project_id");
    form.section_id = records::read_id_or_none<SectionId>(fields, "section_id");
    form.parent_id = records::read_id_or_none<TaskId>(fields, "parent_id");
    read_place(fields, form);
    form.start_date = read_date(fields, "start_date");
    form.deadline = read_date(fields, "deadline");
    form.due = read_due(fields);
    form.repeat = read_repeat(fields);
    form.completed = fields.flag("completed");
    if (fields.is_null("completed")) form.completed = false;
}

}  // namespace

std::string with_plain_line_ends(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') plain += text[i];
    return plain;
}

TaskForm read_new_task(Fields fields) {
    TaskForm form;
    form.id = records::read_id<TaskId>(fields, "id");
    read_common(fields, form, Title::kRequired);
    fields.done();
    return form;
}

TaskForm read_whole_task(Fields fields, const TaskId& path_id) {
    TaskForm form;
    form.id = records::read_id<TaskId>(fields, "id");
    if (form.id && *form.id != path_id) fields.fail("id", "This must be the id of the path.");
    form.id = path_id;
    read_common(fields, form, Title::kRequired);
    fields.ignore({"completed_at", "created_at", "updated_at", "version", "quick_text", "subtasks",
                   "occurrence", "why", "operation"});
    fields.done();
    return form;
}

TaskForm read_task_edit(Fields fields) {
    TaskForm form;
    read_common(fields, form, Title::kOptional);
    form.version = fields.integer("version");
    fields.done();
    return form;
}

}  // namespace tasklight::tasks
