// `tasklight COMMAND …`: reads the command line and runs one command. Messages for people go to
// standard error and say what to do next; results go to standard output.
#pragma once

#include <string>
#include <vector>

namespace tasklight::app {

enum ExitCode { kSuccess = 0, kFailed = 1, kBadUsage = 2 };

// The exit code. Never throws.
[[nodiscard]] int run(const std::vector<std::string>& arguments);

}  // namespace tasklight::app
