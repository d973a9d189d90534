// The fields of a request, the same for JSON bodies and for forms. Each accessor makes its field
// known and collects what is wrong with it; done() then throws one Invalid with everything,
// unknown fields included. In a form every value is text and `csrf` is known.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/json.hpp"
#include "http/request.hpp"

namespace tasklight::web {

class Fields {
public:
    // Throws Malformed, UnsupportedMedia.
    static Fields of(const http::Request& request);
    // The same, and refuses forms: for /api/v1.
    static Fields of_json(const http::Request& request);

    [[nodiscard]] bool is_form() const { return from_form_; }

    // Present, even if null.
    [[nodiscard]] bool has(const std::string& name);
    [[nodiscard]] bool is_null(const std::string& name);

    // Whatever it is, or null if it is absent; for a field that may have several types.
    [[nodiscard]] const JsonValue* value(const std::string& name) { return find(name); }
    // Nothing if absent, null or of the wrong type; the last is a fault.
    [[nodiscard]] std::optional<std::string> text(const std::string& name);
    // In a form: true, on, 1 or false, 0 and empty.
    [[nodiscard]] std::optional<bool> flag(const std::string& name);
    [[nodiscard]] std::optional<std::int64_t> integer(const std::string& name);

    // A list of texts; in a form one text with commas between them, or one on each line.
    [[nodiscard]] std::optional<std::vector<std::string>> texts(const std::string& name);
    // The members of an object, whose faults are told as `name.member`; nothing if absent or null.
    // Give it back to `join` when it has been read.
    [[nodiscard]] std::optional<Fields> object(const std::string& name);
    // A list of objects, each to be read like a body.
    [[nodiscard]] std::optional<std::vector<Fields>> objects(const std::string& name);
    void join(const std::string& name, Fields&& members);
    // What a whole record may repeat, and nobody can change.
    void ignore(std::initializer_list<const char*> names);
    [[nodiscard]] bool are_from_form() const { return from_form_; }
    // Of a document that was read already.
    [[nodiscard]] static Fields of(const JsonValue::Object& object);

    void fail(const std::string& field, std::string message,
              std::optional<TextPlace> place = std::nullopt);
    [[nodiscard]] bool failed() const { return !errors_.empty(); }
    [[nodiscard]] bool failed(const std::string& field) const;

    // Throws Invalid if anything is wrong.
    void done();

private:
    [[nodiscard]] const JsonValue* find(const std::string& name);

    bool from_form_ = false;
    bool lacks_json_ = false;  // JSON was announced, and nothing came
    bool is_read_ = false;
    std::map<std::string, JsonValue> values_;
    std::set<std::string> known_;
    std::vector<FieldError> errors_;
};

}  // namespace tasklight::web
