#include "features/records/record_form.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "model/position.hpp"

namespace tasklight::records {
namespace {

bool is_color(std::string_view text) {
    return text.size() == 7 && text[0] == '#' &&
           std::all_of(text.begin() + 1, text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

}  // namespace

std::optional<std::string> read_name(web::Fields& fields, bool is_required, std::size_t limit) {
    const bool present = fields.has("name");
    const auto text = fields.text("name");
    if (fields.failed("name") || (!text && !present && !is_required)) return std::nullopt;
    const std::string name(trimmed(text.value_or("")));
    if (is_blank(name)) {
        fields.fail("name", "A name is needed.");
    } else if (code_points(name) > limit) {
        fields.fail("name", "A name has at most " + std::to_string(limit) + " characters.");
    } else if (has_control_characters(name)) {
        fields.fail("name", "A name is one line without control characters.");
    }
    return name;
}

std::optional<std::optional<std::string>> read_color(web::Fields& fields) {
    if (fields.is_null("color")) return std::optional<std::string>();
    const auto text = fields.text("color");
    if (!text) return std::nullopt;
    if (text->empty() && fields.are_from_form()) return std::optional<std::string>();
    const std::string color = ascii_lower(*text);
    if (!is_color(color)) fields.fail("color", "A colour is written as #1e90ff.");
    return std::optional(color);
}

std::optional<std::int64_t> read_position(web::Fields& fields) {
    if (fields.is_null("position")) fields.fail("position", "This must be a whole number.");
    const auto position = fields.integer("position");
    if (position && (*position < -kPositionLimit || *position > kPositionLimit))
        fields.fail("position", "A position lies within 2^53 of 0.");
    return position;
}

}  // namespace tasklight::records
