// The change log as programs see it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/changes/change_feed.hpp"
#include "store/change_store.hpp"

namespace tasklight::changes {

// {"changes":[…],"next":"…","has_more":false}
[[nodiscard]] std::string to_json(const ChangePage& page);

// {"changes":[…],"next_cursor":null}
[[nodiscard]] std::string history_json(const std::vector<store::LogEntry>& entries,
                                       const std::optional<std::string>& next_cursor);

}  // namespace tasklight::changes
