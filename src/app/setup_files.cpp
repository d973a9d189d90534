#include "app/setup_files.hpp"

#include <algorithm>
#include <fstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

#include "app/postgresql_setup.hpp"
#include "app/written_file.hpp"
#include "base/text.hpp"

namespace tasklight::app {
namespace {

namespace fs = std::filesystem;

using Setting = std::pair<std::string, std::string>;

void make_folder(const fs::path& folder, mode_t mode) {
    if (fs::is_directory(folder)) return;
    if (::mkdir(folder.c_str(), mode) != 0 || ::chmod(folder.c_str(), mode) != 0)
        throw std::system_error(errno, std::generic_category(),
                                folder.string() + " cannot be made");
}

// The last value counts, as it does for the program.
std::string value_in(const fs::path& path, std::string_view name) {
    std::ifstream file(path);
    std::string value;
    for (std::string line; std::getline(file, line);) {
        const auto equals = line.find('=');
        const std::string_view text = line;
        if (equals != std::string::npos && trimmed(text.substr(0, equals)) == name)
            value = trimmed(text.substr(equals + 1));
    }
    return value;
}

}  // namespace

SetupFiles::SetupFiles(fs::path settings_file)
    : settings_file_(fs::absolute(settings_file)), folder_(settings_file_.parent_path()) {}

fs::path SetupFiles::service_password() const {
    return folder_ / "credentials" / "database_password";
}
fs::path SetupFiles::owner_password() const { return folder_ / "migration_password"; }
fs::path SetupFiles::connection() const {
    return fs::path(settings_file_.string() + ".d") / "postgresql.conf";
}

bool SetupFiles::prepare() const {
    if (::geteuid() != 0 && fs::exists(folder_) && ::access(folder_.c_str(), W_OK) != 0)
        throw SetupError("this user may not write in " + folder_.string() + ": run it as root.");
    try {
        make_folder(folder_, 0755);
        make_folder(service_password().parent_path(), 0700);
        make_folder(connection().parent_path(), 0755);
        const bool is_missing = !fs::exists(settings_file_);
        if (is_missing)
            write_file(settings_file_, "# Settings of Tasklight; \"tasklight help\" lists them.\n",
                       0644);
        return is_missing;
    } catch (const std::system_error& error) {
        throw SetupError(std::string(error.what()) + ": run it as root.");
    }
}

std::string SetupFiles::password_in(const fs::path& path) {
    std::ifstream file(path);
    std::string password;
    std::getline(file, password);
    if (password.ends_with('\r')) password.pop_back();
    return password;
}

void SetupFiles::keep_password(const fs::path& file, const std::string& password) {
    write_file(file, password + '\n', 0600);
}

bool SetupFiles::hide(const fs::path& file) {
    constexpr auto kOthers = fs::perms::group_all | fs::perms::others_all;
    if ((fs::status(file).permissions() & kOthers) == fs::perms::none) return false;
    fs::permissions(file, kOthers, fs::perm_options::remove);
    return true;
}

SetupFiles::Written SetupFiles::write_connection(const std::string& database,
                                                 const std::string& migration_database) const {
    const std::vector<Setting> wanted{
        {"database", database},
        {"database_password_file", service_password()},
        {"migration_database", migration_database},
        {"migration_password_file", owner_password()},
    };
    const fs::path path = connection();
    const bool was_there = fs::exists(path);
    const bool says_the_same = std::all_of(wanted.begin(), wanted.end(), [&](const Setting& one) {
        return value_in(path, one.first) == one.second;
    });
    if (was_there && says_the_same) return Written::kKept;
    std::string text = "# Made by \"tasklight setup postgresql\"; it wins over " +
                       settings_file_.filename().string() + ".\n";
    for (const auto& [name, value] : wanted)
        text += name + " = " + value + '\n';
    if (was_there) fs::rename(path, path.string() + ".old");
    write_file(path, text, 0644);
    return was_there ? Written::kReplaced : Written::kMade;
}

}  // namespace tasklight::app
