// Root on somebody else's files.
#pragma once

#include "app/config.hpp"

namespace tasklight::app {

// Root who works on a SQLite file in somebody's folder, or finds it by somebody's link, becomes
// that user, for good: what others put there must lead root nowhere, and what is made there is
// theirs. So `serve` reads its secrets and opens its ports as that user too. Returns whether it
// changed. Only while there is one thread. Throws ConfigError if the system does not let it.
bool become_owner_of_database(const Config& config);

}  // namespace tasklight::app
