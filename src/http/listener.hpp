// The addresses on which we listen: parsing what the administrator wrote, and opening sockets.
// A Listener owns its socket, and the file of a Unix socket, until close().
#pragma once

#include <string>
#include <vector>

namespace tasklight::http {

struct ListenAddress {
    std::string text;  // as written, for messages
    std::string host;  // empty for a Unix socket
    int port = 0;
    std::string unix_path;
    bool plain = false;  // http:// stood before it

    // Throws ListenError for anything that is not host:port, [v6]:port or unix:PATH.
    [[nodiscard]] static ListenAddress parse(const std::string& text);
};

class Listener {
public:
    // Throws ListenError if the address cannot be used. A Unix socket that nobody serves any
    // more is replaced.
    Listener(const ListenAddress& address, bool tls);
    Listener(Listener&& other) noexcept;
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;
    Listener& operator=(Listener&&) = delete;
    ~Listener() { close(); }

    void close();

    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] bool is_tls() const { return tls_; }
    [[nodiscard]] bool is_unix() const { return !unix_path_.empty(); }
    // With the real port if port 0 was asked for: "127.0.0.1:41234".
    [[nodiscard]] const std::string& address() const { return address_; }

private:
    void open_unix(const ListenAddress& address);
    void open_tcp(const ListenAddress& address);

    int descriptor_ = -1;
    bool tls_ = false;
    std::string unix_path_;
    std::string address_;
};

}  // namespace tasklight::http
