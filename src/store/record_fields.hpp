// A record in the change log: the fields that a change touched, before and after, as JSON objects,
// and how an undo puts them back. Each kind of record has one table of the fields that its users
// can change; everything else follows from it.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/clock.hpp"
#include "base/json.hpp"
#include "model/change.hpp"

namespace tasklight::store {

template <class Record>
struct RecordField {
    const char* name;
    JsonValue (*get)(const Record&);
    void (*set)(Record&, const JsonValue&);
};

[[nodiscard]] inline JsonValue to_value(const std::optional<Moment>& moment) {
    return moment ? JsonValue(moment->ms) : JsonValue();
}
[[nodiscard]] inline JsonValue to_value(const std::optional<std::string>& text) {
    return text ? JsonValue(*text) : JsonValue();
}
template <class Kind>
[[nodiscard]] JsonValue to_value(const std::optional<Id<Kind>>& id) {
    return id ? JsonValue(id->text()) : JsonValue();
}

[[nodiscard]] inline std::optional<Moment> moment_of(const JsonValue& value) {
    if (const auto* ms = value.integer()) return Moment{*ms};
    return std::nullopt;
}
[[nodiscard]] inline std::optional<std::string> text_of(const JsonValue& value) {
    if (const auto* text = value.string()) return *text;
    return std::nullopt;
}
template <class RecordId>
[[nodiscard]] std::optional<RecordId> id_of(const JsonValue& value) {
    if (const auto* text = value.string()) return RecordId::stored(*text);
    return std::nullopt;
}

// Whether any field that users can change differs.
template <class Record>
[[nodiscard]] bool differ(std::span<const RecordField<Record>> fields, const Record& a,
                          const Record& b) {
    for (const auto& field : fields)
        if (field.get(a) != field.get(b)) return true;
    return false;
}

// The fields of `record` that differ from those of `other`; all of them without `other`.
template <class Record>
[[nodiscard]] std::string fields_of(std::span<const RecordField<Record>> fields,
                                    const Record& record, const Record* other) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    for (const auto& field : fields) {
        const JsonValue value = field.get(record);
        if (!other || field.get(*other) != value) json.key(field.name).value(value);
    }
    json.end_object();
    return text;
}

// Whether the record still has these values of these fields.
template <class Record>
[[nodiscard]] bool has_fields(std::span<const RecordField<Record>> fields, const Record& record,
                              const JsonValue& values) {
    for (const auto& field : fields)
        if (const JsonValue* value = values.find(field.name); value && field.get(record) != *value)
            return false;
    return true;
}

template <class Record>
void set_fields(std::span<const RecordField<Record>> fields, Record& record,
                const JsonValue& values) {
    for (const auto& field : fields)
        if (const JsonValue* value = values.find(field.name)) field.set(record, *value);
}

}  // namespace tasklight::store
