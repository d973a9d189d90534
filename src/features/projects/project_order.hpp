// Moving a project up or down among those that stand beside it: in the same project, and archived
// or not as it is.
#pragma once

#include "model/project.hpp"
#include "store/operation.hpp"

namespace tasklight::projects {

enum class Direction { kUp, kDown };

// Changes nothing at the end of the list. Throws NotFound.
void move(store::Operation& operation, const ProjectId& id, Direction direction);

}  // namespace tasklight::projects
