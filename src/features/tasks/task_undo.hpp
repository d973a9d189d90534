// What an undo does to a task: first every record gets its fields back, then each is looked at
// among those that surround it.
#pragma once

#include "store/operation.hpp"

namespace tasklight::tasks {

// Puts back what `change` of an earlier operation changed; the undo of an addition is a deletion.
// Throws Conflict if one of its fields changed since.
void revert(store::Operation& operation, const store::RecordedChange& change);

// Takes along what lies below the task, and makes those of its labels again that are gone. Throws
// Conflict if the task lies where no new one could lie, or is gone with something below it.
void settle(store::Operation& operation, const store::RecordedChange& change);

}  // namespace tasklight::tasks
