#include "features/tasks/task_page_view.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "features/tasks/task_dates_view.hpp"
#include "web/markdown.hpp"
#include "web/words.hpp"

namespace tasklight::tasks {
namespace {

using web::Option;
using web::ViewModel;

constexpr std::size_t kSubtasksMost = 100;
constexpr auto* kStale =
    "This task was changed in the meantime. Nothing was saved yet: compare both texts below, then "
    "save yours over it or take over the other.";

// Of an error's field in the program, the field of the form.
std::string form_field(const std::string& field) {
    using Pair = std::pair<std::string_view, std::string_view>;
    constexpr std::array<Pair, 7> kNames{{{"project_id", "place"},
                                          {"section_id", "place"},
                                          {"due.date", "due_date"},
                                          {"due.time", "due_time"},
                                          {"due.zone", "due_zone"},
                                          {"repeat.rule", "repeat_rule"},
                                          {"repeat_anchor", "due_date"}}};
    for (const auto& [name, form_name] : kNames)
        if (name == field) return std::string(form_name);
    return field;
}

std::vector<FieldError> form_errors(const Refusal& refusal) {
    auto errors = web::errors_of(refusal);
    for (FieldError& error : errors)
        error.field = form_field(error.field);
    return errors;
}

std::vector<Option> place_options(const std::vector<store::TaskPlace>& places, const Task& task) {
    std::vector<Option> options;
    const std::string present = texts_of(task).at("place");
    for (const store::TaskPlace& place : places) {
        Option option{place.project_id.text(), place.project_name};
        if (place.section_id) {
            option.value.append("/").append(place.section_id->text());
            option.words.append(" / ").append(place.section_name);
        }
        options.push_back(std::move(option));
    }
    const bool is_offered = std::any_of(options.begin(), options.end(), [&](const Option& option) {
        return option.value == present;
    });
    if (!is_offered) options.push_back({present, "Where it is (an archived project)"});
    return options;
}

const std::vector<Option> kPriorities{
    {"1", "1 (highest)"}, {"2", "2"}, {"3", "3"}, {"4", "4 (none)"}};
const std::vector<Option> kModes{{"schedule", "The schedule"},
                                 {"completion", "The day it was done"}};
const std::vector<Option> kMonthEnds{{"clamp", "Their last day"}, {"skip", "Leave the month out"}};
const std::vector<Option> kMissed{{"skip", "Pass over them"}, {"each", "One after the other"}};
const std::vector<Option> kPaused{{"false", "Goes on"}, {"true", "Paused"}};

void add_fields(ViewModel& model, const TaskPageView& view) {
    const auto text = [&](const char* name) {
        model.child(std::string(name).append("_field"),
                    web::field_model(name, view.texts.at(name), view.errors));
    };
    const auto choice = [&](const char* name, const std::vector<Option>& options) {
        model.child(std::string(name).append("_field"),
                    web::choice_model(name, view.texts.at(name), options, view.errors));
    };
    for (const char* name :
         {"title", "notes", "labels", "start_date", "deadline", "due_date", "due_time", "due_zone"})
        text(name);
    choice("place", place_options(view.places, view.family.task));
    choice("priority", kPriorities);
    choice("repeat_mode", kModes);
    choice("repeat_month_end", kMonthEnds);
    choice("repeat_missed", kMissed);
    choice("repeat_paused", kPaused);
    const std::string& rule = view.texts.at("repeat_rule");
    const std::string chosen = repeat_choice(rule);
    model
        .child("repeat_choice_field",
               web::choice_model("repeat_choice", chosen, repeat_options(), view.errors))
        .child("repeat_rule_field",
               web::field_model("repeat_rule", chosen == kOwnRule ? rule : "", view.errors));
}

void add_differences(ViewModel& model, const TaskPageView& view) {
    std::vector<ViewModel> models;
    const auto found = view.is_stale ? differences(texts_of(view.family.task), view.texts)
                                     : std::vector<Difference>{};
    const auto options = place_options(view.places, view.family.task);
    const std::string present = texts_of(view.family.task).at("place");
    const auto place = std::find_if(options.begin(), options.end(),
                                    [&](const Option& option) { return option.value == present; });
    for (const Difference& difference : found) {
        const bool is_place = difference.words == "Project and section";
        models.emplace_back()
            .text("present_words", difference.words)
            .flag("present_is_empty", !is_place && difference.from.empty())
            .text("present_text", is_place ? place->words : difference.from);
    }
    model.flag("is_stale", view.is_stale)
        .flag("has_present_fields", !models.empty())
        .list("present_fields", std::move(models));
}

void add_subtasks(ViewModel& model, const TaskPageView& view) {
    std::vector<rows::TaskRow> open;
    std::vector<rows::TaskRow> done;
    for (const Task& child : view.family.children)
        (child.is_completed() ? done : open).push_back(rows::task_row(child, view.here));
    const std::size_t all = open.size() + done.size();
    open.insert(open.end(), done.begin(), done.end());
    open.resize(std::min(open.size(), kSubtasksMost));
    model.flag("has_subtasks", !open.empty())
        .rows("subtask_rows", rows::kept_rows(open))
        .text("subtasks_done",
              std::to_string(done.size()).append(" of ").append(std::to_string(all)))
        .flag("has_more_subtasks", all > open.size())
        .text("more_subtasks", std::to_string(all - open.size()))
        .child("subtask_field", web::field_model("subtask", view.new_subtask, view.errors));
}

}  // namespace

ViewModel TaskPageView::to_model() const {
    const Task& task = family.task;
    ViewModel model;
    model.text("task_id", task.id.text())
        .text("task_title", task.title)
        .text("task_version", version)
        .flag("task_is_completed", task.is_completed())
        .flag("task_can_skip", task.repeat && !task.repeat->is_paused && !task.is_completed())
        .text("task_created_at", to_rfc3339(task.created_at))
        .text("task_created_words", web::moment_words(task.created_at))
        .text("task_updated_at", to_rfc3339(task.updated_at))
        .text("task_updated_words", web::relative_words(task.updated_at, here.now))
        .flag("has_parent", family.parent.has_value())
        .text("parent_id", family.parent ? family.parent->id.text() : "")
        .text("parent_title", family.parent ? family.parent->title : "")
        .flag("has_notes", !task.notes.empty())
        .html("notes_html",
              task.notes.empty() ? web::SafeHtml() : web::render_markdown(task.notes));
    add_fields(model, *this);
    add_differences(model, *this);
    add_subtasks(model, *this);
    add_dates(model, task, here);
    web::add_errors(model, errors);
    return model;
}

TaskPageView task_page_view(store::TaskFamily family, std::vector<store::TaskPlace> places,
                            rows::Here here) {
    FormTexts texts = texts_of(family.task);
    std::string version = std::to_string(family.task.version);
    return {std::move(family),
            std::move(places),
            std::move(here),
            std::move(texts),
            std::move(version),
            false,
            {},
            {}};
}

void show_typed(TaskPageView& view, const http::Parameters& form, const Refusal& refusal) {
    view.texts = typed_texts(std::move(view.texts), form);
    view.is_stale = dynamic_cast<const Stale*>(&refusal) != nullptr;
    if (view.is_stale) {
        view.errors = {{"", kStale}};
        return;
    }
    view.errors = form_errors(refusal);
    // The corrected form is still an edit of what was read at first, not of what is there now.
    if (const auto version = form.find("version"); version && !version->empty())
        view.version = *version;
}

void show_typed_subtask(TaskPageView& view, const http::Parameters& form, const Refusal& refusal) {
    view.new_subtask = form.find("title").value_or("");
    view.errors = web::errors_of(refusal);
    for (FieldError& error : view.errors)
        if (!error.field.empty()) error.field = "subtask";
}

}  // namespace tasklight::tasks
