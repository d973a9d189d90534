// What systemd and the program say to each other. The tests take systemd's part.
#include <arpa/inet.h>
#include <array>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "smoke/raw_client.hpp"
#include "support/program.hpp"

using namespace tasklight;
using namespace tasklight::database;
using namespace tasklight::test;
using tasklight::smoke::RawClient;
using tasklight::smoke::status_of;

namespace {

const std::string kGet = "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

// Receives what a program tells its service manager, and stores the descriptors that come along.
class Manager {
public:
    Manager() : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un name{};
        name.sun_family = AF_UNIX;
        std::strcpy(name.sun_path, path().c_str());
        if (::bind(socket_, reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0)
            throw std::runtime_error("the manager's socket cannot be bound");
    }
    ~Manager() {
        forget();
        ::close(socket_);
    }

    [[nodiscard]] std::string path() const { return (folder_.path() / "notify").string(); }
    [[nodiscard]] const std::vector<int>& stored() const { return stored_; }

    // Whether a message that begins so comes in time; what comes before it is worked through.
    [[nodiscard]] bool hears(const std::string& beginning, int milliseconds = 20'000) {
        pollfd readable{socket_, POLLIN, 0};
        while (::poll(&readable, 1, milliseconds) == 1)
            if (receive().starts_with(beginning)) return true;
        return false;
    }

private:
    std::string receive() {
        std::array<char, 1024> text{};
        alignas(cmsghdr) std::array<char, CMSG_SPACE(8 * sizeof(int))> control{};
        iovec buffer{text.data(), text.size()};
        msghdr message{};
        message.msg_iov = &buffer;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const auto size = ::recvmsg(socket_, &message, MSG_CMSG_CLOEXEC);
        std::string said(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
        if (said.starts_with("FDSTOREREMOVE=1")) forget();
        take_descriptors(message, said.starts_with("FDSTORE=1"));
        return said;
    }

    void take_descriptors(msghdr& message, bool keep) {
        const cmsghdr* header = CMSG_FIRSTHDR(&message);
        if (!header || header->cmsg_type != SCM_RIGHTS) return;
        std::vector<int> descriptors((header->cmsg_len - CMSG_LEN(0)) / sizeof(int));
        std::memcpy(descriptors.data(), CMSG_DATA(header), descriptors.size() * sizeof(int));
        for (const int descriptor : descriptors) {
            if (keep) {
                stored_.push_back(descriptor);
            } else {
                ::close(descriptor);
            }
        }
    }

    void forget() {
        for (const int descriptor : stored_)
            ::close(descriptor);
        stored_.clear();
    }

    ScratchFolder folder_;
    int socket_;
    std::vector<int> stored_;
};

// `serve` on a database of its own, with a manager that listens.
struct Scene {
    ScratchDatabase scratch{Engine::kSqlite};
    Manager manager;
    std::string address = "127.0.0.1:" + std::to_string(free_port());

    [[nodiscard]] ProgramOptions serving(const std::string& at) const {
        ProgramOptions options;
        options.arguments = {"serve", "--listen", at};
        for (const std::string& flag : database_flags(scratch))
            options.arguments.push_back(flag);
        options.environment["NOTIFY_SOCKET"] = manager.path();
        options.environment["FDSTORE"] = "16";
        return options;
    }
    [[nodiscard]] ProgramOptions serving() const { return serving(address); }
    // What a process is started with that takes the place of another.
    [[nodiscard]] ProgramOptions succeeding(const std::string& at) const {
        ProgramOptions options = serving(at);
        options.sockets = manager.stored();
        return options;
    }
};

std::optional<int> end(Program& program) {
    program.signal(SIGTERM);
    return program.wait();
}

}  // namespace

TEST_CASE("the service manager hears of start, reload and end", "[smoke]") {
    Scene scene;
    Program program(scene.serving());

    CHECK(scene.manager.hears("READY=1\nSTATUS=Serving http://" + scene.address));
    program.signal(SIGHUP);
    CHECK(scene.manager.hears("RELOADING=1\nMONOTONIC_USEC="));
    CHECK(scene.manager.hears("READY=1"));
    program.signal(SIGTERM);
    CHECK(scene.manager.hears("STOPPING=1"));
    CHECK(program.wait() == 0);
}

TEST_CASE("the service manager hears again and again from a program that answers", "[smoke]") {
    Scene scene;
    ProgramOptions options = scene.serving();
    options.environment["WATCHDOG_USEC"] = "400000";
    Program program(options);

    for (int i = 0; i < 3; ++i)
        CHECK(scene.manager.hears("WATCHDOG=1"));
    CHECK(end(program) == 0);
}

TEST_CASE("a watchdog for another process is left alone", "[smoke]") {
    Scene scene;
    ProgramOptions options = scene.serving();
    options.environment["WATCHDOG_USEC"] = "200000";
    options.environment["WATCHDOG_PID"] = "1";
    Program program(options);

    REQUIRE(scene.manager.hears("READY=1"));
    CHECK_FALSE(scene.manager.hears("WATCHDOG=1", 500));
}

TEST_CASE("who comes between a program's end and its successor's start is answered", "[smoke]") {
    const bool over_unix = GENERATE(false, true);
    Scene scene;
    const std::string address = over_unix ? "unix:" + scene.manager.path() + ".web" : scene.address;
    Program first(scene.serving(address));
    REQUIRE(scene.manager.hears("READY=1"));
    REQUIRE(scene.manager.stored().size() == 1);
    REQUIRE(end(first) == 0);

    RawClient client(address);
    client.send(kGet);
    Program second(scene.succeeding(address));

    CHECK(status_of(client.answer(true, 20)) == 200);
    CHECK(scene.manager.hears("READY=1"));
    CHECK(scene.manager.stored().size() == 1);
}

TEST_CASE("without a store a socket ends with its program", "[smoke]") {
    Scene scene;
    const std::string address = "unix:" + scene.manager.path() + ".web";
    ProgramOptions options = scene.serving(address);
    options.environment.erase("FDSTORE");
    Program program(options);
    REQUIRE(scene.manager.hears("READY=1"));

    CHECK(end(program) == 0);
    CHECK(scene.manager.stored().empty());
    CHECK_FALSE(std::filesystem::exists(scene.manager.path() + ".web"));
}

TEST_CASE("a kept socket of an address that is not wanted any more is closed", "[smoke]") {
    Scene scene;
    Program first(scene.serving());
    REQUIRE(scene.manager.hears("READY=1"));
    REQUIRE(end(first) == 0);
    const std::string any = "0.0.0.0" + scene.address.substr(scene.address.find(':'));

    Program second(scene.succeeding(any));

    // The address holds the other one's, so it can only be bound once that one is closed.
    REQUIRE(scene.manager.hears("FDSTOREREMOVE=1"));
    REQUIRE(scene.manager.hears("BARRIER=1"));
    CHECK(scene.manager.hears("READY=1"));
    CHECK(status_of(RawClient(scene.address).ask(kGet)) == 200);
}

TEST_CASE("health tells whether the program that the settings describe is ready", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));
    Service service(scratch);
    const Arguments question{"health", "--listen", "0.0.0.0:" + std::to_string(service.port())};

    const Ran well = run_program(question);
    CHECK(well.code == 0);
    CHECK(well.output == "ready\n");
    REQUIRE(service.stop() == 0);
    const Ran gone = run_program(question);

    CHECK(gone.code == 1);
    CHECK(gone.errors == "tasklight: nothing answers at " + question.back() + ".\n");
}
