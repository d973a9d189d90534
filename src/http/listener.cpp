#include "http/listener.hpp"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
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

SocketName unix_name(const ListenAddress& address) {
    SocketName name;
    auto& parts = reinterpret_cast<sockaddr_un&>(name.bytes);
    parts.sun_family = AF_UNIX;
    if (address.unix_path.size() >= sizeof parts.sun_path)
        refuse(address.text + " is too long for a Unix socket; use a path of at most 107 bytes.");
    std::memcpy(parts.sun_path, address.unix_path.data(), address.unix_path.size());
    name.size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path)) +
                static_cast<socklen_t>(address.unix_path.size()) + 1;
    return name;
}

SocketName tcp_name(const ListenAddress& address) {
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
    SocketName name;
    name.size = found->ai_addrlen;
    std::memcpy(&name.bytes, found->ai_addr, found->ai_addrlen);
    return name;
}

void remove_stale_socket(const ListenAddress& address, const SocketName& name) {
    struct stat file {};
    if (::lstat(address.unix_path.c_str(), &file) != 0) return;
    if (!S_ISSOCK(file.st_mode))
        refuse(address.unix_path +
               " exists and is no socket; remove it or choose another path "
               "with --listen.");
    const int probe = open_socket(AF_UNIX);
    const bool answered = ::connect(probe, name.get(), name.size) == 0 || errno == EAGAIN;
    ::close(probe);
    if (answered) refuse_busy(address.text);
    ::unlink(address.unix_path.c_str());
}

int port_of(const SocketName& name) {
    return ntohs(name.family() == AF_INET6
                     ? reinterpret_cast<const sockaddr_in6&>(name.bytes).sin6_port
                     : reinterpret_cast<const sockaddr_in&>(name.bytes).sin_port);
}

// A Unix socket whose file was removed listens where nobody can come.
bool is_reachable(const ListenAddress& address) {
    struct stat file {};
    return address.unix_path.empty() ||
           (::lstat(address.unix_path.c_str(), &file) == 0 && S_ISSOCK(file.st_mode));
}

}  // namespace

SocketName SocketName::of(int descriptor) {
    SocketName name;
    name.size = sizeof name.bytes;
    if (::getsockname(descriptor, reinterpret_cast<sockaddr*>(&name.bytes), &name.size) != 0)
        name = {};
    return name;
}

bool SocketName::operator==(const SocketName& other) const {
    if (family() != other.family()) return false;
    if (family() == AF_UNIX) {
        const auto& path = reinterpret_cast<const sockaddr_un&>(bytes).sun_path;
        const auto& other_path = reinterpret_cast<const sockaddr_un&>(other.bytes).sun_path;
        return std::strncmp(path, other_path, sizeof path) == 0;
    }
    return IpAddress::of(bytes) == IpAddress::of(other.bytes) && port_of(*this) == port_of(other);
}

SocketName ListenAddress::resolve() const {
    return unix_path.empty() ? tcp_name(*this) : unix_name(*this);
}

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

Listener::Listener(const ListenAddress& address, bool tls, Descriptor socket)
    : descriptor_(socket.release()),
      tls_(tls && !address.plain),
      unix_path_(address.unix_path),
      address_(address.text) {
    ::fcntl(descriptor_, F_SETFL, ::fcntl(descriptor_, F_GETFL) | O_NONBLOCK);
    if (unix_path_.empty()) name_tcp(address);
}

Listener::Listener(Listener&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      tls_(other.tls_),
      shared_(other.shared_),
      unix_path_(std::exchange(other.unix_path_, {})),
      address_(std::move(other.address_)) {}

void Listener::close() {
    if (descriptor_ < 0) return;
    ::close(std::exchange(descriptor_, -1));
    if (!unix_path_.empty() && !shared_) ::unlink(unix_path_.c_str());
}

void Listener::open_unix(const ListenAddress& address) {
    const SocketName name = address.resolve();
    remove_stale_socket(address, name);
    descriptor_ = open_socket(AF_UNIX);
    if (::bind(descriptor_, name.get(), name.size) != 0 || ::listen(descriptor_, kBacklog) != 0) {
        const int error = errno;
        ::close(std::exchange(descriptor_, -1));
        refuse(address.text + " cannot be opened (" + std::strerror(error) +
               "); choose a path in a folder that this user may write to.");
    }
    unix_path_ = address.unix_path;
    address_ = address.text;
    // Whoever may connect is believed like a trusted proxy: the proxy's user joins our group.
    ::chmod(unix_path_.c_str(), 0660);
}

void Listener::open_tcp(const ListenAddress& address) {
    const SocketName name = address.resolve();
    descriptor_ = open_socket(name.family());
    const int on = 1;
    ::setsockopt(descriptor_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (name.family() == AF_INET6)
        ::setsockopt(descriptor_, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof on);
    if (::bind(descriptor_, name.get(), name.size) != 0 || ::listen(descriptor_, kBacklog) != 0) {
        const int error = errno;
        ::close(std::exchange(descriptor_, -1));
        if (error == EADDRINUSE) refuse_busy(address.text);
        if (error == EACCES)
            refuse(address.text +
                   " needs a privilege that this user lacks: choose a port above "
                   "1023 with --listen, or see PORTS BELOW 1024 in tasklight.conf(5).");
        refuse(address.text + " cannot be opened (" + std::strerror(error) +
               "); choose another address with --listen.");
    }
    name_tcp(address);
}

void Listener::name_tcp(const ListenAddress& address) {
    const bool v6 = address.host.find(':') != std::string::npos;
    address_ = (v6 ? "[" + address.host + "]" : address.host) + ":" +
               std::to_string(port_of(SocketName::of(descriptor_)));
}

std::vector<Listener> open_listeners(const std::vector<std::string>& addresses, bool tls,
                                     std::vector<Descriptor> inherited) {
    if (addresses.empty())
        throw ListenError("There is no address to listen on; name one with --listen.");
    std::vector<std::pair<ListenAddress, Descriptor>> wanted;
    for (const std::string& text : addresses) {
        auto& [address, socket] = wanted.emplace_back(ListenAddress::parse(text), Descriptor());
        const SocketName name = address.resolve();
        const auto found = std::find_if(inherited.begin(), inherited.end(), [&](const auto& one) {
            return SocketName::of(one.get()) == name && is_reachable(address);
        });
        if (found != inherited.end()) std::swap(socket, *found);
    }
    // What nobody wants any more may stand in the way of what is wanted now.
    inherited.clear();
    std::vector<Listener> listeners;
    for (auto& [address, socket] : wanted) {
        if (socket.get() >= 0) {
            listeners.emplace_back(address, tls, std::move(socket));
        } else {
            listeners.emplace_back(address, tls);
        }
    }
    return listeners;
}

}  // namespace tasklight::http
