// The addresses on which we listen: parsing what the administrator wrote, and opening sockets.
// A Listener owns its socket, and the file of a Unix socket, until close().
#pragma once

#include <optional>
#include <string>
#include <sys/socket.h>
#include <vector>

#include "http/descriptor.hpp"

namespace tasklight::http {

inline constexpr int kBacklog = 1024;  // connections that wait to be accepted

// What a socket is bound to.
struct SocketName {
    sockaddr_storage bytes{};
    socklen_t size = 0;

    [[nodiscard]] static SocketName of(int descriptor);
    [[nodiscard]] const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&bytes); }
    [[nodiscard]] int family() const { return bytes.ss_family; }
    // Same family, address and port, or the same path.
    [[nodiscard]] bool operator==(const SocketName& other) const;
};

struct ListenAddress {
    std::string text;  // as written, for messages
    std::string host;  // empty for a Unix socket
    int port = 0;
    std::string unix_path;
    bool plain = false;  // http:// stood before it

    // Throws ListenError for anything that is not host:port, [v6]:port or unix:PATH.
    [[nodiscard]] static ListenAddress parse(const std::string& text);
    // Throws ListenError if it names no address of this machine, or the path is too long.
    [[nodiscard]] SocketName resolve() const;
};

class Listener {
public:
    // Throws ListenError if the address cannot be used. A Unix socket that nobody serves any
    // more is replaced.
    Listener(const ListenAddress& address, bool tls);
    // Takes a socket that listens already.
    Listener(const ListenAddress& address, bool tls, Descriptor socket);
    Listener(Listener&& other) noexcept;
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    Listener& operator=(Listener&&) = delete;
    ~Listener() { close(); }

    void close();
    // Somebody else keeps the socket open too: the file of a Unix socket stays.
    void share() { shared_ = true; }
    [[nodiscard]] bool is_shared() const { return shared_; }

    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] bool is_tls() const { return tls_; }
    [[nodiscard]] bool is_unix() const { return !unix_path_.empty(); }
    // With the real port if port 0 was asked for: "127.0.0.1:41234".
    [[nodiscard]] const std::string& address() const { return address_; }

private:
    void open_unix(const ListenAddress& address);
    void open_tcp(const ListenAddress& address);
    void name_tcp(const ListenAddress& address);

    int descriptor_ = -1;
    bool tls_ = false;
    bool shared_ = false;
    std::string unix_path_;
    std::string address_;
};

// One listener for each address. Of `inherited`, sockets that listen already, each is used for the
// address that it is bound to; the others are closed before anything is opened. Throws ListenError.
[[nodiscard]] std::vector<Listener> open_listeners(const std::vector<std::string>& addresses,
                                                   bool tls, std::vector<Descriptor> inherited);

}  // namespace tasklight::http
