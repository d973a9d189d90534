#include "features/tasks/task_history_view.hpp"

#include <array>
#include <utility>

#include "features/rows/task_row.hpp"
#include "features/tasks/task_changes.hpp"
#include "web/words.hpp"

namespace tasklight::tasks {
namespace {

using web::ViewModel;

constexpr std::size_t kTextMost = 200;  // characters of a value that was changed

std::string action_words(std::string_view action) {
    using Pair = std::pair<std::string_view, std::string_view>;
    constexpr std::array<Pair, 9> kWords{{{"created", "Added"},
                                          {"updated", "Changed"},
                                          {"completed", "Completed"},
                                          {"skipped", "A date was skipped"},
                                          {"reopened", "Reopened"},
                                          {"deleted", "Deleted"},
                                          {"restored", "Restored"},
                                          {"undone", "A change was undone"},
                                          {"moved", "Moved to another project"}}};
    for (const auto& [name, words] : kWords)
        if (name == action) return std::string(words);
    return "Changed";
}

// A task with the fields that a change names; all others are those of a new one.
Task task_with(const std::string& fields) {
    Task task;
    store::set_fields(task_fields(), task, parse_json(fields));
    return task;
}

ChangeLine line_of(const store::RecordedChange& change) {
    ChangeLine line{action_words(change.action), change.changed_at, {}};
    if (change.action != "created")
        line.differences =
            differences(texts_of(task_with(change.before)), texts_of(task_with(change.after)));
    return line;
}

ViewModel difference_model(const Difference& difference) {
    const bool has_texts = !difference.from.empty() || !difference.to.empty();
    const std::string from = web::excerpt(difference.from, kTextMost);
    const std::string to = web::excerpt(difference.to, kTextMost);
    ViewModel model;
    model.text("difference_words", difference.words)
        .flag("difference_has_texts", has_texts)
        .flag("difference_had_text", !from.empty())
        .text("difference_from", from)
        .flag("difference_has_text", !to.empty())
        .text("difference_to", to);
    return model;
}

ViewModel line_model(const ChangeLine& line) {
    std::vector<ViewModel> models;
    for (const Difference& difference : line.differences)
        models.push_back(difference_model(difference));
    ViewModel model;
    model.text("change_words", line.words)
        .text("change_at", to_rfc3339(line.at))
        .text("change_at_words", web::moment_words(line.at))
        .flag("change_has_differences", !models.empty())
        .list("change_differences", std::move(models));
    return model;
}

ViewModel completion_model(const Completion& completion) {
    ViewModel model;
    model.text("completion_occurrence", completion.occurrence)
        .flag("completion_is_skip", completion.is_skip)
        .flag("completion_has_missed", completion.missed > 0)
        .text("completion_missed", web::count_words(completion.missed, "date", "dates"))
        .text("completion_at", to_rfc3339(completion.happened_at))
        .text("completion_at_words", web::moment_words(completion.happened_at));
    return model;
}

}  // namespace

ViewModel CompletionListView::to_model() const {
    std::vector<ViewModel> models;
    for (const Completion& completion : completions)
        models.push_back(completion_model(completion));
    ViewModel model;
    model.text("task_id", task.id.text())
        .text("task_title", task.title)
        .flag("has_completions", !models.empty())
        .list("completions", std::move(models));
    rows::add_page_links(model, next_cursor, is_first_page);
    return model;
}

ViewModel ChangeListView::to_model() const {
    std::vector<ViewModel> models;
    for (const ChangeLine& line : lines)
        models.push_back(line_model(line));
    ViewModel model;
    model.text("task_id", task.id.text())
        .text("task_title", task.title)
        .flag("has_changes", !models.empty())
        .list("changes", std::move(models));
    rows::add_page_links(model, next_cursor, is_first_page);
    return model;
}

ChangeListView change_list_view(Task task, const std::vector<store::LogEntry>& entries) {
    ChangeListView view;
    for (const store::LogEntry& entry : entries)
        view.lines.push_back(line_of(entry.change));
    view.task = std::move(task);
    return view;
}

}  // namespace tasklight::tasks
