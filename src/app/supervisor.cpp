#include "app/supervisor.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/text.hpp"
#include "http/descriptor.hpp"

namespace tasklight::app {
namespace {

constexpr int kFirstSocket = 3;  // SD_LISTEN_FDS_START
constexpr int kMostSockets = 64;
constexpr char kStore[] = "FDSTORE=1\nFDNAME=listen\n";
constexpr char kForget[] = "FDSTOREREMOVE=1\nFDNAME=listen\n";
constexpr int kHeardWithinMs = 5000;

std::string take_variable(const char* name) {
    const char* value = std::getenv(name);
    std::string text = value ? value : "";
    ::unsetenv(name);
    return text;
}

long long take_number(const char* name) {
    long long number = 0;
    return parse_number(take_variable(name), number) ? number : 0;
}

// In microseconds of CLOCK_MONOTONIC, as the manager counts.
std::string monotonic_usec() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::to_string(now.tv_sec * 1'000'000LL + now.tv_nsec / 1000);
}

}  // namespace

Supervisor::Supervisor() : socket_(take_variable("NOTIFY_SOCKET")) {
    keeps_sockets_ = take_number("FDSTORE") > 0 && !socket_.empty();
    const long long watched = take_number("WATCHDOG_PID");
    const long long usec = take_number("WATCHDOG_USEC");
    if (usec > 0 && (watched == 0 || watched == ::getpid()))
        watchdog_ = std::chrono::milliseconds(usec / 1000);
    const long long receiver = take_number("LISTEN_PID");
    const long long count = take_number("LISTEN_FDS");
    ::unsetenv("LISTEN_FDNAMES");
    if (receiver == ::getpid())
        passed_ = static_cast<int>(std::clamp<long long>(count, 0, kMostSockets));
}

std::vector<int> Supervisor::take_sockets() {
    std::vector<int> sockets;
    for (int socket = kFirstSocket; socket < kFirstSocket + passed_; ++socket) {
        ::fcntl(socket, F_SETFD, FD_CLOEXEC);
        sockets.push_back(socket);
    }
    passed_ = 0;
    if (!sockets.empty()) {
        tell(kForget);
        // A socket that we do not want must be closed before another one takes its port.
        wait_until_heard();
    }
    return sockets;
}

void Supervisor::keep(const std::vector<int>& sockets) const {
    if (keeps_sockets_) tell(kStore, sockets);
}

void Supervisor::ready(const std::string& status) const {
    tell("READY=1\nSTATUS=" + status + '\n');
}

void Supervisor::reloading() const {
    tell("RELOADING=1\nMONOTONIC_USEC=" + monotonic_usec() + '\n');
}

void Supervisor::stopping() const { tell("STOPPING=1\nSTATUS=Finishing running requests\n"); }

void Supervisor::alive() const { tell("WATCHDOG=1\n"); }

void Supervisor::tell(const std::string& state, const std::vector<int>& descriptors) const {
    sockaddr_un name{};
    if (socket_.empty() || socket_.size() >= sizeof name.sun_path) return;
    name.sun_family = AF_UNIX;
    std::memcpy(name.sun_path, socket_.data(), socket_.size());
    if (name.sun_path[0] == '@') name.sun_path[0] = '\0';  // an abstract name

    iovec text{const_cast<char*>(state.data()), state.size()};
    msghdr message{};
    message.msg_name = &name;
    message.msg_namelen = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + socket_.size());
    message.msg_iov = &text;
    message.msg_iovlen = 1;
    alignas(cmsghdr) std::array<char, CMSG_SPACE(kMostSockets * sizeof(int))> control{};
    if (!descriptors.empty()) {
        const std::size_t bytes =
            std::min<std::size_t>(descriptors.size(), kMostSockets) * sizeof(int);
        message.msg_control = control.data();
        message.msg_controllen = CMSG_SPACE(bytes);
        cmsghdr* header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(bytes);
        std::memcpy(CMSG_DATA(header), descriptors.data(), bytes);
    }
    const http::Descriptor sender(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    [[maybe_unused]] const auto sent = ::sendmsg(sender.get(), &message, MSG_NOSIGNAL);
}

// The manager closes what comes with BARRIER=1 once it has worked through all that was said before.
void Supervisor::wait_until_heard() const {
    int ends[2];
    if (socket_.empty() || ::pipe2(ends, O_CLOEXEC) != 0) return;
    const http::Descriptor reader(ends[0]);
    {
        const http::Descriptor writer(ends[1]);
        tell("BARRIER=1\n", {writer.get()});
    }
    pollfd hung_up{reader.get(), 0, 0};
    ::poll(&hung_up, 1, kHeardWithinMs);
}

}  // namespace tasklight::app
