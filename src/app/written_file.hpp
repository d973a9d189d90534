// Files that appear whole or not at all, whatever happens meanwhile.
#pragma once

#include <filesystem>
#include <string_view>
#include <sys/types.h>

namespace tasklight::app {

// Replaces what was there. Readable by no more than `mode` says at any time, and on the disk when
// it returns. Throws std::system_error, whose text names the path.
void write_file(const std::filesystem::path& path, std::string_view text, mode_t mode);

}  // namespace tasklight::app
