// Tells the supervisor that we are well, as long as we answer: one thread asks our own /healthz as
// a client would, so that a program that only looks alive is restarted.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "app/supervisor.hpp"
#include "http/server.hpp"

namespace tasklight::app {

class Watchdog {
public:
    // Both outlive this. Starts the thread, if the supervisor watches at all.
    Watchdog(const Supervisor& supervisor, const http::Server& server);
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

private:
    void work(std::chrono::milliseconds limit);

    const Supervisor& supervisor_;
    const http::Server& server_;
    std::mutex mutex_;
    std::condition_variable stop_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace tasklight::app
