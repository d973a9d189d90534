#include "features/quick_add/quick_add_view.hpp"

#include "features/quick_add/token_words.hpp"
#include "web/form_model.hpp"

namespace tasklight::quick_add {
namespace {

using web::ViewModel;

std::string_view words_for(TokenKind kind) {
    switch (kind) {
        case TokenKind::kProject:
            return "Project";
        case TokenKind::kSection:
            return "Section";
        case TokenKind::kLabel:
            return "Label";
        case TokenKind::kPriority:
            return "Priority";
        case TokenKind::kDue:
            return "Due";
        case TokenKind::kTime:
            return "Time";
        case TokenKind::kDeadline:
            return "Deadline";
        case TokenKind::kStart:
            return "Starts";
        case TokenKind::kRepeat:
            return "Repeats";
        case TokenKind::kRepeatStart:
            return "From";
        case TokenKind::kRepeatEnd:
            return "Until";
    }
    return "";
}

ViewModel chip_model(const Token& token, std::string words, bool is_alone) {
    ViewModel model;
    model.text("chip_field", literal_field(token))
        .text("chip_kind", words_for(token.kind))
        .text("chip_text", token.text)
        .flag("chip_has_choice", is_alone)
        .text("chip_value", std::move(words));
    return model;
}

ViewModel line_model(const QuickTask& line, bool is_alone, Date today) {
    std::vector<ViewModel> chips;
    for (const Token& token : line.tokens)
        chips.push_back(chip_model(token, words_of(token, line, today), is_alone));
    std::vector<ViewModel> problems;
    for (const Problem& problem : line.problems) {
        ViewModel model;
        model.text("problem_words", problem.message);
        problems.push_back(std::move(model));
    }
    ViewModel model;
    model.text("line_title", line.title)
        .flag("line_is_below", line.depth > 0)
        .flag("line_has_chips", !chips.empty())
        .list("line_chips", std::move(chips))
        .list("line_problems", std::move(problems));
    return model;
}

void add_destination(ViewModel& model, const Destination& destination) {
    const std::string project = destination.project ? destination.project->text() : "";
    model.flag("quick_has_project", destination.project.has_value())
        .text("quick_project_id", project)
        .flag("quick_has_section", destination.section.has_value())
        .text("quick_section_id", destination.section ? destination.section->text() : "")
        .text("quick_back_path", destination.project ? "/projects/" + project : "/tasks")
        .text("quick_back_words", destination.project ? "The project" : "All tasks");
}

}  // namespace

std::string literal_field(const Token& token) {
    std::string name = "literal-";
    name.append(std::to_string(token.start)).append("-").append(std::to_string(token.end));
    return name;
}

ViewModel QuickAddView::to_model() const {
    std::vector<ViewModel> models;
    for (const QuickTask& line : lines)
        models.push_back(line_model(line, lines.size() == 1, today));
    ViewModel model;
    model.text("quick_text", text)
        .list("quick_lines", std::move(models))
        .child("title_field", web::field_model("title", text, errors));
    add_destination(model, destination);
    web::add_errors(model, errors);
    return model;
}

}  // namespace tasklight::quick_add
