// How long PostgreSQL's makers mend each major version. Pure.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"

namespace tasklight::database {

enum class Support {
    kSupported,
    kEndsSoon,  // within half a year
    kEnded,
    kUnknown,  // newer than this program
};

struct SupportPeriod {
    Support support;
    std::string last_day;  // 2027-11-11; empty if it is not known here
};

[[nodiscard]] SupportPeriod support_of_postgresql(int major, Moment now);

}  // namespace tasklight::database
