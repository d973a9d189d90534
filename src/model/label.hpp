// A word that tasks of any project can carry. Names are compared by their folded form and are
// unique among those of one user.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/id.hpp"

namespace tasklight {

using LabelId = Id<struct LabelKind>;

struct Label {
    LabelId id;
    std::string name;
    std::optional<std::string> color;  // #rrggbb
    std::int64_t position = 0;
    std::optional<Moment> deleted_at;
    Moment created_at;
    Moment updated_at;
    std::int64_t version = 1;

    [[nodiscard]] bool is_deleted() const { return deleted_at.has_value(); }
};

}  // namespace tasklight
