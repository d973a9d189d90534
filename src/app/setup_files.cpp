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
#include "app/setup_folder.hpp"
#include "app/written_file.hpp"
#include "base/text.hpp"

namespace tasklight::app {
namespace {

namespace fs = std::filesystem;

using Setting = std::pair<std::string, std::string>;

constexpr std::size_t kLongestPassword = 4096;

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

struct Line {
    std::string text;
    std::string name;  // of a setting; empty for what sets none
    std::string value;
};

std::vector<Line> lines_of(const fs::path& path) {
    std::ifstream file(path);
    std::vector<Line> lines;
    for (std::string text; std::getline(file, text);) {
        std::string_view shown = text;
        if (shown.ends_with('\r')) shown.remove_suffix(1);
        const auto equals = shown.find('=');
        Line line{text, {}, {}};
        if (equals != std::string_view::npos && !trimmed(shown).starts_with('#')) {
            line.name = trimmed(shown.substr(0, equals));
            line.value = trimmed(shown.substr(equals + 1));
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

// The last one counts, as it does for the program.
template <class Lines>
auto find_setting(Lines& lines, std::string_view name) {
    return std::find_if(lines.rbegin(), lines.rend(),
                        [&](const Line& line) { return line.name == name; });
}

std::string value_in(const fs::path& path, std::string_view name) {
    const auto lines = lines_of(path);
    const auto line = find_setting(lines, name);
    return line == lines.rend() ? std::string() : line->value;
}

enum class Set { kSame, kAdded, kReplaced };

Set set(std::vector<Line>& lines, const Setting& wanted) {
    const auto& [name, value] = wanted;
    const auto line = find_setting(lines, name);
    if (line != lines.rend() && line->value == value) return Set::kSame;
    Line now{name + " = " + value, name, value};
    if (line == lines.rend()) {
        lines.push_back(std::move(now));
        return Set::kAdded;
    }
    *line = std::move(now);
    return Set::kReplaced;
}

std::string joined(const std::vector<Line>& lines) {
    std::string text;
    for (const Line& line : lines)
        text += line.text + '\n';
    return text;
}

// The file itself under another name, so that its rights and its owner stay too.
fs::path keep_former(const fs::path& path) {
    fs::path former = path.string() + ".old";
    for (int number = 2; fs::exists(fs::symlink_status(former)); ++number)
        former = path.string() + ".old." + std::to_string(number);
    fs::create_hard_link(path, former);
    return former;
}

// With the rights and the owner of what was there.
void replace_file(const fs::path& path, const std::string& text) {
    struct stat facts {};
    const bool was_there = ::stat(path.c_str(), &facts) == 0;
    write_file(path, text, was_there ? facts.st_mode & 07777 : 0644);
    const bool is_ours = !was_there || (facts.st_uid == ::geteuid() && facts.st_gid == ::getegid());
    if (!is_ours && ::chown(path.c_str(), facts.st_uid, facts.st_gid) != 0)
        throw std::system_error(errno, std::generic_category(),
                                path.string() + " cannot be given back to its owner");
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

void SetupFiles::prepare(SetupReport& report) const {
    if (::geteuid() != 0 && fs::exists(folder_) && ::access(folder_.c_str(), W_OK) != 0)
        throw SetupError("this user may not write in " + folder_.string() + ": run it as root.");
    const fs::path secrets = service_password().parent_path();
    try {
        make_folder(folder_, 0755);
        require_own_folder(folder_);
        make_folder(secrets, 0700);
        if (hide_folder(secrets))
            report.did("changed", secrets.string() + " is for its owner alone now");
        make_folder(connection().parent_path(), 0755);
        require_own_folder(connection().parent_path());
        if (fs::exists(settings_file_)) return;
        write_file(settings_file_, "# Settings of Tasklight; \"tasklight help\" lists them.\n",
                   0644);
        report.did("made", settings_file_);
    } catch (const std::system_error& error) {
        throw SetupError(std::string(error.what()) + ": run it as root.");
    }
}

std::string SetupFiles::password_in(const fs::path& path) {
    const OpenFile file = open_secret(path);
    std::array<char, kLongestPassword + 2> text{};
    const auto size = file.is_there() ? ::read(file.descriptor(), text.data(), text.size()) : 0;
    const auto length = static_cast<std::size_t>(std::max<ssize_t>(size, 0));
    const std::string_view password = first_line({text.data(), length});
    if (password.size() > kLongestPassword)
        throw SetupError("the password in " + path.string() + " is longer than " +
                         std::to_string(kLongestPassword) + " bytes: put a shorter one there.");
    return std::string(password);
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
    const std::array<Setting, 4> wanted{{
        {"database", database},
        {"database_password_file", service_password()},
        {"migration_database", migration_database},
        {"migration_password_file", owner_password()},
    }};
    const fs::path path = connection();
    const bool was_there = fs::exists(path);
    auto lines = lines_of(path);
    if (!was_there)
        lines.push_back({"# Made by \"tasklight setup postgresql\"; it wins over " +
                             settings_file_.filename().string() + ".",
                         {},
                         {}});
    auto done = Set::kSame;
    for (const Setting& setting : wanted)
        done = std::max(done, set(lines, setting));
    if (done == Set::kSame) return {Change::kKept, {}};
    const fs::path former = done == Set::kReplaced ? keep_former(path) : fs::path();
    replace_file(path, joined(lines));
    return {was_there ? Change::kChanged : Change::kMade, former};
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
