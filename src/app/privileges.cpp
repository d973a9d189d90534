#include "app/privileges.hpp"

#include <filesystem>
#include <grp.h>
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

}  // namespace

void become_owner_of_database(const Config& config) {
    const bool has_file = database::engine_of(config.database) == database::Engine::kSqlite;
    if (::geteuid() != 0 || !has_file) return;
    const auto folder =
        std::filesystem::absolute(database::sqlite_path(config.database)).parent_path();
    struct ::stat status {};
    if (::stat(folder.c_str(), &status) != 0 || status.st_uid == 0) return;
    if (!become(status.st_uid, status.st_gid))
        throw ConfigError(folder.string() +
                          " belongs to another user, whom root cannot become here: run this as "
                          "that user.");
}

}  // namespace tasklight::app
