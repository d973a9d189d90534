// The files that `tasklight setup postgresql` leaves beside the settings file FILE: two passwords,
// and FILE.d/postgresql.conf. What an administrator wrote there is never lost.
#pragma once

#include <filesystem>
#include <string>

#include "app/config.hpp"
#include "app/setup_report.hpp"

namespace tasklight::app {

class SetupFiles {
public:
    explicit SetupFiles(std::filesystem::path settings_file);

    [[nodiscard]] const std::filesystem::path& settings_file() const { return settings_file_; }
    [[nodiscard]] std::filesystem::path service_password() const;
    [[nodiscard]] std::filesystem::path owner_password() const;
    [[nodiscard]] std::filesystem::path connection() const;

    // Makes the folders, and the settings file if there is none. Throws SetupError if this user may
    // not write there, or others may.
    void prepare(SetupReport& report) const;

    // The first line; empty if there is none. Throws SetupError if it is a link or another user's,
    // or too long.
    [[nodiscard]] static std::string password_in(const std::filesystem::path& file);
    static void keep_password(const std::filesystem::path& file, const std::string& password);
    // Takes the right to read it from everybody else; false if nobody else had it.
    static bool hide(const std::filesystem::path& file);

    enum class Change { kMade, kKept, kChanged };
    struct Written {
        Change change;
        std::filesystem::path former;  // what it said before, if a setting was replaced
    };
    // Sets the two addresses and password files; all other lines and the file's rights stay.
    [[nodiscard]] Written write_connection(const std::string& database,
                                           const std::string& migration_database) const;

    // What the file of write_connection() says.
    [[nodiscard]] std::string written(const std::string& setting) const;
    // The variable, or else the last file in FILE.d, that sets it.
    [[nodiscard]] std::string place_of(const std::string& setting,
                                       const Environment& environment) const;

private:
    std::filesystem::path settings_file_;
    std::filesystem::path folder_;
};

}  // namespace tasklight::app
