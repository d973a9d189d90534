#include "features/quick_add/quick_add_pages.hpp"

#include "base/text.hpp"
#include "features/quick_add/faults.hpp"
#include "features/quick_add/quick_add_actions.hpp"
#include "features/quick_add/quick_add_view.hpp"
#include "features/records/record_form.hpp"
#include "features/records/way_back.hpp"
#include "features/rows/date_words.hpp"
#include "web/fields.hpp"
#include "web/form_model.hpp"

namespace tasklight::quick_add::pages {

using http::Response;
using store::Operation;
using web::Context;
using web::Fields;

namespace {

struct Asked {
    std::string text;
    Destination destination;
    bool is_confirmed = false;
};

Asked read(Fields& fields) {
    Asked asked;
    asked.text = fields.text("title").value_or("");
    if (has_control_characters(asked.text, true))
        fields.fail("title", "This must be text without control characters.");
    asked.destination.project =
        records::read_id_or_none<ProjectId>(fields, "project_id").value_or(std::nullopt);
    asked.destination.section =
        records::read_id_or_none<SectionId>(fields, "section_id").value_or(std::nullopt);
    asked.is_confirmed = fields.flag("confirmed").value_or(false);
    return asked;
}

// Which tokens the person wants kept as words. Asking makes the fields known.
std::vector<Range> literal_places(Fields& fields, const std::vector<QuickTask>& lines) {
    std::vector<Range> places;
    for (const QuickTask& line : lines)
        for (const Token& token : line.tokens)
            if (fields.flag(literal_field(token)).value_or(false))
                places.push_back({token.start, token.end});
    return places;
}

bool needs_a_look(const std::vector<QuickTask>& lines) {
    if (lines.size() > 1) return true;
    for (const QuickTask& line : lines)
        if (!line.tokens.empty() || !line.problems.empty()) return true;
    return false;
}

Response show(const Context& context, const Asked& asked, std::vector<QuickTask> lines,
              std::vector<FieldError> errors, int status) {
    const QuickAddView view{asked.text, std::move(lines), asked.destination, std::move(errors),
                            rows::here_of(context.viewer().user, context.now()).today()};
    return context.page("tasks/quick", view.to_model(), "Add task", web::Place::kTasks, status);
}

// Faults of the text belong to the box, which pages call the title; those of the place to no box.
std::vector<FieldError> faults_of(const Refusal& refusal) {
    auto errors = web::errors_of(refusal);
    for (FieldError& error : errors)
        error.field = error.field == "text" || error.field == "title" ? "title" : "";
    return errors;
}

// To the project's page, if the box stood there; else to the list.
Response see_added(const Context& context, const Operation& operation, const Asked& asked,
                   const Task& task) {
    if (const auto& project = asked.destination.project)
        return records::see_changed(context, operation, "/projects/" + project->text(),
                                    web::NoticeCode::kTaskAddedHere);
    Response response = http::see_other("/");
    web::set_notice(response, context.request(), web::NoticeCode::kTaskAdded, task.id.text());
    return response;
}

}  // namespace

Response create(Context& context) {
    Fields fields = Fields::of(context.request());
    const Asked asked = read(fields);
    // A place that is gone is not asked for again.
    context.show_again([&context, text = asked.text](const Refusal& refusal) {
        return show(context, {text, {}, false}, {}, faults_of(refusal), refusal.status());
    });
    const Known known = context.database().read([&](database::Connection& connection) {
        return known_to(connection, context.viewer().user.id, asked.destination);
    });
    Settings settings = settings_for(known, context.viewer().user.preferences, context.now());
    auto lines = read_lines(asked.text, settings, known);
    settings.dismissed = literal_places(fields, lines);
    if (!settings.dismissed.empty()) lines = read_lines(asked.text, settings, known);
    // What the handler holds is gone when the form is shown again.
    context.show_again([&context, asked, lines](const Refusal& refusal) {
        return show(context, asked, lines, faults_of(refusal), refusal.status());
    });
    fields.done();
    if (!asked.is_confirmed && needs_a_look(lines)) return show(context, asked, lines, {}, 200);
    refuse_faults(lines);

    return context.change([&](Operation& operation) {
        const auto tasks = add(operation, lines, known);
        return see_added(context, operation, asked, tasks.front());
    });
}

}  // namespace tasklight::quick_add::pages
