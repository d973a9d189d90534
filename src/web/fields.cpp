#include "web/fields.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "http/form_data.hpp"

namespace tasklight::web {
namespace {

constexpr std::string_view kForm = "application/x-www-form-urlencoded";

bool is_json(std::string_view type) {
    return type == "application/json" || type == "application/merge-patch+json";
}

std::map<std::string, JsonValue> json_values(const std::string& body) {
    const JsonValue document = parse_json(body);
    const JsonValue::Object* object = document.object();
    if (!object) throw Malformed("The body must be a JSON object.");
    std::map<std::string, JsonValue> values;
    for (const JsonMember& member : *object)
        values.emplace(member.name, member.value);
    return values;
}

std::map<std::string, JsonValue> form_values(const std::string& body) {
    std::map<std::string, JsonValue> values;
    const http::Parameters form = http::parse_form(body);
    for (const auto& [name, value] : form.pairs())
        if (!values.emplace(name, JsonValue(value)).second)
            throw Malformed("The field \"" + name + "\" stands twice in the form.");
    return values;
}

}  // namespace

Fields Fields::of(const http::Request& request) {
    const std::string type = request.content_type();
    Fields fields;
    if (request.body.empty()) {
        fields.from_form_ = !request.speaks_json();
        fields.lacks_json_ = is_json(type);
    } else if (is_json(type)) {
        fields.values_ = json_values(request.body);
    } else if (type == kForm) {
        fields.from_form_ = true;
        fields.values_ = form_values(request.body);
    } else {
        throw UnsupportedMedia("Send application/json or " + std::string(kForm) + ".");
    }
    if (fields.from_form_) fields.known_.insert("csrf");
    return fields;
}

Fields Fields::of_json(const http::Request& request) {
    if (!request.body.empty() && !is_json(request.content_type()))
        throw UnsupportedMedia("Send the body as application/json.");
    return of(request);
}

const JsonValue* Fields::find(const std::string& name) {
    known_.insert(name);
    is_read_ = true;
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : &found->second;
}

bool Fields::has(const std::string& name) { return find(name) != nullptr; }

bool Fields::is_null(const std::string& name) {
    const JsonValue* value = find(name);
    return value && value->is_null();
}

std::optional<std::string> Fields::text(const std::string& name) {
    const JsonValue* value = find(name);
    if (!value || value->is_null()) return std::nullopt;
    if (const auto* text = value->string()) return *text;
    fail(name, "This must be text.");
    return std::nullopt;
}

std::optional<bool> Fields::flag(const std::string& name) {
    const JsonValue* value = find(name);
    if (!value || value->is_null()) return std::nullopt;
    if (const auto* flag = value->boolean()) return *flag;
    if (const auto* text = value->string(); text && from_form_) {
        if (*text == "true" || *text == "on" || *text == "1") return true;
        if (*text == "false" || *text == "0" || text->empty()) return false;
    }
    fail(name, "This must be true or false.");
    return std::nullopt;
}

std::optional<std::int64_t> Fields::integer(const std::string& name) {
    const JsonValue* value = find(name);
    if (!value || value->is_null()) return std::nullopt;
    if (const auto* number = value->integer()) return *number;
    long long number = 0;
    if (const auto* text = value->string(); text && from_form_ && parse_number(*text, number))
        return number;
    fail(name, "This must be a whole number.");
    return std::nullopt;
}

std::optional<std::vector<std::string>> Fields::texts(const std::string& name) {
    const JsonValue* value = find(name);
    if (!value || value->is_null()) return std::nullopt;
    std::vector<std::string> texts;
    if (const auto* text = value->string(); text && from_form_) {
        const char separator = text->find('\n') == std::string::npos ? ',' : '\n';
        for (std::string_view part : split(*text, separator)) {
            if (part.ends_with('\r')) part.remove_suffix(1);
            if (!trimmed(part).empty()) texts.emplace_back(trimmed(part));
        }
        return texts;
    }
    const auto* items = value->array();
    for (std::size_t i = 0; items && i < items->size(); ++i) {
        const auto* text = (*items)[i].string();
        if (!text) fail(name, "This must be a list of texts.");
        texts.push_back(text ? *text : "");
    }
    if (!items) fail(name, "This must be a list of texts.");
    return texts;
}

std::optional<Fields> Fields::object(const std::string& name) {
    const JsonValue* value = find(name);
    if (!value || value->is_null()) return std::nullopt;
    if (const auto* object = value->object()) return of(*object);
    fail(name, "This must be an object.");
    return std::nullopt;
}

std::optional<std::vector<Fields>> Fields::objects(const std::string& name) {
    const JsonValue* value = find(name);
    if (!value || value->is_null()) return std::nullopt;
    std::vector<Fields> list;
    const auto* items = value->array();
    for (std::size_t i = 0; items && i < items->size(); ++i) {
        const auto* object = (*items)[i].object();
        if (!object) fail(name, "This must be a list of objects.");
        list.push_back(object ? of(*object) : Fields());
    }
    if (!items) fail(name, "This must be a list of objects.");
    if (failed(name)) return std::nullopt;
    return list;
}

void Fields::join(const std::string& name, Fields&& members) {
    for (const auto& [member, value] : members.values_)
        if (!members.known_.contains(member)) members.fail(member, "There is no such field.");
    for (FieldError& error : members.errors_)
        fail(name + '.' + error.field, std::move(error.message), error.place);
}

void Fields::ignore(std::initializer_list<const char*> names) {
    for (const char* name : names)
        known_.insert(name);
}

Fields Fields::of(const JsonValue::Object& object) {
    Fields fields;
    for (const JsonMember& member : object)
        fields.values_.emplace(member.name, member.value);
    return fields;
}

void Fields::fail(const std::string& field, std::string message, std::optional<TextPlace> place) {
    errors_.push_back({field, std::move(message), place});
}

bool Fields::failed(const std::string& field) const {
    return std::any_of(errors_.begin(), errors_.end(),
                       [&](const FieldError& error) { return error.field == field; });
}

void Fields::done() {
    // Many clients name a type also when there is nothing to send; that is fine if nothing is read.
    if (lacks_json_ && is_read_) throw Malformed("The body is empty; a JSON object is expected.");
    for (const auto& [name, value] : values_)
        if (!known_.contains(name)) fail(name, "There is no such field.");
    if (failed()) throw Invalid(errors_);
}

}  // namespace tasklight::web
