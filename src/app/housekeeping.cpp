#include "app/housekeeping.hpp"

#include <chrono>
#include <functional>

#include "base/error.hpp"
#include "base/log.hpp"
#include "store/idempotency_store.hpp"
#include "store/label_store.hpp"
#include "store/operation.hpp"
#include "store/project_store.hpp"
#include "store/saved_filter_store.hpp"
#include "store/search_index.hpp"
#include "store/section_store.hpp"
#include "store/session_store.hpp"
#include "store/task_store.hpp"
#include "web/idempotency.hpp"
#include "web/site.hpp"

namespace tasklight::app {
namespace {

constexpr std::int64_t kRowsAtATime = 500;
constexpr std::chrono::minutes kBetweenRounds{30};
constexpr std::chrono::minutes kBeforeTheFirst{1};
constexpr std::chrono::minutes kMostDrift{10};

// Until a portion comes back that is not full.
std::int64_t in_portions(database::Database& database,
                         const std::function<std::int64_t(database::Transaction&)>& remove) {
    std::int64_t total = 0;
    for (;;) {
        const std::int64_t removed = database.write(remove);
        total += removed;
        if (removed < kRowsAtATime) return total;
    }
}

}  // namespace

std::int64_t make_searchable(database::Database& database) {
    return in_portions(database, [](database::Transaction& transaction) {
        return store::index_missing_tasks(transaction, kRowsAtATime);
    });
}

std::int64_t clean_up(database::Database& database, Moment now) {
    using database::Transaction;
    std::int64_t total = make_searchable(database);
    total += database.write([&](Transaction& transaction) {
        return store::remove_dead_sessions(transaction, now, now - web::kSessionIdle);
    });
    total += in_portions(database, [&](Transaction& transaction) {
        return store::remove_keys(transaction, now - web::kIdempotencyLife, kRowsAtATime);
    });
    total += in_portions(database, [&](Transaction& transaction) {
        return store::remove_changes(transaction, now - kChangesLife, kRowsAtATime);
    });
    // In this order: a project goes when nothing lies in it any more.
    for (const auto purge : {store::purge_trash, store::purge_filters, store::purge_labels,
                             store::purge_sections, store::purge_projects})
        total += in_portions(database, [&](Transaction& transaction) {
            return purge(transaction, now - kTrashLife, kRowsAtATime);
        });
    return total;
}

Housekeeping::Housekeeping(database::Database& database, const Clock& clock)
    : database_(database), clock_(clock), thread_([this] { work(); }) {}

Housekeeping::~Housekeeping() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stop_.notify_all();
    thread_.join();
}

bool ClockWitness::agrees(Moment now, Steady::time_point steady) {
    const std::chrono::milliseconds walked{now.ms - last_now_.ms};
    const auto ticked = steady - last_steady_;
    last_now_ = now;
    last_steady_ = steady;
    return walked < ticked + kMostDrift && ticked < walked + kMostDrift;
}

void Housekeeping::work() {
    std::unique_lock lock(mutex_);
    ClockWitness witness(clock_.now());
    auto pause = kBeforeTheFirst;
    while (!stop_.wait_for(lock, pause, [&] { return stopping_; })) {
        const bool is_first = pause == kBeforeTheFirst;
        pause = kBetweenRounds;
        lock.unlock();
        try {
            const Moment now = clock_.now();
            const bool is_believed = witness.agrees(now);
            if (!is_believed) log::warning("the clock jumped; cleaning up is put off");
            const bool may_remove = is_believed && !is_first;
            const std::int64_t rows =
                may_remove ? clean_up(database_, now) : make_searchable(database_);
            log::debug("cleaned up", {{"rows", std::to_string(rows)}});
        } catch (const Refusal& refusal) {
            log::warning("cleaning up was put off", {{"reason", refusal.log_note()}});
        } catch (const std::exception& error) {
            log::error("cleaning up failed", {{"defect", error.what()}});
        }
        lock.lock();
    }
}

}  // namespace tasklight::app
