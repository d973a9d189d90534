// A query that its user gave a name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/id.hpp"

namespace tasklight {

using FilterId = Id<struct FilterKind>;

struct SavedFilter {
    FilterId id;
    std::string name;
    std::string query;
    std::optional<std::string> color;  // #rrggbb
    std::int64_t position = 0;
    std::optional<Moment> deleted_at;
    Moment created_at;
    Moment updated_at;
    std::int64_t version = 1;

    [[nodiscard]] bool is_deleted() const { return deleted_at.has_value(); }
};

}  // namespace tasklight
