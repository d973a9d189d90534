// A heading inside a project.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "model/project.hpp"

namespace tasklight {

using SectionId = Id<struct SectionKind>;

struct Section {
    SectionId id;
    ProjectId project_id;
    std::string name;
    std::int64_t position = 0;
    std::optional<Moment> deleted_at;
    Moment created_at;
    Moment updated_at;
    std::int64_t version = 1;

    [[nodiscard]] bool is_deleted() const { return deleted_at.has_value(); }
};

}  // namespace tasklight
