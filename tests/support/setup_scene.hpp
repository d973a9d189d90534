// A place for `tasklight setup postgresql`: a folder of settings of its own, and names on the
// scratch server that nobody else uses. The roles and the database go with it. Meanwhile the server
// offers TLS, as Debian's does, or offers none.
#pragma once

#include <string>
#include <vector>

#include "support/program.hpp"

namespace tasklight::test {

enum class Tls { kOn, kOff };

// Sets it on the server until it goes, with a certificate of its own if there is none.
class ServerTls {
public:
    explicit ServerTls(Tls wanted);
    ServerTls(const ServerTls&) = delete;
    ServerTls& operator=(const ServerTls&) = delete;
    ~ServerTls();

private:
    bool has_changed_ = false;
};

class SetupScene {
public:
    explicit SetupScene(Tls tls = Tls::kOn);
    SetupScene(const SetupScene&) = delete;
    SetupScene& operator=(const SetupScene&) = delete;
    ~SetupScene();

    [[nodiscard]] ProgramOptions command(const Arguments& more) const;
    // With libpq's variables saying where the server is, unless `more` names another.
    [[nodiscard]] Ran setup(const Arguments& more = {}) const;
    // Without naming a server; its Unix socket lies in `folder`.
    [[nodiscard]] Ran setup_on_this_machine(const std::string& folder) const;
    [[nodiscard]] Ran setup_as_nobody(const std::string& folder = {}) const;
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
    ServerTls tls_;
    ScratchFolder folder_;
    std::string name_;
};

// Lines of pg_hba.conf that come before all others until it goes. The server takes them up a moment
// later.
class LoginRules {
public:
    LoginRules(const SetupScene& scene, const std::vector<std::string>& lines);
    LoginRules(const LoginRules&) = delete;
    LoginRules& operator=(const LoginRules&) = delete;
    ~LoginRules();

private:
    void edit(const std::string& command) const;

    const SetupScene& scene_;
};

}  // namespace tasklight::test
