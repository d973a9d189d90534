#include "features/changes/change_json.hpp"

#include "base/json.hpp"

namespace tasklight::changes {
namespace {

// A floating time has no zone.
void write_due(JsonWriter& json, const JsonValue& due) {
    json.begin_object();
    for (const JsonMember& member : *due.object()) {
        json.key(member.name);
        const auto* zone = member.name == "zone" ? member.value.string() : nullptr;
        zone && zone->empty() ? json.null() : json.value(member.value);
    }
    json.end_object();
}

void write_repeat(JsonWriter& json, const JsonValue& repeat) {
    json.begin_object();
    for (const auto& [name, value] : *repeat.object()) {
        if (name == "completion") {
            json.key("mode").string(*value.boolean() ? "completion" : "schedule");
        } else if (name == "skip") {
            json.key("month_end").string(*value.boolean() ? "skip" : "clamp");
        } else if (name == "each") {
            json.key("missed").string(*value.boolean() ? "each" : "skip");
        } else if (name != "zone") {  // which the due time has
            json.key(name).value(value);
        }
    }
    json.end_object();
}

// The log keeps some values in a form of its own; programs are shown the form that they know from
// the records.
void write_field(JsonWriter& json, const std::string& name, const JsonValue& value) {
    if (name == "skipped") {
        json.key("kind").string(*value.boolean() ? "skipped" : "completed");
        return;
    }
    json.key(name);
    const bool is_moment = name.ends_with("_at") && value.integer();
    if (is_moment) {
        json.moment(Moment{*value.integer()});
    } else if (name == "due" && value.object()) {
        write_due(json, value);
    } else if (name == "repeat" && value.object()) {
        write_repeat(json, value);
    } else {
        json.value(value);
    }
}

void write_fields(JsonWriter& json, const std::string& fields) {
    const JsonValue document = parse_json(fields);
    json.begin_object();
    for (const auto& [name, value] : *document.object())
        write_field(json, name, value);
    json.end_object();
}

void write_entry(JsonWriter& json, const store::LogEntry& entry) {
    const store::RecordedChange& change = entry.change;
    json.begin_object();
    json.key("stream").string(change.stream.text());
    json.key("revision").integer(entry.position.revision);
    json.key("operation").string(entry.operation.text());
    json.key("actor").string(change.actor.text());
    json.key("changed_at").moment(change.changed_at);
    json.key("entity").string(change.entity);
    json.key("id").string(change.entity_id);
    json.key("action").string(change.action);
    write_fields(json.key("before"), change.before);
    write_fields(json.key("after"), change.after);
    json.end_object();
}

void write_entries(JsonWriter& json, const std::vector<store::LogEntry>& entries) {
    json.key("changes").begin_array();
    for (const store::LogEntry& entry : entries)
        write_entry(json, entry);
    json.end_array();
}

}  // namespace

std::string to_json(const ChangePage& page) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    write_entries(json, page.entries);
    json.key("next").string(page.next);
    json.key("has_more").boolean(page.has_more);
    json.end_object();
    return text;
}

std::string history_json(const std::vector<store::LogEntry>& entries,
                         const std::optional<std::string>& next_cursor) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    write_entries(json, entries);
    json.key("next_cursor").optional_string(next_cursor);
    json.end_object();
    return text;
}

}  // namespace tasklight::changes
