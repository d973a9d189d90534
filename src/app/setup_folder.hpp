// The folders in which a set-up writes: who else may write there could put passwords and settings
// of their own in place of ours.
#pragma once

#include <filesystem>
#include <sys/types.h>

namespace tasklight::app {

// Makes it with this mode if it is not there; what is there stays as it is. Throws
// std::system_error, whose text names the path.
void make_folder(const std::filesystem::path& folder, mode_t mode);

// Takes every right from all but the owner; false if nobody else had one. Throws SetupError.
bool hide_folder(const std::filesystem::path& folder);

// Throws SetupError unless it belongs to root or this user, and nobody else may write in it.
void require_own_folder(const std::filesystem::path& folder);

}  // namespace tasklight::app
