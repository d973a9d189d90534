// Connections that threads borrow for one piece of work each. They are opened when needed, up to
// a limit; the one used last is lent first, so that those beyond the load grow old and are closed.
// A connection comes back without a transaction or not at all. Any thread may call; the pool
// outlives its leases.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "database/connection.hpp"

namespace tasklight::database {

class Pool {
public:
    using Opener = std::function<std::unique_ptr<Connection>()>;

    // At most `patient` threads wait for `patience`. Any more wait for a second at most, and not at
    // all once nobody got a connection for a second: then the database hangs.
    Pool(Opener opener, int limit, std::chrono::milliseconds patience, int patient);

    class Lease {
    public:
        Lease(Lease&& other) noexcept = default;
        Lease& operator=(Lease&&) = delete;
        ~Lease();

        [[nodiscard]] Connection& connection() { return *connection_; }

    private:
        friend class Pool;
        Lease(Pool& pool, std::unique_ptr<Connection> connection, unsigned generation)
            : pool_(pool), connection_(std::move(connection)), generation_(generation) {}

        Pool& pool_;
        std::unique_ptr<Connection> connection_;
        unsigned generation_;
    };

    // Throws Unavailable if none is free in time, and whatever the opener throws.
    [[nodiscard]] Lease lend();

    // A connection was lost, so all that are as old are as good as lost: closes those that lie
    // here, and those that are lent when they come back.
    void drop_all_like(const Lease& lost);

    [[nodiscard]] int open() const;
    [[nodiscard]] int lent() const;

private:
    using Time = std::chrono::steady_clock::time_point;
    struct Idle {
        std::unique_ptr<Connection> connection;
        Time since;
    };

    [[nodiscard]] bool await_free(std::unique_lock<std::mutex>& lock);
    [[nodiscard]] Lease open_new(unsigned generation);
    void take_back(std::unique_ptr<Connection> connection, unsigned generation) noexcept;
    [[nodiscard]] std::vector<Idle> take_old(Time now);

    const Opener opener_;
    const int limit_;
    const std::chrono::milliseconds patience_;
    const int patient_;
    mutable std::mutex mutex_;
    std::condition_variable freed_;
    std::deque<Idle> idle_;
    int open_ = 0;
    int waiting_ = 0;
    Time last_lent_;
    unsigned generation_ = 0;
};

}  // namespace tasklight::database
