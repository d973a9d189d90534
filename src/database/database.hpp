// The two verbs that reach the data.
//
// read():  a pooled connection, no transaction. Waits for a free connection up to a bound, then
//          throws Unavailable (503). If the connection was lost, the closure runs once more on a
//          new one.
// write(): a transaction; returns only when it is durable, throws if it is not. On PostgreSQL it
//          runs on the caller's thread with a pooled connection (READ COMMITTED); on SQLite one
//          writer thread runs the waiting closures, each in its own savepoint, and commits them
//          together. The closure may run again (serialization failure, deadlock, a connection lost
//          before the commit, a rolled-back batch): it must have no effect outside its transaction
//          and reset its outputs at entry. Whatever it throws rolls it back and reaches the caller.
//
// A connection lost during COMMIT leaves the outcome unknown: Unavailable is thrown, and the
// closure does not run again.
//
// Any thread may call. Never call read() or write() inside a closure.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "database/connection.hpp"
#include "database/options.hpp"
#include "database/transaction.hpp"

namespace tasklight::database {

// For the metrics.
struct DatabaseStatistics {
    int connections_open = 0;
    int connections_in_use = 0;
    std::size_t writes_waiting = 0;  // on SQLite
    std::int64_t statements = 0;     // started since the beginning
    std::int64_t unavailable = 0;    // reads and writes that it did not take since then
};

// Whether this address names a SQLite file that is not there: opening it would make it.
[[nodiscard]] bool is_missing_file(const std::string& address);

class Database {
public:
    // Checks the address and, on SQLite, opens the file (creating it) with its writer thread.
    // Throws ConfigurationError with a sentence for the administrator if the address is malformed
    // or the file cannot be opened or written. Does not connect to PostgreSQL yet.
    explicit Database(DatabaseOptions options);
    // Waits for accepted writes. Nobody may be inside read() or write() any more.
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] Engine engine() const;

    // Throws Unavailable if the database cannot be reached, or is a server that takes no writes:
    // for the start and for readiness.
    void check();
    // "SQLite 3.40.1", "PostgreSQL 15.6".
    [[nodiscard]] std::string version();
    [[nodiscard]] DatabaseStatistics statistics() const;

    template <class Fn>
    auto read(Fn&& fn) -> std::invoke_result_t<Fn&, Connection&> {
        using Result = std::invoke_result_t<Fn&, Connection&>;
        if constexpr (std::is_void_v<Result>) {
            run_read([&](Connection& connection) { fn(connection); });
        } else {
            std::optional<Result> result;
            run_read([&](Connection& connection) { result.emplace(fn(connection)); });
            return std::move(*result);
        }
    }

    template <class Fn>
    auto write(Fn&& fn) -> std::invoke_result_t<Fn&, Transaction&> {
        using Result = std::invoke_result_t<Fn&, Transaction&>;
        if constexpr (std::is_void_v<Result>) {
            run_write([&](Transaction& transaction) { fn(transaction); });
        } else {
            std::optional<Result> result;
            run_write([&](Transaction& transaction) { result.emplace(fn(transaction)); });
            return std::move(*result);
        }
    }

private:
    void run_read(const std::function<void(Connection&)>& fn);
    void run_write(const std::function<void(Transaction&)>& fn);

    class Backend;
    std::unique_ptr<Backend> backend_;
};

}  // namespace tasklight::database
