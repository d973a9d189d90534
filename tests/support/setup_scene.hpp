// A place for `tasklight setup postgresql`: a folder of settings of its own, and names on the
// scratch server that nobody else uses. The roles and the database go with it.
#pragma once

#include <string>
#include <vector>

#include "support/program.hpp"

namespace tasklight::test {

class SetupScene {
public:
    SetupScene();
    SetupScene(const SetupScene&) = delete;
    SetupScene& operator=(const SetupScene&) = delete;
    ~SetupScene();

    [[nodiscard]] ProgramOptions command(const Arguments& more) const;
    // With libpq's variables saying where the server is, unless `more` names another.
    [[nodiscard]] Ran setup(const Arguments& more = {}) const;
    // Without naming a server; its Unix socket lies in `folder`.
    [[nodiscard]] Ran setup_on_this_machine(const std::string& folder) const;
    [[nodiscard]] Ran setup_as_nobody() const;
    [[nodiscard]] ProgramOptions serve(int port, const Arguments& more = {}) const;

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::string file(const std::string& name) const { return folder_.path() / name; }
    [[nodiscard]] std::string settings() const { return file("tasklight.conf"); }
    void write(const std::string& name, const std::string& text) const;
    [[nodiscard]] std::string read(const std::string& name) const;
    // Names, modes and contents, to compare.
    [[nodiscard]] std::string all_files() const;

    // As the settings that were made name them.
    [[nodiscard]] database::DatabaseOptions service() const;
    [[nodiscard]] database::DatabaseOptions owner() const;

    // As the superuser.
    void on_server(const std::vector<std::string>& statements) const;
    void in_database(const std::vector<std::string>& statements) const;
    [[nodiscard]] std::string ask(const std::string& sql) const;

private:
    ScratchFolder folder_;
    std::string name_;
};

}  // namespace tasklight::test
