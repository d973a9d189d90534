// One request from its first header field to the last byte of its answer, on a CivetWeb worker:
// reading, refusing, asking the handler, answering, logging. Nothing that is thrown passes it.
#pragma once

#include <atomic>
#include <string>

#include "http/gate.hpp"
#include "http/proxies.hpp"
#include "http/server.hpp"
#include "http/tls.hpp"
#include "http/worker.hpp"

struct mg_connection;
struct mg_context;

namespace tasklight::http {

class Service {
public:
    Service(const ServerOptions& options, const TrustedProxies& proxies, Server::Handler handler,
            Server::Refuse refuse)
        : options_(options),
          proxies_(proxies),
          handler_(std::move(handler)),
          refuse_(std::move(refuse)) {}

    // For a request that CivetWeb could parse.
    void serve(mg_connection* connection, const Gate& gate) noexcept;
    // For one that it could not.
    void refuse(mg_connection* connection, int status) noexcept;

    [[nodiscard]] long long requests() const { return requests_; }
    [[nodiscard]] int active() const { return active_; }

private:
    [[nodiscard]] Response respond(mg_connection* connection, Request& request, bool& understood);
    [[nodiscard]] Response handle(Request& request) const;
    [[nodiscard]] Response refusal(const Request& request, int status,
                                   const std::string& detail) const;
    void finish(mg_connection* connection, const Request& request, const Response& response,
                bool keeps_alive, bool all_was_read, TimePoint began);

    const ServerOptions& options_;
    const TrustedProxies& proxies_;
    const Server::Handler handler_;
    const Server::Refuse refuse_;
    std::atomic<long long> requests_{0};
    std::atomic<int> active_{0};
};

// CivetWeb's threads, from start to stop.
class Engine {
public:
    Engine(const ServerOptions& options, Gate& gate, Service& service, Tls* tls);
    ~Engine() { stop(); }
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    // Ends all threads, once each handler has returned.
    void stop();

    [[nodiscard]] Gate& gate() const { return gate_; }
    [[nodiscard]] Service& service() const { return service_; }
    [[nodiscard]] Tls* tls() const { return tls_; }
    [[nodiscard]] const Patience& patience() const { return patience_; }

private:
    Gate& gate_;
    Service& service_;
    Tls* tls_;
    Patience patience_;
    mg_context* context_ = nullptr;
};

}  // namespace tasklight::http
