#include "base/json.hpp"

#include <algorithm>
#include <charconv>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>
#include <rapidjson/writer.h>

#include "base/error.hpp"
#include "base/text.hpp"

namespace tasklight {
namespace {

using Reader = rapidjson::Reader;

// Builds the tree from RapidJSON's events; the reader stops when a call returns false.
class Builder : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Builder> {
public:
    explicit Builder(const JsonLimits& limits) : limits_(limits) {}

    bool Null() { return add(JsonValue()); }
    bool Bool(bool b) { return add(JsonValue(b)); }
    bool Int(int i) { return add(JsonValue(std::int64_t{i})); }
    bool Uint(unsigned i) { return add(JsonValue(std::int64_t{i})); }
    bool Int64(std::int64_t i) { return add(JsonValue(i)); }
    // RapidJSON reports every number above 32 bits that has no sign here.
    bool Uint64(std::uint64_t i) {
        if (std::in_range<std::int64_t>(i)) return add(JsonValue(static_cast<std::int64_t>(i)));
        return add(JsonValue(static_cast<double>(i)));
    }
    bool Double(double d) { return add(JsonValue(d)); }
    bool String(const char* s, rapidjson::SizeType length, bool) {
        return add(JsonValue(std::string(s, length)));
    }
    bool Key(const char* s, rapidjson::SizeType length, bool) {
        names_.back().assign(s, length);
        const auto& object = *open_.back().object();
        if (object.size() >= limits_.names) return fail("there are too many names in one object");
        const bool twice = std::any_of(object.begin(), object.end(), [&](const JsonMember& m) {
            return m.name == names_.back();
        });
        return !twice || fail("the name \"" + names_.back() + "\" stands twice in one object");
    }
    bool StartObject() { return open(JsonValue(JsonValue::Object{})); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool StartArray() { return open(JsonValue(JsonValue::Array{})); }
    bool EndArray(rapidjson::SizeType) { return close(); }

    [[nodiscard]] const std::string& fault() const { return fault_; }
    [[nodiscard]] JsonValue take() { return std::move(root_); }

private:
    bool fail(std::string fault) {
        fault_ = std::move(fault);
        return false;
    }

    bool add(JsonValue value) {
        if (++values_ > limits_.values) return fail("there are too many values");
        if (open_.empty()) {
            root_ = std::move(value);
            return true;
        }
        auto& parent = open_.back().data();
        if (auto* array = std::get_if<JsonValue::Array>(&parent)) {
            array->push_back(std::move(value));
        } else {
            auto& object = std::get<JsonValue::Object>(parent);
            object.push_back({std::move(names_.back()), std::move(value)});
        }
        return true;
    }

    bool open(JsonValue container) {
        if (open_.size() >= limits_.depth) return fail("it is nested too deeply");
        open_.push_back(std::move(container));
        names_.emplace_back();
        return true;
    }

    bool close() {
        JsonValue done = std::move(open_.back());
        open_.pop_back();
        names_.pop_back();
        return add(std::move(done));
    }

    const JsonLimits& limits_;
    std::size_t values_ = 0;
    std::vector<JsonValue> open_;
    std::vector<std::string> names_;
    JsonValue root_;
    std::string fault_;
};

// RapidJSON's writer wants a stream; this one is the end of a string.
struct StringEnd {
    using Ch = char;
    std::string& out;
    void Put(char c) { out.push_back(c); }
    void Flush() {}
};

// Most text is plain ASCII, and then there is nothing to do but to copy it.
bool needs_no_escape(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F &&
           c != '"' && c != '\\';
}

std::string with_replacements(std::string_view text) {
    std::string valid;
    while (!text.empty()) {
        std::size_t length = std::min<std::size_t>(4, text.size());
        while (length > 0 &&
               !(is_valid_utf8(text.substr(0, length)) && code_points(text.substr(0, length)) == 1))
            --length;
        if (length == 0) {
            valid += "\xEF\xBF\xBD";
            text.remove_prefix(1);
        } else {
            valid += text.substr(0, length);
            text.remove_prefix(length);
        }
    }
    return valid;
}

}  // namespace

const JsonValue* JsonValue::find(std::string_view name) const {
    const Object* members = object();
    if (!members) return nullptr;
    const auto found = std::find_if(members->begin(), members->end(),
                                    [&](const JsonMember& m) { return m.name == name; });
    return found == members->end() ? nullptr : &found->value;
}

bool JsonValue::operator==(const JsonValue& other) const { return data_ == other.data_; }

JsonValue parse_json(std::string_view text, const JsonLimits& limits) {
    rapidjson::MemoryStream stream(text.data(), text.size());
    Reader reader;
    Builder builder(limits);
    constexpr unsigned kFlags =
        rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
    const auto result = reader.Parse<kFlags>(stream, builder);
    if (result.IsError()) {
        const std::string fault =
            builder.fault().empty() ? rapidjson::GetParseError_En(result.Code()) : builder.fault();
        throw Malformed("The JSON cannot be read at byte " + std::to_string(result.Offset()) +
                        ": " + fault);
    }
    return builder.take();
}

void append_json_string(std::string& out, std::string_view text) {
    if (std::all_of(text.begin(), text.end(), needs_no_escape)) {
        out.push_back('"');
        out += text;
        out.push_back('"');
        return;
    }
    if (!is_valid_utf8(text)) {
        append_json_string(out, with_replacements(text));
        return;
    }
    StringEnd end{out};
    rapidjson::Writer<StringEnd> writer(end);
    writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void JsonWriter::separate() {
    if (needs_comma_) out_.push_back(',');
    needs_comma_ = true;
}

JsonWriter& JsonWriter::begin_object() {
    separate();
    out_.push_back('{');
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::end_object() {
    out_.push_back('}');
    needs_comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::begin_array() {
    separate();
    out_.push_back('[');
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::end_array() {
    out_.push_back(']');
    needs_comma_ = true;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    append_json_string(out_, name);
    out_.push_back(':');
    needs_comma_ = false;
    return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
    separate();
    append_json_string(out_, value);
    return *this;
}

JsonWriter& JsonWriter::optional_string(const std::optional<std::string>& value) {
    return value ? string(*value) : null();
}

JsonWriter& JsonWriter::moment(const std::optional<Moment>& value) {
    return value ? string(to_rfc3339(*value)) : null();
}

JsonWriter& JsonWriter::integer(std::int64_t value) {
    separate();
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    out_.append(digits, end);
    return *this;
}

JsonWriter& JsonWriter::boolean(bool value) { return raw(value ? "true" : "false"); }

JsonWriter& JsonWriter::null() { return raw("null"); }

JsonWriter& JsonWriter::raw(std::string_view json) {
    separate();
    out_ += json;
    return *this;
}

JsonWriter& JsonWriter::value(const JsonValue& value) {
    if (value.is_null()) return null();
    if (const auto* b = value.boolean()) return boolean(*b);
    if (const auto* i = value.integer()) return integer(*i);
    if (const auto* s = value.string()) return string(*s);
    if (const auto* array = value.array()) {
        begin_array();
        for (const JsonValue& item : *array)
            this->value(item);
        return end_array();
    }
    if (const auto* object = value.object()) {
        begin_object();
        for (const JsonMember& member : *object)
            key(member.name).value(member.value);
        return end_object();
    }
    std::string number;
    StringEnd end{number};
    rapidjson::Writer<StringEnd> writer(end);
    writer.Double(std::get<double>(value.data()));
    return raw(number);
}

}  // namespace tasklight
