#include "database/connection.hpp"

#include "database/connection_state.hpp"
#include "database/sql_error.hpp"

namespace tasklight::database {
namespace {

struct ResultDeleter {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ResultDeleter>;

void refuse_nul(std::span<const Parameter> parameters) {
    for (const Parameter& parameter : parameters)
        if (parameter.text.find('\0') != std::string_view::npos)
            throw DatabaseError(std::string("value ") + parameter.name + " holds a NUL", "value");
}

}  // namespace

Cursor::~Cursor() { statement_.reset(); }

bool Cursor::next() {
    try {
        return statement_.next();
    } catch (const soci::soci_error& error) {
        connection_.state().fail(error, &statement_);
    }
}

int Cursor::columns() const { return statement_.columns(); }
std::int64_t Cursor::touched_rows() const { return statement_.touched_rows(); }
bool Cursor::is_null(int column) const { return statement_.is_null(column); }
std::string_view Cursor::text(int column) const { return statement_.text(column); }
std::int64_t Cursor::integer(int column) const { return statement_.integer(column); }
double Cursor::real(int column) const { return statement_.real(column); }

Connection::Connection(std::unique_ptr<State> state) : state_(std::move(state)) {}
Connection::~Connection() = default;

Engine Connection::engine() const { return state_->engine(); }
bool Connection::is_broken() const { return state_->is_broken; }
void Connection::mark_broken() { state_->is_broken = true; }

bool Connection::in_transaction() const {
    if (engine() == Engine::kSqlite)
        return sqlite_api::sqlite3_get_autocommit(state_->sqlite()) == 0;
    return PQtransactionStatus(state_->postgresql()) != PQTRANS_IDLE;
}

bool Connection::is_failed() const {
    if (engine() == Engine::kSqlite) return !in_transaction();
    return PQtransactionStatus(state_->postgresql()) != PQTRANS_INTRANS;
}

template <class Prepare>
PreparedStatement& Connection::run_prepared(Prepare prepare, std::span<const Parameter> parameters,
                                            std::size_t columns) {
    refuse_nul(parameters);
    if (count_) count_->fetch_add(1, std::memory_order_relaxed);
    PreparedStatement* statement = nullptr;
    try {
        statement = &prepare();
        statement->execute(parameters);
    } catch (const soci::soci_error& error) {
        // Reset only once the error was read: the engine's message goes with the reset.
        struct Reset {
            PreparedStatement* statement;
            ~Reset() {
                if (statement) statement->reset_failed();
            }
        } const reset{statement};
        state_->fail(error, statement);
    }
    if (columns != kAnyColumns && static_cast<std::size_t>(statement->columns()) != columns) {
        statement->reset();
        throw DatabaseError("the row type does not have the query's columns", "row");
    }
    return *statement;
}

PreparedStatement& Connection::start(const char* sql, std::span<const Parameter> parameters,
                                     std::size_t columns) {
    const auto prepare = [&]() -> auto& { return state_->statement(sql, parameters); };
    return run_prepared(prepare, parameters, columns);
}

PreparedStatement& Connection::start_composed(const std::string& sql,
                                              std::span<const Parameter> parameters,
                                              std::size_t columns) {
    const auto prepare = [&]() -> auto& { return state_->composed(sql, parameters); };
    return run_prepared(prepare, parameters, columns);
}

void Connection::refuse_further(Cursor& cursor) {
    if (cursor.next()) throw DatabaseError("a query for one row found more", "row");
}

void Connection::run(const std::string& sql) {
    if (engine() == Engine::kSqlite) {
        const int code =
            sqlite_api::sqlite3_exec(state_->sqlite(), sql.c_str(), nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) state_->fail_sqlite(code, true);
        return;
    }
    const Result result(PQexec(state_->postgresql(), sql.c_str()));
    const ExecStatusType status = PQresultStatus(result.get());
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
    const char* code = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
    const char* message = PQresultErrorField(result.get(), PG_DIAG_MESSAGE_PRIMARY);
    state_->fail_postgresql(result.get(), code ? code : "08000", message ? message : "");
}

}  // namespace tasklight::database
