// From the words of time in a line to its due date and repeat. Pure; any thread may call.
#pragma once

#include <string>
#include <vector>

#include "features/quick_add/phrase.hpp"
#include "features/quick_add/sigils.hpp"

namespace tasklight::quick_add {

struct Resolved {
    std::optional<Due> due;
    bool without_date = false;
    std::optional<Repeat> repeat;
    std::vector<Mark> marks;
    std::string problem;  // a sentence, if the words contradict each other
};

[[nodiscard]] Resolved resolve(const Reader& reader, const TimeWords& words);

}  // namespace tasklight::quick_add
