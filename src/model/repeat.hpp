// How a task repeats: an RFC 5545 rule and what it says nothing about. The anchor is the first date
// wanted and never changes, so that the 31st comes back after February. The texts are checked where
// they come in: see schedule/rule.hpp.
#pragma once

#include <string>

namespace tasklight {

enum class RepeatMode {
    kSchedule,    // the next date is the rule's
    kCompletion,  // the rule is counted from the day of completion
};

enum class ShortMonth { kClamp, kSkip };

// What becomes of dates that passed while the task was not done: they are passed over and counted,
// or the task becomes due on each of them in turn.
enum class MissedDates { kSkip, kEach };

struct Repeat {
    std::string rule;
    RepeatMode mode = RepeatMode::kSchedule;
    ShortMonth month_end = ShortMonth::kClamp;
    std::string anchor;  // 2027-01-31 or 2027-01-31T09:00
    bool is_paused = false;
    MissedDates missed = MissedDates::kSkip;
    std::string zone = {};  // of the due times, also while a paused task has none

    bool operator==(const Repeat&) const = default;
};

}  // namespace tasklight
