// Cursors of lists that are ordered by position: the position stands where other lists have a
// moment, moved up so that it is never negative.
#pragma once

#include <cstdint>
#include <string>

#include "model/list_position.hpp"
#include "model/task.hpp"

namespace tasklight::records {

template <class Record>
[[nodiscard]] ListPosition cursor_position(const Record& record) {
    return {Moment{record.position + kPositionLimit}, record.id.text()};
}

// As the store takes it.
template <class Position>
[[nodiscard]] Position position_at(const ListPosition& cursor) {
    return {cursor.moment.ms - kPositionLimit, cursor.id};
}

}  // namespace tasklight::records
