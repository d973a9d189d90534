// Phrases that name a repeat: "every other friday", "every! 3 months", "daily", "after 10 days".
// What cannot be said by one rule is a phrase with a problem. Pure; any thread may call.
#pragma once

#include <optional>
#include <string>

#include "features/quick_add/dates.hpp"
#include "schedule/rule.hpp"

namespace tasklight::quick_add {

struct RepeatPhrase {
    schedule::Rule rule;
    RepeatMode mode = RepeatMode::kSchedule;
    Grade grade = Grade::kAnywhere;
    std::size_t next = 0;
    std::optional<TimeOfDay> part;  // every morning
    bool begins_later = false;      // after 10 days: the first date is then, not today
    std::string problem;            // a sentence, if it cannot be kept
};

[[nodiscard]] std::optional<RepeatPhrase> repeat_phrase(const Reader& reader, std::size_t at);

}  // namespace tasklight::quick_add
