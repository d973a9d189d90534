#include "database/sqlite_writer.hpp"

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "base/log.hpp"
#include "database/open_connection.hpp"
#include "database/sql_error.hpp"

namespace tasklight::database {
namespace {

constexpr std::size_t kMostWaiting = 4096;
constexpr std::size_t kMostInBatch = 256;
constexpr std::chrono::milliseconds kIdle{500};
constexpr std::uintmax_t kLongLog = 8 << 20;
constexpr char kBusy[] = "The database is busy. Please try again in a moment.";

}  // namespace

SqliteWriter::SqliteWriter(const std::string& path, std::chrono::milliseconds patience)
    : path_(path),
      patience_(patience),
      connection_(open_sqlite(path, SqliteUse::kWrite)),
      thread_([this] { run(); }) {}

SqliteWriter::~SqliteWriter() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    arrived_.notify_one();
    thread_.join();
}

void SqliteWriter::write(const Work& work) {
    Job job{work, {}, nullptr};
    {
        std::unique_lock lock(mutex_);
        if (is_stopping_) throw Unavailable("The server is stopping. Please try again.");
        if (queue_.size() >= kMostWaiting) throw Unavailable(kBusy, "too many writes wait");
        queue_.push_back(&job);
        if (queue_.size() == 1) arrived_.notify_one();
        await(job, lock);
    }
    if (job.error) std::rethrow_exception(job.error);
}

void SqliteWriter::await(Job& job, std::unique_lock<std::mutex>& lock) {
    const auto deadline = std::chrono::steady_clock::now() + patience_;
    const bool began =
        job.finished.wait_until(lock, deadline, [&] { return job.state != Job::State::kWaiting; });
    if (!began) {
        queue_.erase(std::find(queue_.begin(), queue_.end(), &job));
        throw Unavailable(kBusy, "a write did not begin in time");
    }
    job.finished.wait(lock, [&] { return job.state == Job::State::kDone; });
}

std::size_t SqliteWriter::waiting() const {
    const std::lock_guard lock(mutex_);
    return queue_.size();
}

void SqliteWriter::run() {
    while (await_work()) {
        if (!begin_first()) continue;
        const Batch batch = take_batch();
        run_begun(batch);
        finish(batch);
    }
}

// False when it is time to stop.
bool SqliteWriter::await_work() {
    std::unique_lock lock(mutex_);
    const auto has_work = [this] { return !queue_.empty() || is_stopping_; };
    if (has_written_ && !arrived_.wait_for(lock, kIdle, has_work)) {
        lock.unlock();
        shorten_log();
        lock.lock();
        has_written_ = false;
    }
    arrived_.wait(lock, has_work);
    return !queue_.empty();
}

// The transaction comes before the jobs are taken: those that wait for another process's
// transaction may still be withdrawn.
bool SqliteWriter::begin_first() {
    try {
        connection_->execute("BEGIN IMMEDIATE");
        return true;
    } catch (const Unavailable&) {
        return false;
    } catch (...) {
        roll_back();
        finish(take_batch(), std::current_exception());
        return false;
    }
}

SqliteWriter::Batch SqliteWriter::take_batch() {
    const std::lock_guard lock(mutex_);
    const auto end = queue_.begin() + std::min(queue_.size(), kMostInBatch);
    Batch batch(queue_.begin(), end);
    queue_.erase(queue_.begin(), end);
    for (Job* job : batch)
        job->state = Job::State::kRunning;
    has_written_ = true;
    return batch;
}

// A job is gone as soon as its caller sees it done, so it is told while the lock is held.
void SqliteWriter::finish(const Batch& batch, const std::exception_ptr& error) {
    const std::lock_guard lock(mutex_);
    for (Job* job : batch) {
        if (error && !job->error) job->error = error;
        job->state = Job::State::kDone;
        job->finished.notify_one();
    }
}

void SqliteWriter::run_begun(const Batch& batch) {
    Batch pending = batch;
    try {
        while (Job* culprit = run_jobs(pending)) {
            std::erase(pending, culprit);
            if (pending.empty()) return;
            connection_->execute("BEGIN IMMEDIATE");
        }
        commit(pending);
    } catch (...) {
        roll_back();
        for (Job* job : pending)
            if (!job->error) job->error = std::current_exception();
    }
}

// Null, or the job under which the whole transaction was rolled back.
SqliteWriter::Job* SqliteWriter::run_jobs(const Batch& batch) {
    for (Job* job : batch) {
        if (!run_job(*job)) return job;
    }
    return nullptr;
}

bool SqliteWriter::run_job(Job& job) {
    job.error = nullptr;
    connection_->execute("SAVEPOINT job");
    try {
        Transaction transaction(*connection_);
        job.work(transaction);
    } catch (...) {
        job.error = std::current_exception();
    }
    if (!connection_->in_transaction()) {
        if (!job.error)
            job.error = std::make_exception_ptr(
                DatabaseError("a write went on after its transaction was rolled back", "closure"));
        return false;
    }
    if (job.error) connection_->execute("ROLLBACK TO job");
    connection_->execute("RELEASE job");
    return true;
}

void SqliteWriter::commit(const Batch& batch) {
    const auto deadline = std::chrono::steady_clock::now() + patience_;
    for (;;) {
        try {
            connection_->execute("COMMIT");
            return;
        } catch (const Unavailable&) {
            if (!connection_->in_transaction() || std::chrono::steady_clock::now() > deadline)
                throw;
        } catch (const ConstraintViolation&) {
            // A deferred constraint speaks up only now, and does not say whose it is.
            roll_back();
            if (batch.size() == 1) throw;
            run_apart(batch);
            return;
        }
    }
}

void SqliteWriter::run_apart(const Batch& batch) {
    for (Job* job : batch) {
        try {
            connection_->execute("BEGIN IMMEDIATE");
        } catch (...) {
            job->error = std::current_exception();
            continue;
        }
        run_begun({job});
    }
}

void SqliteWriter::roll_back() noexcept {
    try {
        if (connection_->in_transaction()) connection_->run("ROLLBACK");
    } catch (const std::exception& error) {
        log::error("SQLite refuses to roll back", {{"reason", error.what()}});
    }
}

// The log grows with the longest read and stays as long as it was; an idle moment is cheap.
void SqliteWriter::shorten_log() {
    std::error_code none;
    const auto size = std::filesystem::file_size(path_ + "-wal", none);
    if (none || size < kLongLog) return;
    try {
        // Never waits for readers: jobs may come.
        connection_->run("PRAGMA busy_timeout = 0");
        connection_->run("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const std::exception& error) {
        log::debug("The write-ahead log stays as long as it is", {{"reason", error.what()}});
    }
    connection_->run("PRAGMA busy_timeout = 5000");
}

}  // namespace tasklight::database
