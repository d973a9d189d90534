#include "database/pool.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace tasklight::database {
namespace {

constexpr std::chrono::minutes kOld{5};
constexpr std::size_t kKept = 2;
constexpr std::chrono::milliseconds kShortWait{1000};

// Whether it may be lent again.
bool settle(Connection& connection) noexcept {
    try {
        if (!connection.is_broken() && connection.in_transaction()) connection.run("ROLLBACK");
        return !connection.is_broken() && !connection.in_transaction();
    } catch (...) {
        return false;
    }
}

}  // namespace

Pool::Pool(Opener opener, int limit, std::chrono::milliseconds patience, int patient)
    : opener_(std::move(opener)),
      limit_(std::max(limit, 1)),
      patience_(patience),
      patient_(patient),
      last_lent_(std::chrono::steady_clock::now()) {}

Pool::Lease::~Lease() {
    if (connection_) pool_.take_back(std::move(connection_), generation_);
}

Pool::Lease Pool::lend() {
    std::unique_lock lock(mutex_);
    if (!await_free(lock))
        throw Unavailable("The database is busy. Please try again in a moment.",
                          "no connection was free in time");
    if (idle_.empty()) {
        ++open_;
        const unsigned generation = generation_;
        lock.unlock();
        return open_new(generation);
    }
    auto connection = std::move(idle_.back().connection);
    idle_.pop_back();
    return {*this, std::move(connection), generation_};
}

bool Pool::await_free(std::unique_lock<std::mutex>& lock) {
    const auto is_free = [this] { return !idle_.empty() || open_ < limit_; };
    auto patience = patience_;
    if (waiting_ >= patient_) {
        const bool is_stalled = std::chrono::steady_clock::now() - last_lent_ > kShortWait;
        patience = is_stalled ? std::chrono::milliseconds(0) : std::min(patience_, kShortWait);
    }
    ++waiting_;
    const bool got_one = freed_.wait_for(lock, patience, is_free);
    --waiting_;
    if (got_one) last_lent_ = std::chrono::steady_clock::now();
    return got_one;
}

Pool::Lease Pool::open_new(unsigned generation) {
    try {
        return {*this, opener_(), generation};
    } catch (...) {
        {
            const std::lock_guard lock(mutex_);
            --open_;
        }
        freed_.notify_one();
        throw;
    }
}

void Pool::take_back(std::unique_ptr<Connection> connection, unsigned generation) noexcept {
    const bool is_good = settle(*connection);
    std::vector<Idle> old;
    {
        const std::lock_guard lock(mutex_);
        const auto now = std::chrono::steady_clock::now();
        if (is_good && generation == generation_) {
            idle_.push_back({std::move(connection), now});
        } else {
            --open_;
        }
        old = take_old(now);
    }
    freed_.notify_one();
}

std::vector<Pool::Idle> Pool::take_old(Time now) {
    std::vector<Idle> old;
    while (idle_.size() > kKept && now - idle_.front().since > kOld) {
        old.push_back(std::move(idle_.front()));
        idle_.pop_front();
        --open_;
    }
    return old;
}

void Pool::drop_all_like(const Lease& lost) {
    std::deque<Idle> dropped;
    {
        const std::lock_guard lock(mutex_);
        // Somebody was faster, and those that lie here are new.
        if (lost.generation_ != generation_) return;
        ++generation_;
        dropped.swap(idle_);
        open_ -= static_cast<int>(dropped.size());
    }
    freed_.notify_all();
}

int Pool::open() const {
    const std::lock_guard lock(mutex_);
    return open_;
}

int Pool::lent() const {
    const std::lock_guard lock(mutex_);
    return open_ - static_cast<int>(idle_.size());
}

}  // namespace tasklight::database
