// The real program, as an administrator starts it. It lies beside the tests.
//
//     const Ran ran = run_program({"user", "list", "--database", scratch.options().address});
//     Service service(scratch);
//     Wire wire(service.port());
//
// What it prints goes to files, so that it never waits for its reader. A program that still runs
// when its owner goes is killed. Several threads may use a Service that runs; only one may stop
// or start it.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

#include "support/database.hpp"

namespace tasklight::test {

using Arguments = std::vector<std::string>;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

// A number of rounds or requests, less of them where everything is many times slower.
constexpr int scaled(int count) { return kSanitized ? (count + 4) / 5 : count; }

struct ProgramOptions {
    Arguments arguments;
    std::map<std::string, std::string> environment;  // added to the tests' own
    Arguments through;  // a command that ends by executing what follows it
    std::string input;
    std::vector<int> sockets{};  // passed from descriptor 3 on, as systemd does; they stay ours
};

class Program {
public:
    explicit Program(const ProgramOptions& options);
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    ~Program();

    [[nodiscard]] pid_t pid() const { return pid_; }
    void signal(int number) const;
    // The exit code, or 128 and the signal that ended it, or nothing if it still runs after that
    // time.
    std::optional<int> wait(std::chrono::milliseconds patience = std::chrono::seconds(30));
    void kill_at_once();
    [[nodiscard]] bool runs();

    [[nodiscard]] std::string output() const;
    [[nodiscard]] std::string errors() const;

private:
    ScratchFolder folder_;
    pid_t pid_ = -1;
    std::optional<int> code_;
};

struct Ran {
    int code;
    std::string output;
    std::string errors;
};

// To its end.
[[nodiscard]] Ran run_program(const ProgramOptions& options);
[[nodiscard]] inline Ran run_program(const Arguments& arguments, const std::string& input = {}) {
    return run_program({arguments, {}, {}, input});
}

// A port of the loopback device that nobody listens on, outside of those that the system gives to
// clients: whoever is killed finds it free again.
[[nodiscard]] int free_port();

// `tasklight serve` on a free port, with the cheapest passwords and a schema that is up to date.
class Service {
public:
    explicit Service(const ScratchDatabase& scratch, ProgramOptions options = {});

    [[nodiscard]] int port() const { return port_; }
    [[nodiscard]] Program& program() { return *program_; }
    // Kills it with SIGKILL and starts it again at the same address; what it had said is kept.
    void restart();
    // SIGTERM; the exit code.
    [[nodiscard]] int stop();
    // Of all its lives.
    [[nodiscard]] std::string log() const;

private:
    void start();

    int port_;
    ProgramOptions options_;
    std::unique_ptr<Program> program_;
    std::string log_;
};

// The flags that lead a command of the program to the scratch database.
[[nodiscard]] Arguments database_flags(const ScratchDatabase& scratch);

// Calls until it holds; false if it does not in time.
template <class Holds>
[[nodiscard]] bool eventually(Holds holds,
                              std::chrono::milliseconds patience = std::chrono::seconds(30)) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        if (holds()) return true;
        if (std::chrono::steady_clock::now() > deadline) return false;
        timespec pause{0, 5'000'000};
        nanosleep(&pause, nullptr);
    }
}

}  // namespace tasklight::test
