// The HTTP server: CivetWeb behind a gate. The gate holds every connection until a whole request
// head has arrived, so that a silent or slow client never occupies a worker. The handler is given
// complete requests and may be called by all workers at once; whatever it throws is answered
// with a bare 500.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "http/request.hpp"
#include "http/response.hpp"

namespace tasklight::http {

// `what()` is one sentence for the administrator: what is wrong, and what to do.
struct ListenError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Listening sockets that somebody else keeps open while this program is replaced by its successor.
struct KeptSockets {
    std::vector<int> inherited;  // ours from now on; those of no listed address are closed
    bool outlive = false;        // they stay open elsewhere when we stop
};

struct ServerOptions {
    std::vector<std::string> listen{"127.0.0.1:8080"};  // host:port, [v6]:port, unix:PATH; a host
                                                        // may be preceded by http:// with TLS on
    KeptSockets sockets;
    std::string tls_certificate;  // PEM files; both or none
    std::string tls_key;
    std::vector<std::string> trusted_proxies;  // addresses or networks (CIDR)
    bool public_https = false;                 // browsers reach us over HTTPS, whoever ends it
    int worker_threads = 64;
    std::size_t body_limit = 1024 * 1024;
    std::chrono::milliseconds head_deadline{10'000};
    std::chrono::milliseconds body_deadline{30'000};
    std::chrono::milliseconds drain_deadline{15'000};
    std::chrono::milliseconds keep_alive{15'000};     // an idle connection is kept that long
    std::chrono::milliseconds send_deadline{60'000};  // for a client that reads slowly
    std::size_t max_unsent = 64 << 20;  // bytes kept for all of these; then the slowest gives way
    int max_connections = 4096;
    // Not for trusted proxies, Unix sockets and this machine; an IPv6 /64 counts as one address.
    int max_connections_per_address = 1024;
};

class Server {
public:
    using Handler = std::function<Response(Request&)>;
    // Makes the answer for a request that never became one (`request` then has only an id).
    using Refuse = std::function<Response(const Request&, int status, const std::string& detail)>;

    // Starts to listen and to serve. Throws ListenError with a sentence for the administrator
    // if an address is malformed or busy, or a TLS file cannot be used.
    Server(ServerOptions options, Handler handler, Refuse refuse);
    // Stops accepting, lets running requests finish, cuts slow clients off after drain_deadline,
    // and closes. It waits for a handler as long as that takes.
    ~Server();

    // Re-reads the TLS files for new connections.
    void reload_tls();
    // The same if somebody put others there since they were read; tells whether somebody did.
    bool renew_tls();

    struct Statistics {
        long long requests = 0;
        int active = 0;       // requests being worked on
        int connections = 0;  // open now
        int waiting = 0;      // connections that wait for a worker
    };
    [[nodiscard]] Statistics statistics() const;

    // Where it listens, with the real port where port 0 was asked for.
    [[nodiscard]] std::vector<std::string> addresses() const;
    // The status with which it answers GET `path` at its first socket, to a client of its own; 0 if
    // it does not in time.
    [[nodiscard]] int ask_itself(const std::string& path, std::chrono::milliseconds patience) const;

    // The listening sockets, in the order of the addresses; they stay the server's.
    [[nodiscard]] std::vector<int> sockets() const;
    // Whether the server stops: answers should say goodbye, streams should end.
    [[nodiscard]] bool stopping() const;

private:
    class Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace tasklight::http
