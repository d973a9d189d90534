// Phrases that name a time of day: "at 9", "6pm", "18:30", "um 16 Uhr", "in the morning". Pure; any
// thread may call.
#pragma once

#include <optional>

#include "features/quick_add/dates.hpp"

namespace tasklight::quick_add {

struct TimePhrase {
    TimeOfDay time{};
    Grade grade = Grade::kEnd;
    std::size_t next = 0;
    bool is_part = false;       // "morning": a part of the day, which an hour makes exact
    bool may_be_later = false;  // 8 without am or pm: in the evening it is 20:00
    bool is_number = false;     // 3:16
};

[[nodiscard]] std::optional<TimePhrase> time_phrase(const Reader& reader, std::size_t at);

// "8" in the evening is 20:00; a time that is exact stays.
[[nodiscard]] TimeOfDay within_part(const TimePhrase& exact, TimeOfDay part);

}  // namespace tasklight::quick_add
