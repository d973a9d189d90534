#include "features/tasks/task_changes.hpp"

#include <array>
#include <optional>

namespace tasklight::tasks {
namespace {

using Field = store::RecordField<Task>;
using store::id_of;
using store::moment_of;
using store::text_of;
using store::to_value;

JsonValue from_date(const std::optional<Date>& date) {
    return date ? JsonValue(to_text(*date)) : JsonValue();
}

std::optional<Date> date_of(const JsonValue* value) {
    const auto* text = value ? value->string() : nullptr;
    return text ? parse_date(*text) : std::nullopt;
}

JsonValue from_labels(const std::vector<std::string>& labels) {
    JsonValue::Array values;
    for (const std::string& label : labels)
        values.emplace_back(label);
    return JsonValue(std::move(values));
}

std::vector<std::string> labels_of(const JsonValue& value) {
    std::vector<std::string> labels;
    if (const auto* values = value.array())
        for (const JsonValue& label : *values)
            labels.push_back(*label.string());
    return labels;
}

JsonValue from_due(const std::optional<Due>& due) {
    if (!due) return {};
    JsonValue::Object object;
    object.push_back({"date", JsonValue(to_text(due->date))});
    object.push_back({"time", due->time ? JsonValue(to_text(*due->time)) : JsonValue()});
    object.push_back({"zone", JsonValue(due->zone)});
    return JsonValue(std::move(object));
}

std::optional<Due> due_of(const JsonValue& value) {
    const auto date = date_of(value.find("date"));
    if (!date) return std::nullopt;
    const auto* time = value.find("time")->string();
    return Due{*date, time ? parse_time(*time) : std::nullopt, *value.find("zone")->string()};
}

JsonValue from_repeat(const std::optional<Repeat>& repeat) {
    if (!repeat) return {};
    JsonValue::Object object;
    object.push_back({"rule", JsonValue(repeat->rule)});
    object.push_back({"completion", JsonValue(repeat->mode == RepeatMode::kCompletion)});
    object.push_back({"skip", JsonValue(repeat->month_end == ShortMonth::kSkip)});
    object.push_back({"anchor", JsonValue(repeat->anchor)});
    object.push_back({"paused", JsonValue(repeat->is_paused)});
    object.push_back({"each", JsonValue(repeat->missed == MissedDates::kEach)});
    object.push_back({"zone", JsonValue(repeat->zone)});
    return JsonValue(std::move(object));
}

std::optional<Repeat> repeat_of(const JsonValue& value) {
    if (!value.object()) return std::nullopt;
    const auto holds = [&](const char* name) { return *value.find(name)->boolean(); };
    return Repeat{*value.find("rule")->string(),
                  holds("completion") ? RepeatMode::kCompletion : RepeatMode::kSchedule,
                  holds("skip") ? ShortMonth::kSkip : ShortMonth::kClamp,
                  *value.find("anchor")->string(),
                  holds("paused"),
                  holds("each") ? MissedDates::kEach : MissedDates::kSkip,
                  *value.find("zone")->string()};
}

JsonValue from_local(const std::optional<LocalTime>& local) {
    return local ? JsonValue(to_text(*local)) : JsonValue();
}

std::optional<LocalTime> local_of(const JsonValue& value) {
    const auto* text = value.string();
    return text ? parse_local_time(*text) : std::nullopt;
}

const std::array kFields{
    Field{"project_id", [](const Task& t) { return JsonValue(t.project_id.text()); },
          [](Task& t, const JsonValue& v) { t.project_id = ProjectId::stored(*v.string()); }},
    Field{"section_id", [](const Task& t) { return to_value(t.section_id); },
          [](Task& t, const JsonValue& v) { t.section_id = id_of<SectionId>(v); }},
    Field{"parent_id", [](const Task& t) { return to_value(t.parent_id); },
          [](Task& t, const JsonValue& v) { t.parent_id = id_of<TaskId>(v); }},
    Field{"position", [](const Task& t) { return JsonValue(t.position); },
          [](Task& t, const JsonValue& v) { t.position = *v.integer(); }},
    Field{"title", [](const Task& t) { return JsonValue(t.title); },
          [](Task& t, const JsonValue& v) { t.title = *v.string(); }},
    Field{"notes", [](const Task& t) { return JsonValue(t.notes); },
          [](Task& t, const JsonValue& v) { t.notes = *v.string(); }},
    Field{"labels", [](const Task& t) { return from_labels(t.labels); },
          [](Task& t, const JsonValue& v) { t.labels = labels_of(v); }},
    Field{"priority", [](const Task& t) { return JsonValue(t.priority); },
          [](Task& t, const JsonValue& v) { t.priority = *v.integer(); }},
    Field{"start_date", [](const Task& t) { return from_date(t.start_date); },
          [](Task& t, const JsonValue& v) { t.start_date = date_of(&v); }},
    Field{"deadline", [](const Task& t) { return from_date(t.deadline); },
          [](Task& t, const JsonValue& v) { t.deadline = date_of(&v); }},
    Field{"due", [](const Task& t) { return from_due(t.due); },
          [](Task& t, const JsonValue& v) { t.due = due_of(v); }},
    Field{"repeat", [](const Task& t) { return from_repeat(t.repeat); },
          [](Task& t, const JsonValue& v) { t.repeat = repeat_of(v); }},
    Field{"occurrence", [](const Task& t) { return from_local(t.occurrence); },
          [](Task& t, const JsonValue& v) { t.occurrence = local_of(v); }},
    Field{"quick_text", [](const Task& t) { return to_value(t.quick_text); },
          [](Task& t, const JsonValue& v) { t.quick_text = text_of(v); }},
    Field{"completed_at", [](const Task& t) { return to_value(t.completed_at); },
          [](Task& t, const JsonValue& v) { t.completed_at = moment_of(v); }},
    Field{"deleted_at", [](const Task& t) { return to_value(t.deleted_at); },
          [](Task& t, const JsonValue& v) { t.deleted_at = moment_of(v); }},
};

}  // namespace

std::span<const Field> task_fields() { return kFields; }

bool differ(const Task& a, const Task& b) { return store::differ(task_fields(), a, b); }

Change created(const Task& task) {
    return {stream_of(task.project_id),
            "task",
            task.id.text(),
            "created",
            "{}",
            store::fields_of<Task>(task_fields(), task, nullptr)};
}

Change changed(const Task& before, const Task& after, std::string action) {
    return {stream_of(after.project_id),
            "task",
            after.id.text(),
            std::move(action),
            store::fields_of(task_fields(), before, &after),
            store::fields_of(task_fields(), after, &before)};
}

}  // namespace tasklight::tasks
