#include "http/listener.hpp"

#include <cerrno>
#include <cstring>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <utility>

#include "base/text.hpp"
#include "http/ip_address.hpp"
#include "http/server.hpp"

namespace tasklight::http {
namespace {

constexpr int kBacklog = 1024;

[[noreturn]] void refuse(const std::string& sentence) { throw ListenError(sentence); }

[[noreturn]] void refuse_busy(const std::string& address) {
    refuse(address +
           " is already in use; stop the other program or choose another address with "
           "--listen.");
}

int open_socket(int family) {
    const int descriptor = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        refuse(std::string("No socket can be opened: ") + std::strerror(errno) + ".");
    return descriptor;
}

sockaddr_un unix_address(const ListenAddress& address) {
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    if (address.unix_path.size() >= sizeof name.sun_path)
        refuse(address.text + " is too long for a Unix socket; use a path of at most 107 bytes.");
    std::memcpy(name.sun_path, address.unix_path.data(), address.unix_path.size());
    return name;
}

void remove_stale_socket(const ListenAddress& address, const sockaddr_un& name) {
    struct stat file {};
    if (::lstat(address.unix_path.c_str(), &file) != 0) return;
    if (!S_ISSOCK(file.st_mode))
        refuse(address.unix_path +
               " exists and is no socket; remove it or choose another path "
               "with --listen.");
    const int probe = open_socket(AF_UNIX);
    const bool answered =
        ::connect(probe, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0 ||
        errno == EAGAIN;
    ::close(probe);
    if (answered) refuse_busy(address.text);
    ::unlink(address.unix_path.c_str());
}

int real_port(int descriptor) {
    sockaddr_storage name{};
    socklen_t size = sizeof name;
    ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&name), &size);
    return ntohs(name.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(name).sin6_port
                                            : reinterpret_cast<sockaddr_in&>(name).sin_port);
}

}  // namespace

ListenAddress ListenAddress::parse(const std::string& text) {
    const auto malformed = [&] {
        refuse("\"" + text +
               "\" is no address to listen on; write host:port, [IPv6]:port or "
               "unix:PATH.");
    };
    ListenAddress address;
    address.text = text;
    std::string_view rest = text;
    if (rest.starts_with("unix:")) {
        address.unix_path = rest.substr(5);
        address.plain = true;
        if (address.unix_path.empty()) malformed();
        return address;
    }
    if (rest.starts_with("http://")) {
        address.plain = true;
        rest.remove_prefix(7);
    }
    const auto colon = rest.rfind(':');
    long long port = 0;
    if (colon == std::string_view::npos || !parse_number(rest.substr(colon + 1), port) ||
        port > 65535)
        malformed();
    auto host = rest.substr(0, colon);
    address.port = static_cast<int>(port);
    const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (bracketed) host = host.substr(1, host.size() - 2);
    if (host.empty() || bracketed != (host.find(':') != std::string_view::npos)) malformed();
    address.host = host;
    return address;
}

Listener::Listener(const ListenAddress& address, bool tls) : tls_(tls && !address.plain) {
    if (address.unix_path.empty()) {
        open_tcp(address);
    } else {
        open_unix(address);
    }
}

Listener::Listener(Listener&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      tls_(other.tls_),
      unix_path_(std::exchange(other.unix_path_, {})),
      address_(std::move(other.address_)) {}

void Listener::close() {
    if (descriptor_ < 0) return;
    ::close(std::exchange(descriptor_, -1));
    if (!unix_path_.empty()) ::unlink(unix_path_.c_str());
}

void Listener::open_unix(const ListenAddress& address) {
    const sockaddr_un name = unix_address(address);
    remove_stale_socket(address, name);
    descriptor_ = open_socket(AF_UNIX);
    if (::bind(descriptor_, reinterpret_cast<const sockaddr*>(&name), sizeof name) != 0 ||
        ::listen(descriptor_, kBacklog) != 0) {
        const int error = errno;
        ::close(std::exchange(descriptor_, -1));
        refuse(address.text + " cannot be opened (" + std::strerror(error) +
               "); choose a path in a folder that this user may write to.");
    }
    unix_path_ = address.unix_path;
    address_ = address.text;
}

void Listener::open_tcp(const ListenAddress& address) {
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
    addrinfo* found = nullptr;
    const char* host = address.host == "*" ? nullptr : address.host.c_str();
    if (::getaddrinfo(host, std::to_string(address.port).c_str(), &hints, &found) != 0 || !found)
        refuse("\"" + address.text +
               "\" names no address of this machine; choose another one with "
               "--listen.");
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> owner(found, ::freeaddrinfo);
    descriptor_ = open_socket(found->ai_family);
    const int on = 1;
    ::setsockopt(descriptor_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (found->ai_family == AF_INET6)
        ::setsockopt(descriptor_, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    if (::bind(descriptor_, found->ai_addr, found->ai_addrlen) != 0 ||
        ::listen(descriptor_, kBacklog) != 0) {
        const int error = errno;
        ::close(std::exchange(descriptor_, -1));
        if (error == EADDRINUSE) refuse_busy(address.text);
        if (error == EACCES)
            refuse(address.text +
                   " needs a privilege that this user lacks; choose a port above "
                   "1023 with --listen.");
        refuse(address.text + " cannot be opened (" + std::strerror(error) +
               "); choose another address with --listen.");
    }
    const bool v6 = address.host.find(':') != std::string::npos;
    address_ = (v6 ? "[" + address.host + "]" : address.host) + ":" +
               std::to_string(real_port(descriptor_));
}

}  // namespace tasklight::http
