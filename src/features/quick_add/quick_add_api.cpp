#include "features/quick_add/quick_add_api.hpp"

#include "base/text.hpp"
#include "features/quick_add/faults.hpp"
#include "features/quick_add/quick_add_actions.hpp"
#include "features/quick_add/quick_add_json.hpp"
#include "features/records/record_form.hpp"
#include "features/tasks/task_json.hpp"
#include "web/fields.hpp"

namespace tasklight::quick_add::api {

using http::Response;
using store::Operation;
using web::Context;
using web::Fields;

namespace {

struct Asked {
    std::string text;
    bool is_dry_run = false;
    Destination destination;
    std::vector<Range> dismissed;
    std::optional<Moment> now;
    std::optional<std::string> zone;
    std::optional<std::string> locale;
};

void read_dismissed(Fields& fields, Asked& asked) {
    auto places = fields.objects("dismissed");
    for (std::size_t i = 0; places && i < places->size(); ++i) {
        Fields& place = (*places)[i];
        const auto start = place.integer("start");
        const auto end = place.integer("end");
        if (!start || !end || *start < 0 || *end < *start)
            fields.fail("dismissed", "Each has a start and an end, in code points.");
        else
            asked.dismissed.push_back(
                {static_cast<std::size_t>(*start), static_cast<std::size_t>(*end)});
        fields.join("dismissed", std::move(place));
    }
}

void read_now(Fields& fields, Asked& asked) {
    const auto text = fields.text("now");
    if (!text) return;
    asked.now = parse_rfc3339(*text);
    if (!asked.now) fields.fail("now", "A moment is written as 2027-01-31T08:15:00Z.");
}

Asked read(Fields fields) {
    Asked asked;
    const auto text = fields.text("text");
    if (!text && !fields.failed("text")) fields.fail("text", "A task needs a title.");
    asked.text = text.value_or("");
    if (has_control_characters(asked.text, true))
        fields.fail("text", "This must be text without control characters.");
    asked.is_dry_run = fields.flag("dry_run").value_or(false);
    asked.destination.project = records::read_id<ProjectId>(fields, "project_id");
    asked.destination.section = records::read_id<SectionId>(fields, "section_id");
    read_dismissed(fields, asked);
    read_now(fields, asked);
    asked.zone = fields.text("zone");
    if (asked.zone && !TimeZone::find(*asked.zone))
        fields.fail("zone", "This is no time zone that is known here, such as Europe/Berlin.");
    asked.locale = fields.text("locale");
    for (const char* name : {"now", "zone", "locale"})
        if (!asked.is_dry_run && fields.has(name))
            fields.fail(name, "Only a dry run can be told this.");
    fields.done();
    return asked;
}

Settings settings_of(const Context& context, const Known& known, const Asked& asked) {
    Settings settings = settings_for(known, context.viewer().user.preferences, context.now());
    if (asked.now) settings.now = *asked.now;
    if (asked.zone) settings.zone = *TimeZone::find(*asked.zone);
    if (asked.locale) settings.locale = locale_of(*asked.locale);
    settings.dismissed = asked.dismissed;
    return settings;
}

}  // namespace

Response create(Context& context) {
    const Asked asked = read(Fields::of_json(context.request()));
    const Known known = context.database().read([&](database::Connection& connection) {
        return known_to(connection, context.viewer().user.id, asked.destination);
    });
    const Settings settings = settings_of(context, known, asked);
    const auto lines = read_lines(asked.text, settings, known);
    const Date today = settings.zone.date_at(settings.now);

    if (asked.is_dry_run) {
        if (lines.empty()) throw Invalid("text", "A task needs a title.");
        return http::json(to_json(preview(lines, known, settings), lines, std::nullopt, today));
    }
    refuse_faults(lines);
    return context.change([&](Operation& operation) {
        const auto tasks = add(operation, lines, known);
        Response response = http::json(to_json(tasks, lines, operation.undoable(), today), 201);
        response.set("ETag", tasks::task_tag(tasks.front()));
        response.set("Location", "/api/v1/tasks/" + tasks.front().id.text());
        return response;
    });
}

}  // namespace tasklight::quick_add::api
