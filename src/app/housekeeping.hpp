// Removes what has served its time: dead sessions, old answers, the change log and the Trash
// beyond their thirty days; and makes tasks searchable that a previous version wrote. Nothing is
// removed in the first half an hour. One thread of
// its own; a few rows at a time, so that nobody waits for it. Several processes may do it at once:
// each row is removed once.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/clock.hpp"
#include "database/database.hpp"
#include "model/change.hpp"

namespace tasklight::app {

inline constexpr std::int64_t kTrashLife = 30 * kDay;

// Indexes tasks that a previous version wrote; returns how many.
std::int64_t make_searchable(database::Database& database);

// One round of everything; returns how many rows were dealt with.
std::int64_t clean_up(database::Database& database, Moment now);

// A clock that jumps ahead, as at the start of a machine without a battery, would age everything at
// once: what is removed by its age is removed only while the clock goes as the steady one does.
class ClockWitness {
public:
    using Steady = std::chrono::steady_clock;

    explicit ClockWitness(Moment now, Steady::time_point steady = Steady::now())
        : last_now_(now), last_steady_(steady) {}

    // Since it was asked last.
    [[nodiscard]] bool agrees(Moment now, Steady::time_point steady = Steady::now());

private:
    Moment last_now_;
    Steady::time_point last_steady_;
};

class Housekeeping {
public:
    // Both outlive this. Starts the thread.
    Housekeeping(database::Database& database, const Clock& clock);
    ~Housekeeping();

private:
    void work();

    database::Database& database_;
    const Clock& clock_;
    std::mutex mutex_;
    std::condition_variable stop_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace tasklight::app
