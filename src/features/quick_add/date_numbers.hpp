// Dates written with numbers: 2027-01-27, 1/27, 27.1., jan 27, 27th. Pure; any thread may call.
#pragma once

#include <optional>

#include "features/quick_add/dates.hpp"

namespace tasklight::quick_add {

[[nodiscard]] std::optional<DatePhrase> written_date(const Reader& reader, std::size_t at);
[[nodiscard]] std::optional<DatePhrase> date_with_month(const Reader& reader, std::size_t at);
[[nodiscard]] std::optional<DatePhrase> numbered_day(const Reader& reader, std::size_t at);

}  // namespace tasklight::quick_add
