// Reading what all kinds of records have: a name, a colour and a position.
#pragma once

#include <optional>
#include <string>

#include "web/fields.hpp"

namespace tasklight::records {

inline constexpr std::size_t kNameLimit = 120;  // characters

// One line without control characters. Faults are collected in `fields`.
[[nodiscard]] std::optional<std::string> read_name(web::Fields& fields, bool is_required,
                                                   std::size_t limit = kNameLimit);
// #rrggbb in lower case; null, and an empty text in a form, for none.
[[nodiscard]] std::optional<std::optional<std::string>> read_color(web::Fields& fields);
[[nodiscard]] std::optional<std::int64_t> read_position(web::Fields& fields);

template <class RecordId>
[[nodiscard]] std::optional<RecordId> read_id(web::Fields& fields, const std::string& name) {
    const auto text = fields.text(name);
    if (!text) return std::nullopt;
    auto id = RecordId::parse(*text);
    if (!id) fields.fail(name, "This must be a UUID that is not nil.");
    return id;
}

// Null, and an empty text in a form, stand for none.
template <class RecordId>
[[nodiscard]] std::optional<std::optional<RecordId>> read_id_or_none(web::Fields& fields,
                                                                     const std::string& name) {
    if (fields.is_null(name)) return std::optional<RecordId>();
    if (fields.are_from_form() && fields.has(name) && fields.text(name)->empty())
        return std::optional<RecordId>();
    const auto id = read_id<RecordId>(fields, name);
    if (!id) return std::nullopt;
    return std::optional(*id);
}

}  // namespace tasklight::records
