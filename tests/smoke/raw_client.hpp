// A client that sends exactly what it is told, for tests of the protocol, and a server to go with
// it. Not for more than one thread at a time.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "http/server.hpp"

namespace tasklight::smoke {

class RawClient {
public:
    // "127.0.0.1:8080", "[::1]:8080" or "unix:/path".
    explicit RawClient(const std::string& address);
    RawClient(RawClient&& other) noexcept : socket_(other.socket_), buffer_(other.buffer_) {
        other.socket_ = -1;
    }
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    ~RawClient();

    // False if the server has gone.
    bool send(std::string_view bytes) const;
    void finish_sending() const;

    // One answer, head and body by its Content-Length; empty if the server closes or says nothing
    // for `seconds`.
    [[nodiscard]] std::string answer(bool with_body = true, double seconds = 5);
    [[nodiscard]] std::string ask(std::string_view bytes) {
        send(bytes);
        return answer();
    }
    // Whether the server closes within that time; what it sent before is thrown away.
    [[nodiscard]] bool is_closed(double seconds = 5);
    [[nodiscard]] int socket() const { return socket_; }

private:
    bool receive(double seconds);

    int socket_ = -1;
    std::string buffer_;
};

[[nodiscard]] int status_of(std::string_view answer);
[[nodiscard]] std::string body_of(std::string_view answer);

using Handler = http::Server::Handler;

// On a free port of 127.0.0.1 unless told otherwise; refusals are answered with their detail.
[[nodiscard]] std::unique_ptr<http::Server> serve(Handler handler,
                                                  http::ServerOptions options = {});

// "<method> <path> <body>"
[[nodiscard]] http::Response echo(http::Request& request);

}  // namespace tasklight::smoke
