// Pages of lists by cursor. A cursor is opaque to clients; it holds the position of the last
// record that was shown, so a page stays right while rows are added.
#pragma once

#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "http/request.hpp"
#include "http/response.hpp"
#include "model/list_position.hpp"

namespace tasklight::web {

inline constexpr std::int64_t kLimitUsual = 50;
inline constexpr std::int64_t kLimitMost = 200;
inline constexpr std::int64_t kRowsMost = 100;  // of a page: mstch's cost grows with the rows

struct Paging {
    std::int64_t limit = kLimitUsual;
    std::optional<ListPosition> after;
};

// The parameter `limit` alone. Throws Malformed.
[[nodiscard]] std::int64_t read_limit(const http::Request& request, std::int64_t most = kLimitMost);

// From the parameters `limit` (1 to `most`) and `cursor`. Throws Malformed.
[[nodiscard]] Paging read_paging(const http::Request& request, std::int64_t most = kLimitMost);

// Of a page that shows as many rows as it may, unless asked for fewer.
[[nodiscard]] Paging read_whole_page(const http::Request& request);

[[nodiscard]] std::string to_cursor(const ListPosition& position);

// Lists are read with one row more than the limit: whether it is there tells whether there is a
// next page. Removes it, and returns the cursor of the next page.
template <class Record, class PositionOf>
[[nodiscard]] std::optional<std::string> cut_page(std::vector<Record>& records,
                                                  const Paging& paging, PositionOf position_of) {
    if (std::ssize(records) <= paging.limit) return std::nullopt;
    records.resize(static_cast<std::size_t>(paging.limit));
    return to_cursor(position_of(records.back()));
}

// The path and query of the page that begins at `cursor`, other parameters kept.
[[nodiscard]] std::string next_target(const http::Request& request, const std::string& cursor);

// A Link header with rel=next (RFC 8288).
void link_next(http::Response& response, const http::Request& request, const std::string& cursor);

}  // namespace tasklight::web
