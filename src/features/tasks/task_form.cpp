#include "features/tasks/task_form.hpp"

#include <utility>

#include "base/text.hpp"

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

// Browsers send line ends as CR LF (WHATWG HTML, form submission); we keep LF.
std::string with_plain_line_ends(std::string text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') plain += text[i];
    return plain;
}

void read_notes(Fields& fields, TaskForm& form) {
    if (fields.is_null("notes")) form.notes = "";
    auto notes = fields.text("notes");
    if (!notes) return;
    form.notes = with_plain_line_ends(std::move(*notes));
    if (form.notes->size() > kNotesLimit) fields.fail("notes", "Notes have at most 64 KiB.");
    if (has_control_characters(*form.notes, true))
        fields.fail("notes", "Notes are text without control characters.");
}

template <class RecordId>
std::optional<RecordId> read_id(Fields& fields, const std::string& name) {
    const auto text = fields.text(name);
    if (!text) return std::nullopt;
    auto id = RecordId::parse(*text);
    if (!id) fields.fail(name, "This must be a UUID that is not nil.");
    return id;
}

void read_common(Fields& fields, TaskForm& form, Title need) {
    read_title(fields, form, need);
    read_notes(fields, form);
    form.project_id = read_id<ProjectId>(fields, "project_id");
    form.completed = fields.flag("completed");
    if (fields.is_null("completed")) form.completed = false;
}

}  // namespace

TaskForm read_new_task(Fields fields) {
    TaskForm form;
    form.id = read_id<TaskId>(fields, "id");
    read_common(fields, form, Title::kRequired);
    fields.done();
    return form;
}

TaskForm read_whole_task(Fields fields, const TaskId& path_id) {
    TaskForm form;
    form.id = read_id<TaskId>(fields, "id");
    if (form.id && *form.id != path_id) fields.fail("id", "This must be the id of the path.");
    form.id = path_id;
    read_common(fields, form, Title::kRequired);
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
