#include "features/changes/change_json.hpp"

#include "base/json.hpp"

namespace tasklight::changes {
namespace {

// The log keeps moments as numbers; programs are shown moments in one form everywhere.
void write_fields(JsonWriter& json, const std::string& fields) {
    const JsonValue document = parse_json(fields);
    json.begin_object();
    for (const JsonMember& member : *document.object()) {
        json.key(member.name);
        const auto* moment = member.name.ends_with("_at") ? member.value.integer() : nullptr;
        moment ? json.moment(Moment{*moment}) : json.value(member.value);
    }
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
