#include "features/tasks/task_dates_view.hpp"

#include <string>
#include <vector>

#include "features/tasks/task_repeat.hpp"
#include "schedule/describe.hpp"

namespace tasklight::tasks {
namespace {

using web::ViewModel;

constexpr std::size_t kNextMost = 5;

// As the task itself has it, in its own zone.
std::string date_words(const LocalTime& local, Date today) {
    std::string words = rows::day_heading(local.date, today);
    if (local.time) words.append(" at ").append(to_text(*local.time));
    return words;
}

std::string why(const Task& task) {
    std::string words = explanation_of(task);
    if (task.repeat && task.occurrence && task.due->date != task.occurrence->date && words.empty())
        words = std::string("The rule names ")
                    .append(to_text(task.occurrence->date))
                    .append("; this date was moved.");
    if (!words.empty()) return words;
    return task.repeat ? "It is the date that the rule names." : "It is the date that was set.";
}

std::vector<ViewModel> next_models(const Task& task, Date today) {
    std::vector<ViewModel> models;
    if (!task.repeat || task.is_completed()) return models;
    const LocalTime present = present_occurrence(task);
    for (const auto& next : occurrences_of(task, kNextMost + 1)) {
        if (next.reason.wanted == present) continue;
        const std::string reason = schedule::explain(next.reason);
        models.emplace_back()
            .text("next_words", date_words(next.reason.actual, today))
            .flag("next_has_reason",
                  next.reason.wanted_day || next.reason.fit != ZoneFit::kOrdinary)
            .text("next_reason", reason);
    }
    if (models.size() > kNextMost) models.resize(kNextMost);
    return models;
}

}  // namespace

void add_dates(ViewModel& model, const Task& task, const rows::Here& here) {
    auto next = next_models(task, here.today());
    const bool is_late = task.due && !task.is_completed() && rows::is_overdue(*task.due, here);
    model.flag("has_dates", task.due || task.repeat)
        .flag("has_due", task.due.has_value())
        .text("due_words", task.due ? rows::due_words(*task.due, here) : "")
        .flag("due_is_late", is_late)
        .text("due_why", task.due ? why(task) : "")
        .flag("has_repeat", task.repeat.has_value())
        .text("repeat_words", task.repeat ? schedule::describe(plan_of(task)) : "")
        .flag("repeat_is_paused", task.repeat && task.repeat->is_paused)
        .flag("has_next", !next.empty())
        .list("next_dates", std::move(next));
}

}  // namespace tasklight::tasks
