// Where a repeat begins and ends: "starting feb 1", "starting at 9pm", "until march", "for 3
// weeks", "for 5 times". Pure; any thread may call.
#pragma once

#include <optional>
#include <variant>

#include "features/quick_add/dates.hpp"

namespace tasklight::quick_add {

struct RepeatStart {
    std::optional<Date> date;
    std::optional<TimeOfDay> time;
    std::size_t next = 0;
};

struct RepeatEnd {
    std::variant<LocalTime, Span, std::int64_t> end;  // until, for so long, so many times
    std::size_t next = 0;
};

// "until march" may mean its first day or its last: where such words end, or nothing.
[[nodiscard]] std::optional<std::size_t> unclear_end(const Reader& reader, std::size_t at);

[[nodiscard]] std::optional<RepeatStart> repeat_start(const Reader& reader, std::size_t at);
[[nodiscard]] std::optional<RepeatEnd> repeat_end(const Reader& reader, std::size_t at);

}  // namespace tasklight::quick_add
