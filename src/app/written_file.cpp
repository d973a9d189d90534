#include "app/written_file.hpp"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace tasklight::app {
namespace {

namespace fs = std::filesystem;

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno != EINTR) return false;
        if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// The new name is safe only when the folder is.
void sync_folder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace

void write_file(const fs::path& path, std::string_view text, mode_t mode) {
    // Ends so that nobody takes it for a file of settings.
    std::string temporary = path.string() + ".XXXXXX";
    const int file = ::mkostemp(temporary.data(), O_CLOEXEC);
    bool is_good =
        file >= 0 && write_all(file, text) && ::fchmod(file, mode) == 0 && ::fsync(file) == 0;
    int fault = errno;
    if (file >= 0) ::close(file);
    if (is_good && ::rename(temporary.c_str(), path.c_str()) != 0) {
        is_good = false;
        fault = errno;
    }
    if (!is_good) {
        ::unlink(temporary.c_str());
        throw std::system_error(fault, std::generic_category(),
                                path.string() + " cannot be written");
    }
    sync_folder(path.parent_path());
}

}  // namespace tasklight::app
