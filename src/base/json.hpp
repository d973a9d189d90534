// JSON, read and written here alone. RapidJSON does the work: its reader is iterative and
// checks encodings, and its writer appends straight to the answer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"

namespace tasklight {

struct JsonMember;

// A parsed document: a value that owns everything below it.
class JsonValue {
public:
    using Array = std::vector<JsonValue>;
    using Object = std::vector<JsonMember>;
    using Data =
        std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object>;

    JsonValue() : data_(nullptr) {}
    explicit JsonValue(Data data) : data_(std::move(data)) {}

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::nullptr_t>(data_); }
    // Null pointers unless the value has that type.
    [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&data_); }
    [[nodiscard]] const std::int64_t* integer() const { return std::get_if<std::int64_t>(&data_); }
    [[nodiscard]] const std::string* string() const { return std::get_if<std::string>(&data_); }
    [[nodiscard]] const Array* array() const { return std::get_if<Array>(&data_); }
    [[nodiscard]] const Object* object() const { return std::get_if<Object>(&data_); }
    // The member of an object, or null.
    [[nodiscard]] const JsonValue* find(std::string_view name) const;

    [[nodiscard]] Data& data() { return data_; }
    [[nodiscard]] const Data& data() const { return data_; }

    bool operator==(const JsonValue&) const;

private:
    Data data_;
};

struct JsonMember {
    std::string name;
    JsonValue value;

    bool operator==(const JsonMember&) const = default;
};

struct JsonLimits {
    std::size_t depth = 64;
    std::size_t values = 100'000;
    std::size_t names = 1'000;  // in one object
};

// RFC 8259. Throws Malformed, saying where, for anything else, for a name that stands twice in
// one object, for text that is not UTF-8, and beyond the limits.
[[nodiscard]] JsonValue parse_json(std::string_view text, const JsonLimits& limits = {});

// Appends `text`, quoted and escaped; bytes that are not UTF-8 become U+FFFD.
void append_json_string(std::string& out, std::string_view text);

// Appends one document to `out`, which must outlive the writer.
class JsonWriter {
public:
    explicit JsonWriter(std::string& out) : out_(out) {}

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    JsonWriter& string(std::string_view value);
    JsonWriter& integer(std::int64_t value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    // Null if there is none.
    JsonWriter& optional_string(const std::optional<std::string>& value);
    template <class Kind>
    JsonWriter& optional_id(const std::optional<Id<Kind>>& id) {
        return id ? string(id->text()) : null();
    }
    JsonWriter& moment(const std::optional<Moment>& value);
    // A document that is known to be JSON already.
    JsonWriter& raw(std::string_view json);
    JsonWriter& value(const JsonValue& value);

private:
    void separate();

    std::string& out_;
    bool needs_comma_ = false;
};

}  // namespace tasklight
