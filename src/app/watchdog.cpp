#include "app/watchdog.hpp"

#include "base/log.hpp"

namespace tasklight::app {

Watchdog::Watchdog(const Supervisor& supervisor, const http::Server& server)
    : supervisor_(supervisor), server_(server) {
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
        if (server_.ask_itself("/healthz", limit / 4) == 200) {
            supervisor_.alive();
        } else {
            log::warning("the program does not answer itself");
        }
        lock.lock();
        stop_.wait_for(lock, limit / 4, [this] { return stopping_; });
    }
}

}  // namespace tasklight::app
