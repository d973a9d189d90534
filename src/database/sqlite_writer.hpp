// The one thread that writes to an SQLite file. It takes whatever jobs wait, runs each in a
// savepoint of one transaction and commits them together, so that one sync to the disk serves
// them all; there is no window to wait for more. A job that throws is undone alone. A caller
// hears of success only after the commit.
//
// When SQLite gives up the whole transaction under a job (full disk, I/O error), that job fails
// and the others run again, so a job may run several times. Other processes may write to the same
// file. Any thread but this one may call write(); the destructor finishes the accepted jobs.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "database/transaction.hpp"

namespace tasklight::database {

class SqliteWriter {
public:
    using Work = std::function<void(Transaction&)>;

    SqliteWriter(const std::string& path, std::chrono::milliseconds patience);
    SqliteWriter(const SqliteWriter&) = delete;
    SqliteWriter& operator=(const SqliteWriter&) = delete;
    ~SqliteWriter();

    // Returns when the work is durable. Throws what the work threw; Unavailable if it did not
    // begin within the patience (then it never will) or too many wait; Full.
    void write(const Work& work);

    [[nodiscard]] std::size_t waiting() const;
    // Before the first write: see Connection.
    void count_in(std::atomic<std::int64_t>& statements) { connection_->count_in(statements); }

private:
    struct Job {
        const Work& work;
        std::condition_variable finished;
        std::exception_ptr error;
        enum class State { kWaiting, kRunning, kDone } state = State::kWaiting;
    };
    using Batch = std::vector<Job*>;

    void await(Job& job, std::unique_lock<std::mutex>& lock);
    void run();
    [[nodiscard]] bool await_work();
    [[nodiscard]] bool begin_first();
    [[nodiscard]] Batch take_batch();
    void finish(const Batch& batch, const std::exception_ptr& error = nullptr);
    void run_begun(const Batch& batch);
    [[nodiscard]] Job* run_jobs(const Batch& batch);
    [[nodiscard]] bool run_job(Job& job);
    void commit(const Batch& batch);
    void run_apart(const Batch& batch);
    void roll_back() noexcept;
    void shorten_log();

    const std::string path_;
    const std::chrono::milliseconds patience_;
    const std::unique_ptr<Connection> connection_;

    mutable std::mutex mutex_;
    std::condition_variable arrived_;
    std::deque<Job*> queue_;
    bool is_stopping_ = false;
    bool has_written_ = false;  // since the log was last looked at
    std::thread thread_;
};

}  // namespace tasklight::database
