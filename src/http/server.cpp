#include "http/server.hpp"

#include <algorithm>
#include <cerrno>
#include <sys/resource.h>

#include "base/log.hpp"
#include "http/probe.hpp"
#include "http/service.hpp"

namespace tasklight::http {
namespace {

constexpr rlim_t kDescriptorsForOthers = 128;  // databases, files, CivetWeb itself

// As many connections as asked for, or as the system lets us have.
int affordable_connections(int wanted) {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
    if (limit.rlim_cur < limit.rlim_max) {
        const rlimit raised{limit.rlim_max, limit.rlim_max};
        if (::setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
    }
    if (limit.rlim_cur == RLIM_INFINITY) return wanted;
    const rlim_t left = limit.rlim_cur > 2 * kDescriptorsForOthers
                            ? limit.rlim_cur - kDescriptorsForOthers
                            : limit.rlim_cur / 2;
    return static_cast<int>(std::min<rlim_t>(static_cast<rlim_t>(wanted), left));
}

std::unique_ptr<Tls> load_tls(const ServerOptions& options) {
    if (options.tls_certificate.empty() && options.tls_key.empty()) return nullptr;
    if (options.tls_certificate.empty() || options.tls_key.empty())
        throw ListenError("TLS needs both a certificate and a key; name both files or none.");
    return std::make_unique<Tls>(options.tls_certificate, options.tls_key);
}

TrustedProxies trusted(const ServerOptions& options) {
    try {
        return TrustedProxies(options.trusted_proxies, options.public_https);
    } catch (const std::invalid_argument& refusal) {
        throw ListenError(std::string("Among the trusted proxies, ") + refusal.what());
    }
}

std::vector<Listener> listeners(const ServerOptions& options) {
    std::vector<Descriptor> inherited;
    for (const int socket : options.sockets.inherited)
        inherited.emplace_back(socket);
    auto listeners = open_listeners(options.listen, !options.tls_key.empty(), std::move(inherited));
    for (Listener& listener : listeners)
        if (options.sockets.outlive) listener.share();
    return listeners;
}

}  // namespace

class Server::Implementation {
public:
    Implementation(ServerOptions options, Handler handler, Refuse refuse)
        : options_(std::move(options)),
          tls_(load_tls(options_)),
          proxies_(trusted(options_)),
          gate_(listeners(options_), gate_options(options_), proxies_),
          service_(options_, proxies_, std::move(handler), std::move(refuse)),
          engine_(options_, gate_, service_, tls_.get()) {}

    ~Implementation() {
        const auto deadline = SteadyClock::now() + options_.drain_deadline;
        gate_.stop_accepting();
        while (gate_.unfinished() > 0 && SteadyClock::now() < deadline)
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        engine_.stop();
    }

    static GateOptions gate_options(const ServerOptions& options) {
        GateOptions gate;
        gate.workers = options.worker_threads;
        gate.max_connections = affordable_connections(options.max_connections);
        gate.max_connections_per_address = options.max_connections_per_address;
        gate.head_deadline = options.head_deadline;
        gate.keep_alive = options.keep_alive;
        gate.send_deadline = options.send_deadline;
        gate.max_unsent = options.max_unsent;
        return gate;
    }

    const ServerOptions options_;
    const std::unique_ptr<Tls> tls_;
    const TrustedProxies proxies_;
    Gate gate_;
    Service service_;
    Engine engine_;
};

Server::Server(ServerOptions options, Handler handler, Refuse refuse)
    : implementation_(std::make_unique<Implementation>(std::move(options), std::move(handler),
                                                       std::move(refuse))) {}

Server::~Server() = default;

void Server::reload_tls() {
    if (implementation_->tls_) implementation_->tls_->reload();
}

bool Server::renew_tls() { return implementation_->tls_ && implementation_->tls_->renew(); }

Server::Statistics Server::statistics() const {
    Statistics statistics;
    statistics.requests = implementation_->service_.requests();
    statistics.active = implementation_->service_.active();
    statistics.connections = implementation_->gate_.connections();
    statistics.waiting = implementation_->gate_.waiting_for_worker();
    return statistics;
}

std::vector<std::string> Server::addresses() const {
    std::vector<std::string> addresses;
    for (const Listener& listener : implementation_->gate_.listeners())
        addresses.push_back(listener.address());
    return addresses;
}

int Server::ask_itself(const std::string& path, std::chrono::milliseconds patience) const {
    const Listener& listener = implementation_->gate_.listeners().front();
    return probe(SocketName::of(listener.descriptor()), listener.is_tls(), path, patience);
}

std::vector<int> Server::sockets() const {
    std::vector<int> sockets;
    for (const Listener& listener : implementation_->gate_.listeners())
        sockets.push_back(listener.descriptor());
    return sockets;
}

bool Server::stopping() const { return implementation_->gate_.stopping(); }

}  // namespace tasklight::http
