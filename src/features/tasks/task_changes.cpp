#include "features/tasks/task_changes.hpp"

#include <array>
#include <optional>

namespace tasklight::tasks {
namespace {

JsonValue from_moment(const std::optional<Moment>& moment) {
    return moment ? JsonValue(moment->ms) : JsonValue();
}

std::optional<Moment> to_moment(const JsonValue& value) {
    if (const auto* ms = value.integer()) return Moment{*ms};
    return std::nullopt;
}

// One entry for each field that a user can change; a new field of a task is added here.
struct Field {
    const char* name;
    JsonValue (*get)(const Task&);
    void (*set)(Task&, const JsonValue&);
};

const std::array kFields{
    Field{"project_id", [](const Task& t) { return JsonValue(t.project_id.text()); },
          [](Task& t, const JsonValue& v) { t.project_id = ProjectId::stored(*v.string()); }},
    Field{"title", [](const Task& t) { return JsonValue(t.title); },
          [](Task& t, const JsonValue& v) { t.title = *v.string(); }},
    Field{"notes", [](const Task& t) { return JsonValue(t.notes); },
          [](Task& t, const JsonValue& v) { t.notes = *v.string(); }},
    Field{"completed_at", [](const Task& t) { return from_moment(t.completed_at); },
          [](Task& t, const JsonValue& v) { t.completed_at = to_moment(v); }},
    Field{"deleted_at", [](const Task& t) { return from_moment(t.deleted_at); },
          [](Task& t, const JsonValue& v) { t.deleted_at = to_moment(v); }},
};

// The fields of `task` that differ from those of `other`; all of them without `other`.
std::string fields_of(const Task& task, const Task* other) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    for (const Field& field : kFields) {
        const JsonValue value = field.get(task);
        if (!other || field.get(*other) != value) json.key(field.name).value(value);
    }
    json.end_object();
    return text;
}

}  // namespace

bool differ(const Task& a, const Task& b) {
    for (const Field& field : kFields)
        if (field.get(a) != field.get(b)) return true;
    return false;
}

Change created(const Task& task) {
    return {stream_of(task.project_id), "task", task.id.text(), "created", "{}",
            fields_of(task, nullptr)};
}

Change changed(const Task& before, const Task& after, std::string action) {
    return {stream_of(after.project_id),
            "task",
            after.id.text(),
            std::move(action),
            fields_of(before, &after),
            fields_of(after, &before)};
}

bool has_fields(const Task& task, const JsonValue& fields) {
    for (const Field& field : kFields)
        if (const JsonValue* value = fields.find(field.name); value && field.get(task) != *value)
            return false;
    return true;
}

void set_fields(Task& task, const JsonValue& fields) {
    for (const Field& field : kFields)
        if (const JsonValue* value = fields.find(field.name)) field.set(task, *value);
}

}  // namespace tasklight::tasks
