// The list of days that a repeat names: "mon, wed and fri", "1st and 3rd friday", "jan 27, jul 27".
// Pure; any thread may call.
#pragma once

#include <optional>

#include "features/quick_add/repeats.hpp"

namespace tasklight::quick_add {

// Behind a comma, "and" or both; `at` itself where no list goes on.
[[nodiscard]] std::size_t next_item(const Reader& reader, std::size_t at);

// mon, wed and fri; mon wed fri; plurals too
[[nodiscard]] std::optional<RepeatPhrase> weekday_list(const Reader& reader, std::size_t at);

// 27th; 1st and 15th; 3rd friday; last workday; 3rd day; 1st wed jan. `of_month` says that a month
// was named before, so that an ordinal counts in it.
[[nodiscard]] std::optional<RepeatPhrase> ordinal_list(const Reader& reader, std::size_t at,
                                                       bool of_month);

// 1st of every month; last friday of each month
[[nodiscard]] std::optional<RepeatPhrase> days_of_every_month(const Reader& reader, std::size_t at);

// 2, 15, 27; día 27
[[nodiscard]] std::optional<RepeatPhrase> number_list(const Reader& reader, std::size_t at);

// jan 27th; 27 jan and 27 jul; january
[[nodiscard]] std::optional<RepeatPhrase> month_day_list(const Reader& reader, std::size_t at);

}  // namespace tasklight::quick_add
