#include "features/tasks/dates_json.hpp"

#include "features/tasks/task_repeat.hpp"
#include "schedule/describe.hpp"

namespace tasklight::tasks {
namespace {

std::string_view to_text(ZoneFit fit) {
    switch (fit) {
        case ZoneFit::kInGap:
            return "gap";
        case ZoneFit::kInOverlap:
            return "overlap";
        case ZoneFit::kOrdinary:
            break;
    }
    return "ordinary";
}

// The name of an occurrence: its date, and its time only where a day can have several.
std::string name_of(const LocalTime& wanted, const schedule::Plan& plan) {
    return schedule::counts_times(plan.rule) || !plan.rule.by_hour.empty() ||
                   !plan.rule.by_minute.empty()
               ? tasklight::to_text(wanted)
               : tasklight::to_text(wanted.date);
}

void write_time(JsonWriter& json, const std::optional<TimeOfDay>& time) {
    time ? json.string(tasklight::to_text(*time)) : json.null();
}

void write_reason(JsonWriter& json, const schedule::Reason& reason) {
    json.begin_object();
    json.key("wanted").string(tasklight::to_text(reason.wanted));
    json.key("actual").string(tasklight::to_text(reason.actual));
    json.key("clamped").boolean(reason.wanted_day.has_value());
    json.key("wanted_day");
    reason.wanted_day ? json.integer(*reason.wanted_day) : json.null();
    json.key("zone").optional_string(reason.zone);
    json.key("fit").string(to_text(reason.fit));
    json.key("text").string(schedule::explain(reason));
    json.end_object();
}

void write_repeat(JsonWriter& json, const Repeat& repeat, const schedule::Plan& plan) {
    json.begin_object();
    json.key("rule").string(repeat.rule);
    json.key("mode").string(repeat.mode == RepeatMode::kCompletion ? "completion" : "schedule");
    json.key("month_end").string(repeat.month_end == ShortMonth::kSkip ? "skip" : "clamp");
    json.key("anchor").string(name_of(plan.anchor, plan));
    json.key("missed").string(repeat.missed == MissedDates::kEach ? "each" : "skip");
    json.key("paused").boolean(repeat.is_paused);
    json.key("words").string(schedule::describe(plan));
    json.end_object();
}

}  // namespace

void write_date(JsonWriter& json, const std::optional<Date>& date) {
    date ? json.string(tasklight::to_text(*date)) : json.null();
}

void write_due(JsonWriter& json, const Task& task) {
    if (!task.due) {
        json.null();
        return;
    }
    json.begin_object();
    json.key("date").string(tasklight::to_text(task.due->date));
    write_time(json.key("time"), task.due->time);
    json.key("zone");
    task.due->zone.empty() ? json.null() : json.string(task.due->zone);
    json.end_object();
}

void write_repetition(JsonWriter& json, const Task& task) {
    const auto plan = task.repeat ? std::optional(plan_of(task)) : std::nullopt;
    json.key("repeat");
    if (plan) {
        write_repeat(json, *task.repeat, *plan);
        json.key("occurrence").string(name_of(present_occurrence(task), *plan));
    } else {
        json.null();
        json.key("occurrence").null();
    }
    json.key("why");
    if (const auto reason = reason_of(task, plan ? &*plan : nullptr)) {
        write_reason(json, *reason);
    } else {
        json.null();
    }
}

std::string occurrences_json(const Task& task, const std::vector<schedule::ZonedOccurrence>& list) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    json.key("occurrences").begin_array();
    const auto plan = list.empty() ? std::nullopt : std::optional(plan_of(task));
    for (const schedule::ZonedOccurrence& occurrence : list) {
        const schedule::Reason& reason = occurrence.reason;
        json.begin_object();
        json.key("occurrence").string(name_of(reason.wanted, *plan));
        json.key("date").string(tasklight::to_text(reason.actual.date));
        write_time(json.key("time"), reason.actual.time);
        json.key("at").moment(occurrence.moment);
        write_reason(json.key("why"), reason);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return text;
}

std::string completions_json(const std::vector<Completion>& completions,
                             const std::optional<std::string>& next_cursor) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    json.key("completions").begin_array();
    for (const Completion& completion : completions) {
        json.begin_object();
        json.key("id").string(completion.id.text());
        json.key("task_id").string(completion.task_id.text());
        json.key("occurrence").string(completion.occurrence);
        json.key("kind").string(completion.is_skip ? "skipped" : "completed");
        json.key("missed").integer(completion.missed);
        json.key("happened_at").moment(completion.happened_at);
        json.end_object();
    }
    json.end_array();
    json.key("next_cursor").optional_string(next_cursor);
    json.end_object();
    return text;
}

}  // namespace tasklight::tasks
