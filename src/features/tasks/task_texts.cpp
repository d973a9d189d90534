#include "features/tasks/task_texts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "features/tasks/task_form.hpp"

namespace tasklight::tasks {
namespace {

using Words = std::pair<const char*, const char*>;

constexpr std::array<Words, 16> kFields{{{"title", "Title"},
                                         {"notes", "Notes"},
                                         {"place", "Project and section"},
                                         {"parent_id", "Lies under"},
                                         {"labels", "Labels"},
                                         {"priority", "Priority"},
                                         {"start_date", "Start date"},
                                         {"due_date", "Due date"},
                                         {"due_time", "Due time"},
                                         {"due_zone", "Time zone"},
                                         {"deadline", "Deadline"},
                                         {"repeat_rule", "Repeat"},
                                         {"repeat_mode", "Counted from"},
                                         {"repeat_month_end", "In short months"},
                                         {"repeat_missed", "Missed dates"},
                                         {"repeat_paused", "Paused"}}};

std::string date_text(const std::optional<Date>& date) { return date ? to_text(*date) : ""; }

std::string labels_text(const std::vector<std::string>& labels) {
    const bool has_commas = std::any_of(labels.begin(), labels.end(), [](const std::string& name) {
        return name.find(',') != std::string::npos;
    });
    std::string text;
    for (const std::string& label : labels)
        text.append(text.empty() || has_commas ? "" : ", ")
            .append(label)
            .append(has_commas ? "\n" : "");
    return text;
}

std::string place_text(const Task& task) {
    std::string text = task.project_id.text();
    if (task.section_id) text.append("/").append(task.section_id->text());
    return text;
}

bool has_words(std::string_view field) { return field != "place" && field != "parent_id"; }

}  // namespace

FormTexts texts_of(const Task& task) {
    const Repeat repeat = task.repeat.value_or(Repeat{});
    const Due due = task.due.value_or(Due{});
    return {
        {"title", task.title},
        {"notes", task.notes},
        {"place", place_text(task)},
        {"parent_id", task.parent_id ? task.parent_id->text() : ""},
        {"labels", labels_text(task.labels)},
        {"priority", std::to_string(task.priority)},
        {"start_date", date_text(task.start_date)},
        {"due_date", task.due ? to_text(due.date) : ""},
        {"due_time", due.time ? to_text(*due.time) : ""},
        {"due_zone", due.zone},
        {"deadline", date_text(task.deadline)},
        {"repeat_rule", repeat.rule},
        {"repeat_mode", repeat.mode == RepeatMode::kCompletion ? "completion" : "schedule"},
        {"repeat_month_end", repeat.month_end == ShortMonth::kSkip ? "skip" : "clamp"},
        {"repeat_missed", repeat.missed == MissedDates::kEach ? "each" : "skip"},
        {"repeat_paused", repeat.is_paused ? "true" : "false"},
    };
}

FormTexts typed_texts(FormTexts texts, const http::Parameters& form) {
    for (const auto& [name, words] : kFields)
        if (const auto typed = form.find(name)) texts[name] = *typed;
    texts["notes"] = with_plain_line_ends(texts["notes"]);
    texts["labels"] = with_plain_line_ends(texts["labels"]);
    const auto choice = form.find("repeat_choice");
    if (choice && *choice != kOwnRule) texts["repeat_rule"] = *choice;
    return texts;
}

std::vector<Difference> differences(const FormTexts& from, const FormTexts& to) {
    std::vector<Difference> found;
    for (const auto& [name, words] : kFields) {
        const std::string& before = from.at(name);
        const std::string& after = to.at(name);
        if (before == after) continue;
        found.push_back(has_words(name) ? Difference{words, before, after}
                                        : Difference{words, "", ""});
    }
    return found;
}

const std::vector<web::Option>& repeat_options() {
    static const std::vector<web::Option> options{
        {"", "Does not repeat"},
        {"FREQ=DAILY", "Every day"},
        {"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Every workday"},
        {"FREQ=WEEKLY", "Every week"},
        {"FREQ=WEEKLY;INTERVAL=2", "Every two weeks"},
        {"FREQ=MONTHLY", "Every month"},
        {"FREQ=MONTHLY;INTERVAL=3", "Every three months"},
        {"FREQ=YEARLY", "Every year"},
        {std::string(kOwnRule), "Another rule, written below"}};
    return options;
}

std::string repeat_choice(std::string_view rule) {
    const auto& options = repeat_options();
    const auto known = std::find_if(options.begin(), options.end(), [&](const web::Option& option) {
        return option.value == rule;
    });
    return known == options.end() ? std::string(kOwnRule) : known->value;
}

}  // namespace tasklight::tasks
