// Where a page of a list begins: after the record with this moment and id.
#pragma once

#include <string>

#include "base/clock.hpp"

namespace tasklight {

struct ListPosition {
    Moment moment;
    std::string id;  // canonical
};

}  // namespace tasklight
