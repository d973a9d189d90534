#include "app/watchdog.hpp"

#include "base/log.hpp"
#include "http/probe.hpp"

namespace tasklight::app {

int ask_own_server(const Config& config, const std::string& path,
                   std::chrono::milliseconds patience) {
    const auto address = http::ListenAddress::parse(config.listen.front());
    return http::probe(address, !config.tls_key.empty(), path, patience);
}

Watchdog::Watchdog(const Supervisor& supervisor, const Config& config)
    : supervisor_(supervisor), config_(config) {
    if (const auto limit = supervisor.watchdog())
        thread_ = std::thread([=, this] { work(*limit); });
}

Watchdog::~Watchdog() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stop_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Watchdog::work(std::chrono::milliseconds limit) {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        if (ask_own_server(config_, "/healthz", limit / 4) == 200) {
            supervisor_.alive();
        } else {
            log::warning("the program does not answer itself");
        }
        lock.lock();
        stop_.wait_for(lock, limit / 4, [this] { return stopping_; });
    }
}

}  // namespace tasklight::app
