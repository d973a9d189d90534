#include "app/setup_files.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fcntl.h>
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
    if ((::mkdir(folder.c_str(), mode) != 0 && errno != EEXIST) ||
        ::chmod(folder.c_str(), mode) != 0)
        throw std::system_error(errno, std::generic_category(),
                                folder.string() + " cannot be made");
}

class OpenFile {
public:
    explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
    OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] bool is_there() const { return descriptor_ >= 0; }

private:
    int descriptor_;
};

// Somebody who could plant a password file would know the password, or read another file by it.
OpenFile open_secret(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    const int fault = descriptor < 0 ? errno : 0;
    if (fault == ENOENT) return OpenFile(-1);
    OpenFile file(descriptor);
    struct stat facts {};
    if (fault == ELOOP || (fault == 0 && (::fstat(descriptor, &facts) != 0 ||
                                          !S_ISREG(facts.st_mode) || facts.st_uid != ::geteuid())))
        throw SetupError(
            path.string() +
            " is no file of this user's own: remove it, or put the file itself there.");
    if (fault != 0) throw SetupError(path.string() + " cannot be read: run it as root.");
    return file;
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
    const OpenFile file = open_secret(path);
    std::array<char, 4096> text{};
    const auto size = file.is_there() ? ::read(file.descriptor(), text.data(), text.size()) : 0;
    const auto length = static_cast<std::size_t>(std::max<ssize_t>(size, 0));
    return std::string(first_line({text.data(), length}));
}

void SetupFiles::keep_password(const fs::path& file, const std::string& password) {
    write_file(file, password + '\n', 0600);
}

bool SetupFiles::hide(const fs::path& path) {
    const OpenFile file = open_secret(path);
    struct stat facts {};
    if (!file.is_there() || ::fstat(file.descriptor(), &facts) != 0) return false;
    const mode_t wanted = facts.st_mode & 07700;
    if ((facts.st_mode & 07777) == wanted) return false;
    if (::fchmod(file.descriptor(), wanted) != 0)
        throw SetupError(path.string() + " cannot be hidden from others: run it as root.");
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

std::string SetupFiles::written(const std::string& setting) const {
    return value_in(connection(), setting);
}

std::string SetupFiles::place_of(const std::string& setting, const Environment& environment) const {
    for (const auto& [variable, value] : environment)
        if (ascii_lower(variable) == "tasklight_" + setting) return variable;
    std::string place;
    for (const auto& entry : fs::directory_iterator(connection().parent_path()))
        if (entry.path().extension() == ".conf" && !value_in(entry.path(), setting).empty())
            place = std::max(place, entry.path().string());
    return place;
}

}  // namespace tasklight::app
