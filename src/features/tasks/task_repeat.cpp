#include "features/tasks/task_repeat.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/time_zone.hpp"
#include "schedule/rule.hpp"

namespace tasklight::tasks {

using schedule::Occurrence;
using schedule::Plan;
using schedule::Rule;

namespace {

constexpr std::int64_t kMissedMost = 1000;  // more are not worth counting

// A paused task has no due time; its repeat knows the zone of those to come.
std::optional<TimeZone> zone_of(const Task& task) {
    const std::string zone = task.due ? task.due->zone : task.repeat ? task.repeat->zone : "";
    if (zone.empty()) return std::nullopt;
    return TimeZone::find(zone);
}

// The first one on this date or later.
std::optional<Occurrence> first_from(const Plan& plan, Date date) {
    return schedule::next_after(plan, {plus_days(date, -1), TimeOfDay(24 * 60 - 1)});
}

void apply_due(Task& task, const OrNone<DueForm>& form) {
    if (!form) return;
    if (!*form) {
        task.due.reset();
        return;
    }
    const DueForm& due = **form;
    if (!due.date && !task.due) throw Invalid("due.date", "A due date needs a date.");
    Due made = task.due.value_or(Due{});
    if (due.date) made.date = *due.date;
    if (due.time) made.time = *due.time;
    if (due.zone) made.zone = *due.zone;
    if (!made.time && due.zone && !due.zone->empty())
        throw Invalid("due.zone", "Only a due time has a zone: a date is the same everywhere.");
    if (!made.time) made.zone.clear();
    task.due = made;
}

Repeat merged(const std::optional<Repeat>& present, const RepeatForm& form) {
    Repeat repeat = present.value_or(Repeat{});
    if (form.rule) repeat.rule = *form.rule;
    if (form.mode) repeat.mode = *form.mode;
    if (form.month_end) repeat.month_end = *form.month_end;
    if (form.missed) repeat.missed = *form.missed;
    if (form.is_paused) repeat.is_paused = *form.is_paused;
    if (repeat.rule.empty()) throw Invalid("repeat.rule", "A repeat needs a rule.");
    return repeat;
}

void refuse_rule_of_times(const Task& task) {
    if (schedule::counts_times(schedule::stored_rule(task.repeat->rule)))
        throw Invalid("due.time", "A rule of hours or minutes needs a time to begin with.");
}

// The first date wanted: what the request names, else the due date, else today.
LocalTime first_wanted(const Task& task, const RepeatForm& form, const LocalTime& today) {
    LocalTime anchor = form.anchor.value_or(task.due ? task.due->local() : today);
    if (!anchor.time && task.due) anchor.time = task.due->time;
    if (!anchor.time) refuse_rule_of_times(task);
    return anchor;
}

void begin(Task& task, const RepeatForm& form, const LocalTime& now) {
    const LocalTime today{now.date, std::nullopt};
    task.repeat->anchor = to_text(first_wanted(task, form, today));
    if (task.due) {
        task.occurrence = task.due->local();
        return;
    }
    const auto first = first_from(plan_of(task), now.date);
    if (!first) throw Invalid("repeat.rule", "This rule names no date from today on.");
    move_to(task, *first);
}

// The time of day belongs to the whole series, a moved date to this occurrence alone.
void keep_time(Task& task) {
    if (!task.due->time) refuse_rule_of_times(task);
    auto anchor = parse_local_time(task.repeat->anchor).value();
    anchor.time = task.due->time;
    task.repeat->anchor = to_text(anchor);
    if (task.occurrence) task.occurrence->time = task.due->time;
}

// Where it stood, unless that is over: what was done before does not come again.
void resume(Task& task, const LocalTime& now) {
    const LocalTime present = present_occurrence(task);
    const Plan plan = plan_of(task);
    if (present.date >= now.date) {
        const auto named = schedule::occurrence_at(plan, present);
        return move_to(task, named.value_or(Occurrence{present, std::nullopt, 0}));
    }
    const bool is_anew = task.repeat->mode == RepeatMode::kCompletion;
    const auto next =
        first_from(is_anew ? schedule::begun_anew(plan, {now.date, {}}) : plan, now.date);
    if (next) move_to(task, *next);
}

// An anchor is told, and may come back, without the time of day that the due date has.
bool names_another_anchor(const RepeatForm& form, const Repeat& present) {
    if (!form.anchor) return false;
    const auto anchor = parse_local_time(present.anchor).value();
    return form.anchor->time ? *form.anchor != anchor : form.anchor->date != anchor.date;
}

void apply_repeat(Task& task, const Task& before, const RepeatForm& form, const LocalTime& now) {
    task.repeat = merged(before.repeat, form);
    const bool is_new = !before.repeat || task.repeat->rule != before.repeat->rule ||
                        names_another_anchor(form, *before.repeat);
    if (!is_new && before.due && !task.due && !task.repeat->is_paused)
        throw Invalid("due.date",
                      "A task that repeats has a date. To take the date away, end the repeat too.");
    if (is_new) {
        begin(task, form, now);
    } else if (before.repeat->is_paused && !task.repeat->is_paused && !task.due) {
        resume(task, now);
    }
    if (!task.repeat->is_paused) return;
    if (task.due) task.repeat->zone = task.due->zone;
    task.due.reset();
}

// Its date would be lost when the repeat goes on.
void refuse_date_of_paused(const Task& before, const Task& after, const OrNone<DueForm>& due) {
    const bool stays_paused =
        before.repeat && before.repeat->is_paused && after.repeat && after.repeat->is_paused;
    if (stays_paused && due && *due)
        throw Invalid("due.date", "The repeat is paused, so the task has no date. Let it go on.");
}

}  // namespace

Plan plan_of(const Task& task) {
    const Repeat& repeat = task.repeat.value();
    Rule rule = schedule::stored_rule(repeat.rule);
    if (const auto zone = zone_of(task)) rule = schedule::in_zone(std::move(rule), *zone);
    return {std::move(rule), parse_local_time(repeat.anchor).value(),
            repeat.month_end == ShortMonth::kSkip ? schedule::MonthEnd::kSkip
                                                  : schedule::MonthEnd::kClamp};
}

namespace {

// The plan as it goes on from the present occurrence.
Plan series_of(const Task& task) {
    const Plan plan = plan_of(task);
    if (task.repeat->mode != RepeatMode::kCompletion) return plan;
    return schedule::begun_anew(plan, present_occurrence(task));
}

}  // namespace

LocalTime local_now(const Task& task, Moment now, const std::string& zone) {
    const auto own = zone_of(task);
    const TimeZone where = own ? *own : TimeZone::find_or_utc(zone);
    return where.at(now);
}

LocalTime present_occurrence(const Task& task) {
    if (task.occurrence) return *task.occurrence;
    return task.due ? task.due->local() : parse_local_time(task.repeat->anchor).value();
}

bool stands_for(const Task& task, const LocalTime& occurrence) {
    const LocalTime present = present_occurrence(task);
    return present == occurrence || (!occurrence.time && present.date == occurrence.date);
}

Step after_completion(const Task& task, const LocalTime& now) {
    const Plan plan = plan_of(task);
    const LocalTime done = present_occurrence(task);
    if (task.repeat->mode == RepeatMode::kCompletion)
        return {schedule::next_after_completion(plan, now, done), 0};
    if (task.repeat->missed == MissedDates::kEach) return {schedule::next_after(plan, done), 0};
    LocalTime reached = now;
    if (!done.time) reached.time.reset();
    Step step{schedule::next_after(plan, std::max(done, reached)), 0};
    step.missed = step.next
                      ? schedule::count_between(plan, done, step.next->local, kMissedMost)
                      : schedule::count_between(plan, done, reached, kMissedMost) +
                            (reached > done && schedule::occurrence_at(plan, reached) ? 1 : 0);
    return step;
}

Step after_skip(const Task& task) {
    return {schedule::next_after(series_of(task), present_occurrence(task)), 0};
}

void move_to(Task& task, const Occurrence& occurrence) {
    Due due = task.due.value_or(Due{});
    if (!task.due && occurrence.local.time) due.zone = task.repeat->zone;
    const LocalTime actual = schedule::in_zone(occurrence, zone_of(task)).reason.actual;
    due.date = actual.date;
    due.time = actual.time;
    task.due = due;
    task.occurrence = occurrence.local;
}

void apply_dates(Task& task, const OrNone<DueForm>& due, const OrNone<RepeatForm>& repeat,
                 Moment now, const std::string& zone) {
    const Task before = task;
    apply_due(task, due);
    if (repeat && *repeat) {
        apply_repeat(task, before, **repeat, local_now(task, now, zone));
    } else if (repeat || (due && !*due)) {
        task.repeat.reset();
    }
    if (!task.repeat) {
        task.occurrence.reset();
        return;
    }
    refuse_date_of_paused(before, task, due);
    const bool is_retimed = before.repeat && before.due && task.due &&
                            before.due->time != task.due->time &&
                            task.repeat->anchor == before.repeat->anchor;
    if (is_retimed) keep_time(task);
    if (task.due) task.repeat->zone = task.due->zone;
}

std::optional<schedule::Reason> reason_of(const Task& task, const Plan* plan) {
    if (!task.due) return std::nullopt;
    const auto zone = zone_of(task);
    if (plan && task.occurrence) {
        const auto named = schedule::occurrence_at(*plan, *task.occurrence);
        const auto there = named ? schedule::in_zone(*named, zone) : schedule::ZonedOccurrence{};
        if (named && there.reason.actual == task.due->local()) return there.reason;
    }
    return schedule::in_zone(Occurrence{task.due->local(), std::nullopt, 0}, zone).reason;
}

std::optional<schedule::Reason> reason_of(const Task& task) {
    if (!task.repeat) return reason_of(task, nullptr);
    const Plan plan = plan_of(task);
    return reason_of(task, &plan);
}

std::string explanation_of(const Task& task) {
    const auto reason = reason_of(task);
    return reason ? schedule::explain(*reason) : std::string();
}

std::vector<schedule::ZonedOccurrence> occurrences_of(const Task& task, std::size_t limit) {
    std::vector<schedule::ZonedOccurrence> found;
    if (!task.repeat) return found;
    const Plan plan = series_of(task);
    const auto zone = zone_of(task);
    const LocalTime present = present_occurrence(task);
    const auto now = schedule::occurrence_at(plan, present);
    if (now && limit > 0) found.push_back(schedule::in_zone(*now, zone));
    for (const Occurrence& next : schedule::list_after(plan, present, limit - found.size()))
        found.push_back(schedule::in_zone(next, zone));
    return found;
}

}  // namespace tasklight::tasks
