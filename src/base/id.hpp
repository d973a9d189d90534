// Keys of records: UUIDs in canonical lower case, one type for each kind of record, so that
// two kinds cannot be mixed up. The program makes version 7 (RFC 9562, section 5.7); clients
// may choose any version but nil.
#pragma once

#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/clock.hpp"

namespace tasklight {

// A new UUIDv7. Within this process ids grow with each call, also inside one millisecond
// (RFC 9562, section 6.2, method 1). Any thread may call.
[[nodiscard]] std::string new_uuid(Moment now);

// The canonical lower-case form of 8-4-4-4-12 hexadecimal digits; nothing for any other text
// and for the nil UUID.
[[nodiscard]] std::optional<std::string> parse_uuid(std::string_view text);

template <class Kind>
class Id {
public:
    Id() = default;

    [[nodiscard]] static Id make(Moment now) { return Id(new_uuid(now)); }

    [[nodiscard]] static std::optional<Id> parse(std::string_view text) {
        auto canonical = parse_uuid(text);
        if (!canonical) return std::nullopt;
        return Id(std::move(*canonical));
    }

    // For a value that was canonical when it was stored.
    [[nodiscard]] static Id stored(std::string canonical) { return Id(std::move(canonical)); }

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] bool empty() const { return text_.empty(); }

    auto operator<=>(const Id&) const = default;

private:
    explicit Id(std::string canonical) : text_(std::move(canonical)) {}

    std::string text_;
};

}  // namespace tasklight
