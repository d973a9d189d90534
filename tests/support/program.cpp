#include "support/program.hpp"

#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support/wire.hpp"

namespace tasklight::test {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::vector<std::string> environment_with(const std::map<std::string, std::string>& added) {
    std::vector<std::string> entries;
    for (char** entry = environ; *entry; ++entry) {
        const std::string_view text = *entry;
        const bool is_ours = text.starts_with("TASKLIGHT_");
        if (!is_ours && !added.contains(std::string(text.substr(0, text.find('=')))))
            entries.emplace_back(text);
    }
    for (const auto& [name, value] : added)
        entries.push_back(name + '=' + value);
    return entries;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> list;
    for (std::string& text : texts)
        list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

void redirect(const char* path, int flags, int onto) {
    const int file = ::open(path, flags, 0600);
    if (file < 0 || ::dup2(file, onto) < 0) ::_exit(126);
}

// LISTEN_PID has to be the program's own number, so a shell says it and becomes the program.
Arguments passing_sockets(const ProgramOptions& options) {
    if (options.sockets.empty()) return options.through;
    return {"sh", "-c",
            "LISTEN_PID=$$ LISTEN_FDS=" + std::to_string(options.sockets.size()) + " exec \"$@\"",
            "sh"};
}

// The places may be taken by those that are to go there.
void pass(std::vector<int> sockets) {
    constexpr int kFirst = 3;
    for (int& socket : sockets)
        socket = ::fcntl(socket, F_DUPFD, 1000);
    int place = kFirst;
    for (const int socket : sockets)
        ::dup2(socket, place++);
    ::close_range(static_cast<unsigned>(place), ~0U, 0);
}

// The tests' own threads and signals stay out of it.
void reset_signals() {
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
}

}  // namespace

Program::Program(const ProgramOptions& options) {
    const std::string in = folder_.path() / "in";
    const std::string out = folder_.path() / "out";
    const std::string err = folder_.path() / "err";
    std::ofstream(in, std::ios::binary) << options.input;

    std::vector<std::string> words = passing_sockets(options);
    words.push_back(fs::read_symlink("/proc/self/exe").replace_filename("tasklight"));
    words.insert(words.end(), options.arguments.begin(), options.arguments.end());
    std::vector<std::string> variables = environment_with(options.environment);
    const std::vector<char*> argv = pointers(words);
    const std::vector<char*> envp = pointers(variables);

    pid_ = ::fork();
    if (pid_ < 0) throw std::runtime_error("the program cannot be started");
    if (pid_ == 0) {
        reset_signals();
        redirect(in.c_str(), O_RDONLY, STDIN_FILENO);
        redirect(out.c_str(), O_WRONLY | O_CREAT | O_APPEND, STDOUT_FILENO);
        redirect(err.c_str(), O_WRONLY | O_CREAT | O_APPEND, STDERR_FILENO);
        pass(options.sockets);
        ::execvpe(argv[0], argv.data(), envp.data());
        ::_exit(127);
    }
}

Program::~Program() { kill_at_once(); }

void Program::signal(int number) const {
    if (!code_) ::kill(pid_, number);
}

std::optional<int> Program::wait(std::chrono::milliseconds patience) {
    const auto has_ended = [this] {
        int status = 0;
        if (code_) return true;
        if (::waitpid(pid_, &status, WNOHANG) != pid_) return false;
        code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        return true;
    };
    (void)eventually(has_ended, patience);
    return code_;
}

void Program::kill_at_once() {
    signal(SIGKILL);
    (void)wait();
}

bool Program::runs() { return !wait(std::chrono::milliseconds(0)); }

std::string Program::output() const { return contents(folder_.path() / "out"); }
std::string Program::errors() const { return contents(folder_.path() / "err"); }

Ran run_program(const ProgramOptions& options) {
    Program program(options);
    const auto code = program.wait(std::chrono::seconds(60));
    if (!code) throw std::runtime_error("the program does not end: " + program.errors());
    return {*code, program.output(), program.errors()};
}

int free_port() {
    static std::minstd_rand random(std::random_device{}());
    for (int tries = 0; tries < 1000; ++tries) {
        const int port = std::uniform_int_distribution(20'000, 32'000)(random);
        sockaddr_in name{};
        name.sin_family = AF_INET;
        name.sin_port = htons(static_cast<std::uint16_t>(port));
        name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const bool is_free =
            ::bind(probe, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0;
        ::close(probe);
        if (is_free) return port;
    }
    throw std::runtime_error("no port is free");
}

Arguments database_flags(const ScratchDatabase& scratch) {
    return {"--database",
            scratch.options().address,
            "--auto-migrate",
            "true",
            "--password-memory",
            "8",
            "--password-operations",
            "1"};
}

Service::Service(const ScratchDatabase& scratch, ProgramOptions options)
    : port_(free_port()), options_(std::move(options)) {
    Arguments arguments{"serve", "--listen", "127.0.0.1:" + std::to_string(port_)};
    for (const Arguments& more : {database_flags(scratch), options_.arguments})
        arguments.insert(arguments.end(), more.begin(), more.end());
    options_.arguments = std::move(arguments);
    start();
}

void Service::start() {
    program_ = std::make_unique<Program>(options_);
    const bool is_ready = eventually([this] {
        if (!program_->runs()) return true;
        try {
            return Wire(port_).get("/readyz").status == 200;
        } catch (const WireError&) {
            return false;
        }
    });
    if (!is_ready || !program_->runs())
        throw std::runtime_error("the program does not serve: " + program_->errors());
}

void Service::restart() {
    program_->kill_at_once();
    log_ += program_->errors();
    start();
}

int Service::stop() {
    program_->signal(SIGTERM);
    return program_->wait().value_or(-1);
}

std::string Service::log() const { return log_ + program_->errors(); }

}  // namespace tasklight::test
