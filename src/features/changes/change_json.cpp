#include "features/changes/change_json.hpp"

#include "base/json.hpp"

namespace tasklight::changes {
namespace {

bool holds(const JsonValue& object, std::string_view name) {
    const JsonValue* value = object.find(name);
    return value && value->boolean() && *value->boolean();
}

void write_due(JsonWriter& json, const JsonValue& due) {
    const auto* zone = due.find("zone")->string();
    json.begin_object();
    json.key("date").value(*due.find("date"));
    json.key("time").value(*due.find("time"));
    json.key("zone");
    zone && !zone->empty() ? json.string(*zone) : json.null();
    json.end_object();
}

void write_repeat(JsonWriter& json, const JsonValue& repeat) {
    json.begin_object();
    json.key("rule").value(*repeat.find("rule"));
    json.key("mode").string(holds(repeat, "completion") ? "completion" : "schedule");
    json.key("month_end").string(holds(repeat, "skip") ? "skip" : "clamp");
    json.key("anchor").value(*repeat.find("anchor"));
    json.key("paused").boolean(holds(repeat, "paused"));
    json.end_object();
}

// The log keeps values as the store likes them; programs are shown each as its record shows it.
void write_member(JsonWriter& json, const JsonMember& member) {
    const auto& [name, value] = member;
    if (const auto* is_skip = value.boolean(); is_skip && name == "skipped") {
        json.key("kind").string(*is_skip ? "skipped" : "completed");
        return;
    }
    json.key(name);
    if (const auto* ms = value.integer(); ms && name.ends_with("_at")) {
        json.moment(Moment{*ms});
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
    for (const JsonMember& member : *document.object())
        write_member(json, member);
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
