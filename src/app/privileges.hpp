// Root on somebody else's files.
#pragma once

#include "app/config.hpp"

namespace tasklight::app {

// Root who works on a SQLite file in somebody's folder becomes that user, for good: what the owner
// of a folder may put there, links above all, must lead root nowhere, and what is made there is
// theirs. Whatever root alone may read comes before. Only while there is one thread. Throws
// ConfigError if the system does not let it.
void become_owner_of_database(const Config& config);

}  // namespace tasklight::app
