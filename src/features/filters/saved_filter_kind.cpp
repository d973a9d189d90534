#include "features/filters/saved_filter_kind.hpp"

#include <array>
#include <utility>

#include "base/text.hpp"
#include "features/filters/filter_parser.hpp"

namespace tasklight::filters {

using store::Operation;

namespace {

using Field = store::RecordField<SavedFilter>;

const std::array kFields{
    Field{"name", [](const SavedFilter& f) { return JsonValue(f.name); },
          [](SavedFilter& f, const JsonValue& v) { f.name = *v.string(); }},
    Field{"query", [](const SavedFilter& f) { return JsonValue(f.query); },
          [](SavedFilter& f, const JsonValue& v) { f.query = *v.string(); }},
    Field{"color", [](const SavedFilter& f) { return store::to_value(f.color); },
          [](SavedFilter& f, const JsonValue& v) { f.color = store::text_of(v); }},
    Field{"position", [](const SavedFilter& f) { return JsonValue(f.position); },
          [](SavedFilter& f, const JsonValue& v) { f.position = *v.integer(); }},
    Field{"deleted_at", [](const SavedFilter& f) { return store::to_value(f.deleted_at); },
          [](SavedFilter& f, const JsonValue& v) { f.deleted_at = store::moment_of(v); }},
};

// Whether a text can be read does not depend on the day.
const Today kAnyDay{Date{std::chrono::year(2000), std::chrono::January, std::chrono::day(1)},
                    std::chrono::Monday};

std::optional<std::string> read_query_text(web::Fields& fields, bool is_required) {
    const bool is_there = fields.has("query");
    const auto text = fields.text("query");
    if (fields.failed("query") || (!is_there && !is_required)) return std::nullopt;
    ParsedFilter parsed = parse_filter(text.value_or(""), kAnyDay);
    if (auto* fault = std::get_if<FilterFault>(&parsed))
        fields.fail("query", std::move(fault->message), TextPlace{fault->start, fault->end});
    return text.value_or("");
}

SavedFilterForm read(web::Fields& fields, bool is_new) {
    SavedFilterForm form;
    form.name = records::read_name(fields, is_new);
    form.query = read_query_text(fields, is_new);
    form.color = records::read_color(fields);
    form.position = records::read_position(fields);
    return form;
}

}  // namespace

std::span<const Field> SavedFilterKind::fields() { return kFields; }

SavedFilterForm SavedFilterKind::read_new(web::Fields fields) {
    auto id = records::read_id<FilterId>(fields, "id");
    SavedFilterForm form = read(fields, true);
    form.id = std::move(id);
    fields.done();
    return form;
}

SavedFilterForm SavedFilterKind::read_edit(web::Fields fields) {
    SavedFilterForm form = read(fields, false);
    fields.done();
    return form;
}

void SavedFilterKind::apply(Operation&, SavedFilter& filter, const SavedFilterForm& form) {
    if (form.name) filter.name = *form.name;
    if (form.query) filter.query = *form.query;
    if (form.color) filter.color = *form.color;
    if (form.position) filter.position = *form.position;
}

void SavedFilterKind::write_fields(JsonWriter& json, const SavedFilter& filter) {
    json.key("id").string(filter.id.text());
    json.key("name").string(filter.name);
    json.key("query").string(filter.query);
    json.key("color").optional_string(filter.color);
    json.key("position").integer(filter.position);
    json.key("created_at").moment(filter.created_at);
    json.key("updated_at").moment(filter.updated_at);
    json.key("version").integer(filter.version);
}

}  // namespace tasklight::filters
