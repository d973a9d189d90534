#include "features/tasks/completion_changes.hpp"

#include <array>

namespace tasklight::tasks {
namespace {

using Field = store::RecordField<Completion>;

const std::array kFields{
    Field{"task_id", [](const Completion& c) { return JsonValue(c.task_id.text()); },
          [](Completion& c, const JsonValue& v) { c.task_id = TaskId::stored(*v.string()); }},
    Field{"occurrence", [](const Completion& c) { return JsonValue(c.occurrence); },
          [](Completion& c, const JsonValue& v) { c.occurrence = *v.string(); }},
    Field{"skipped", [](const Completion& c) { return JsonValue(c.is_skip); },
          [](Completion& c, const JsonValue& v) { c.is_skip = *v.boolean(); }},
    Field{"missed", [](const Completion& c) { return JsonValue(c.missed); },
          [](Completion& c, const JsonValue& v) { c.missed = *v.integer(); }},
    Field{"deleted_at", [](const Completion& c) { return store::to_value(c.deleted_at); },
          [](Completion& c, const JsonValue& v) { c.deleted_at = store::moment_of(v); }},
};

}  // namespace

std::span<const Field> completion_fields() { return kFields; }

Change completion_created(const Task& task, const Completion& completion) {
    return {stream_of(task.project_id),
            "completion",
            completion.id.text(),
            "created",
            "{}",
            store::fields_of<Completion>(completion_fields(), completion, nullptr)};
}

Change completion_changed(const Task& task, const Completion& before, const Completion& after,
                          std::string action) {
    return {stream_of(task.project_id),
            "completion",
            after.id.text(),
            std::move(action),
            store::fields_of(completion_fields(), before, &after),
            store::fields_of(completion_fields(), after, &before)};
}

}  // namespace tasklight::tasks
