#include "app/setup_folder.hpp"

#include <cerrno>
#include <fcntl.h>
#include <pwd.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "app/postgresql_setup.hpp"

namespace tasklight::app {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kOthers = S_IRWXG | S_IRWXO;

[[noreturn]] void fail(const fs::path& folder) {
    throw std::system_error(errno, std::generic_category(), folder.string() + " cannot be made");
}

struct stat facts_of(const fs::path& folder) {
    struct stat facts {};
    if (::stat(folder.c_str(), &facts) != 0 || !S_ISDIR(facts.st_mode))
        throw SetupError(folder.string() + " is no folder: remove it, then run this again.");
    return facts;
}

bool is_own(const struct stat& facts) { return facts.st_uid == 0 || facts.st_uid == ::geteuid(); }

void require_owner(const fs::path& folder, const struct stat& facts) {
    if (is_own(facts)) return;
    const passwd* user = ::getpwuid(facts.st_uid);
    throw SetupError(folder.string() + " belongs to " +
                     (user ? user->pw_name : std::to_string(facts.st_uid)) +
                     ", who could change what lies there: run chown root " + folder.string() +
                     ", or name a settings file in a folder of your own with --config.");
}

}  // namespace

// The mode is set on what was made here, whatever has come in its place meanwhile.
void make_folder(const fs::path& folder, mode_t mode) {
    if (::mkdir(folder.c_str(), mode & ~kOthers) != 0) {
        if (errno != EEXIST) fail(folder);
        return;
    }
    const int made = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (made < 0) fail(folder);
    struct stat facts {};
    const bool is_good =
        ::fstat(made, &facts) == 0 && facts.st_uid == ::geteuid() && ::fchmod(made, mode) == 0;
    const int fault = errno;
    ::close(made);
    if (is_good) return;
    errno = facts.st_uid == ::geteuid() ? fault : EEXIST;
    fail(folder);
}

bool hide_folder(const fs::path& folder) {
    const struct stat facts = facts_of(folder);
    require_owner(folder, facts);
    if ((facts.st_mode & kOthers) == 0) return false;
    if (::chmod(folder.c_str(), facts.st_mode & 07777 & ~kOthers) != 0)
        throw SetupError(folder.string() + " cannot be hidden from others: run it as root.");
    return true;
}

void require_own_folder(const fs::path& folder) {
    const struct stat facts = facts_of(folder);
    require_owner(folder, facts);
    if ((facts.st_mode & (S_IWGRP | S_IWOTH)) == 0) return;
    const bool is_for_all = (facts.st_mode & S_ISVTX) != 0;  // as /tmp must be
    throw SetupError(folder.string() + " can be written by others, who could put files there: " +
                     (is_for_all ? "" : "run chmod go-w " + folder.string() + ", or ") +
                     "name a settings file in a folder of your own with --config.");
}

}  // namespace tasklight::app
