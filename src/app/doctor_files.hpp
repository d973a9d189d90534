// What `tasklight doctor` finds out about files: settings, secrets, and certificates.
#pragma once

#include "app/config.hpp"
#include "app/doctor_report.hpp"
#include "base/clock.hpp"

namespace tasklight::app {

// What the program will read, with the rights that this process has: secrets, keys, certificates.
// Warns of what others may read or write.
void check_files(Report& report, const Config& config, const Clock& clock);

// Whether this user can read the settings and what they name, but for files in a folder called
// "credentials", which systemd hands over. For a process that became the service's user.
void check_readable(Report& report, const Config& config);

}  // namespace tasklight::app
