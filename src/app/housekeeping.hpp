// Removes what has served its time: dead sessions, old answers, the change log and the Trash
// beyond their thirty days; and makes tasks searchable that a previous version wrote. One thread of
// its own; a few rows at a time, so that nobody waits for it. Several processes may do it at once:
// each row is removed once.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/clock.hpp"
#include "database/database.hpp"
#include "model/change.hpp"

namespace tasklight::app {

inline constexpr std::int64_t kTrashLife = 30 * kDay;

// One round of everything; returns how many rows were dealt with.
std::int64_t clean_up(database::Database& database, Moment now);

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
