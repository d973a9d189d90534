#include "app/privileges.hpp"

#include <filesystem>
#include <grp.h>
#include <optional>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "database/open_connection.hpp"

namespace tasklight::app {
namespace {

bool become(uid_t user, gid_t group) {
    const passwd* known = ::getpwuid(user);
    if (known) group = known->pw_gid;
    const bool has_groups =
        known ? ::initgroups(known->pw_name, group) == 0 : ::setgroups(0, nullptr) == 0;
    return has_groups && ::setresgid(group, group, group) == 0 &&
           ::setresuid(user, user, user) == 0;
}

// The first link of somebody else's on the way; else the folder of the file. Empty if it is root's.
std::optional<struct ::stat> somebodys(const std::filesystem::path& file) {
    struct ::stat status {};
    std::filesystem::path way;
    for (const auto& part : file) {
        way /= part;
        const bool is_there = ::lstat(way.c_str(), &status) == 0;
        if (is_there && S_ISLNK(status.st_mode) && status.st_uid != 0) return status;
    }
    if (::stat(file.parent_path().c_str(), &status) == 0 && status.st_uid != 0) return status;
    return std::nullopt;
}

}  // namespace

bool become_owner_of_database(const Config& config) {
    const bool has_file = database::engine_of(config.database) == database::Engine::kSqlite;
    if (::geteuid() != 0 || !has_file) return false;
    const auto file = std::filesystem::absolute(database::sqlite_path(config.database));
    const auto owned = somebodys(file);
    if (!owned) return false;
    if (!become(owned->st_uid, owned->st_gid))
        throw ConfigError(file.string() +
                          " lies with another user, whom root cannot become here: run this as "
                          "that user.");
    return true;
}

}  // namespace tasklight::app
