#include "database/database.hpp"

#include <algorithm>
#include <filesystem>
#include <random>
#include <thread>

#include "base/error.hpp"
#include "base/log.hpp"
#include "database/open_connection.hpp"
#include "database/pool.hpp"
#include "database/sql_error.hpp"
#include "database/sqlite_writer.hpp"

namespace tasklight::database {
namespace {

using Clock = std::chrono::steady_clock;

constexpr char kBusy[] = "The database is busy. Please try again in a moment.";
constexpr char kUnreachable[] = "The database cannot be reached. Please try again in a moment.";
constexpr int kMostTries = 20;
constexpr int kMostLosses = 2;

Pool::Opener opener(const DatabaseOptions& options) {
    if (engine_of(options.address) == Engine::kSqlite) {
        return [path = sqlite_path(options.address)] {
            try {
                return open_sqlite(path, SqliteUse::kRead);
            } catch (const ConfigurationError& error) {
                throw Unavailable(kUnreachable, error.what());
            }
        };
    }
    return [uri = postgresql_uri(options), prepared = options.prepared_statements] {
        return open_postgresql(uri, prepared);
    };
}

// Losers that come back at once meet again: each waits a random while, longer each time.
void back_off(int tries) {
    thread_local std::minstd_rand random(std::random_device{}());
    const int most = std::min(1 << tries, 64);
    std::this_thread::sleep_for(
        std::chrono::microseconds(500 + 1000 * (random() % static_cast<unsigned>(most))));
}

template <class Use>
void counting_refusals(std::atomic<std::int64_t>& count, Use use) {
    try {
        use();
    } catch (const Unavailable&) {
        ++count;
        throw;
    }
}

}  // namespace

class Database::Backend {
public:
    std::atomic<std::int64_t> statements{0};
    std::atomic<std::int64_t> unavailable{0};
    const Engine engine;
    const std::chrono::milliseconds patience;
    const std::unique_ptr<SqliteWriter> writer;  // on SQLite
    Pool pool;

    explicit Backend(const DatabaseOptions& options)
        : engine(engine_of(options.address)),
          patience(options.patience),
          writer(engine == Engine::kSqlite
                     ? std::make_unique<SqliteWriter>(sqlite_path(options.address), patience)
                     : nullptr),
          pool(counting(opener(options)), options.connections, patience, options.patient) {
        if (writer) writer->count_in(statements);
    }

    void read(const std::function<void(Connection&)>& fn) {
        for (int losses = 0;; ++losses) {
            Pool::Lease lease = pool.lend();
            try {
                fn(lease.connection());
                return;
            } catch (const ConnectionLost& error) {
                pool.drop_all_like(lease);
                if (losses == 1) throw Unavailable(kUnreachable, error.what());
            }
        }
    }

    void write(const std::function<void(Transaction&)>& fn) {
        if (writer) {
            writer->write(fn);
        } else {
            write_on_server(fn);
        }
    }

private:
    Pool::Opener counting(Pool::Opener open) {
        return [this, open = std::move(open)] {
            auto connection = open();
            connection->count_in(statements);
            return connection;
        };
    }

    enum class Outcome { kCommitted, kLost, kLostAtCommit, kCollided };

    void write_on_server(const std::function<void(Transaction&)>& fn) {
        const auto deadline = Clock::now() + patience;
        int losses = 0;
        for (int tries = 1;; ++tries) {
            switch (attempt(fn)) {
                case Outcome::kCommitted:
                    return;
                case Outcome::kLostAtCommit:
                    throw Unavailable(kUnreachable, "the connection was lost during a commit");
                case Outcome::kLost:
                    if (++losses > kMostLosses)
                        throw Unavailable(kUnreachable, "the connection was lost repeatedly");
                    break;
                case Outcome::kCollided:
                    if (tries >= kMostTries || Clock::now() > deadline)
                        throw Unavailable(kBusy, "a write lost against others each time");
                    back_off(tries);
            }
        }
    }

    Outcome attempt(const std::function<void(Transaction&)>& fn) {
        Pool::Lease lease = pool.lend();
        Connection& connection = lease.connection();
        bool commits = false;
        try {
            connection.run("BEGIN");
            Transaction transaction(connection);
            fn(transaction);
            check_sound(connection);
            commits = true;
            connection.run("COMMIT");
            return Outcome::kCommitted;
        } catch (const ConnectionLost&) {
            pool.drop_all_like(lease);
            return commits ? Outcome::kLostAtCommit : Outcome::kLost;
        } catch (const SerializationFailure&) {
            return Outcome::kCollided;
        } catch (...) {
            if (connection.is_broken()) pool.drop_all_like(lease);
            throw;
        }
    }

    // PostgreSQL would answer COMMIT with a roll-back and call it a success.
    static void check_sound(const Connection& connection) {
        if (connection.is_broken()) throw ConnectionLost("lost within a write", "closure");
        if (connection.is_failed())
            throw DatabaseError("a write went on after one of its statements failed", "closure");
    }
};

bool is_missing_file(const std::string& address) {
    if (engine_of(address) != Engine::kSqlite) return false;
    std::error_code ignored;
    // One that this user may not see is another matter.
    return std::filesystem::status(sqlite_path(address), ignored).type() ==
           std::filesystem::file_type::not_found;
}

Database::Database(DatabaseOptions options) : backend_(std::make_unique<Backend>(options)) {}
Database::~Database() = default;

Engine Database::engine() const { return backend_->engine; }

void Database::check() {
    constexpr auto* kAnswers = "SELECT 0";
    constexpr auto* kIsReadOnly =
        "SELECT pg_is_in_recovery() OR current_setting('transaction_read_only') = 'on'";
    const bool is_read_only = read([&](Connection& connection) {
        const bool on_server = connection.engine() == Engine::kPostgresql;
        return std::get<0>(*connection.find<std::tuple<bool>>(on_server ? kIsReadOnly : kAnswers));
    });
    if (is_read_only)
        throw Unavailable("The database cannot be written. Please try again later.",
                          "it is read-only: a standby, or default_transaction_read_only is on");
}

std::string Database::version() {
    return read([this](Connection& connection) {
        using Text = std::tuple<std::string>;
        if (engine() == Engine::kSqlite)
            return "SQLite " + std::get<0>(*connection.find<Text>("SELECT sqlite_version()"));
        const auto version = connection.find<Text>("SELECT current_setting('server_version')");
        return "PostgreSQL " + std::get<0>(*version);
    });
}

DatabaseStatistics Database::statistics() const {
    DatabaseStatistics statistics{backend_->pool.open(), backend_->pool.lent(), 0,
                                  backend_->statements, backend_->unavailable};
    if (backend_->writer) {
        statistics.writes_waiting = backend_->writer->waiting();
        ++statistics.connections_open;
    }
    return statistics;
}

void Database::run_read(const std::function<void(Connection&)>& fn) {
    counting_refusals(backend_->unavailable, [&] { backend_->read(fn); });
}

void Database::run_write(const std::function<void(Transaction&)>& fn) {
    counting_refusals(backend_->unavailable, [&] { backend_->write(fn); });
}

}  // namespace tasklight::database
