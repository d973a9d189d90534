#include "database/connection_state.hpp"

#include <cerrno>

#include "base/error.hpp"
#include "database/sql_error.hpp"

namespace tasklight::database {
namespace {

// Statements are constants of the program, so only a defect makes more.
constexpr std::size_t kMostStatements = 500;

const char* field(const PGresult* result, int code) { return PQresultErrorField(result, code); }

Fault postgresql_fault(const PGresult* result, std::string code, std::string detail) {
    const bool is_key = code == "23505" || code == "23503";
    Fault fault{std::move(code), {}, std::move(detail)};
    if (!result) return fault;
    fault.rule =
        postgresql_rule(field(result, PG_DIAG_CONSTRAINT_NAME), field(result, PG_DIAG_COLUMN_NAME),
                        is_key ? field(result, PG_DIAG_MESSAGE_DETAIL) : nullptr);
    return fault;
}

// SQLite calls a disk full only at ENOSPC, and a quota or a limit an error of the disk.
bool no_room(int system_error) {
    return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

}  // namespace

Connection::State::State(Engine engine, std::unique_ptr<soci::session> session,
                         bool keeps_statements)
    : engine_(engine), keeps_statements_(keeps_statements), session_(std::move(session)) {}

Connection::State::~State() {
    // The server forgets them with the session; SOCI would ask it for each.
    for (auto& [sql, statement] : statements_)
        statement->abandon();
}

PreparedStatement& Connection::State::statement(const char* sql,
                                                std::span<const Parameter> parameters) {
    const std::string_view text(sql);
    const auto found = statements_.find(text);
    if (found != statements_.end()) {
        if (found->second->fits(parameters)) return *found->second;
        statements_.erase(found);
    }
    if (statements_.size() >= kMostStatements) statements_.clear();
    auto made = std::make_unique<PreparedStatement>(*session_, engine_, text, parameters,
                                                    keeps_statements_);
    return *statements_.emplace(text, std::move(made)).first->second;
}

PreparedStatement& Connection::State::composed(const std::string& sql,
                                               std::span<const Parameter> parameters) {
    if (composed_ && composed_sql_ == sql && composed_->fits(parameters)) return *composed_;
    composed_.reset();
    composed_ = std::make_unique<PreparedStatement>(*session_, engine_, sql, parameters, false);
    composed_sql_ = sql;
    return *composed_;
}

sqlite_api::sqlite3* Connection::State::sqlite() const {
    return static_cast<soci::sqlite3_session_backend*>(session_->get_backend())->conn_;
}

PGconn* Connection::State::postgresql() const {
    return static_cast<soci::postgresql_session_backend*>(session_->get_backend())->conn_;
}

void Connection::State::fail(const soci::soci_error& error, const PreparedStatement* statement) {
    if (const auto* local = dynamic_cast<const soci::sqlite3_soci_error*>(&error))
        fail_sqlite(local->result(), statement == nullptr);
    const auto* server = dynamic_cast<const soci::postgresql_soci_error*>(&error);
    if (!server) throw DatabaseError("SOCI refused a statement", "soci");
    const std::string code = server->sqlstate();
    // The statement was prepared for a table that has changed since, or a pooler gave us another
    // session: both are cured by a new connection.
    if (statement && (code == "26000" || code == "0A000")) {
        is_broken = true;
        throw ConnectionLost("a prepared statement is stale", code);
    }
    if (statement) fail_postgresql(statement->result(), code, {});
    const std::string message = error.get_error_message();
    fail_postgresql(nullptr, code, message.substr(0, message.find('\n')));
}

void Connection::State::fail_sqlite(int code, bool tell) {
    // At a COMMIT it keeps no error of the system's; then the last one is still that of the write.
    const bool is_full = no_room(errno) || no_room(sqlite_api::sqlite3_system_errno(sqlite()));
    if ((code & 0xff) == SQLITE_IOERR && is_full) code = SQLITE_FULL;
    const std::string_view message = sqlite_api::sqlite3_errmsg(sqlite());
    Fault fault;
    if ((code & 0xff) == SQLITE_CONSTRAINT) fault.rule = sqlite_rule(message);
    if (tell) fault.detail = message;
    throw_sqlite_fault(code, std::move(fault));
}

void Connection::State::fail_postgresql(const PGresult* result, const std::string& code,
                                        std::string detail) {
    if (PQstatus(postgresql()) == CONNECTION_BAD || code == "25006") is_broken = true;
    if (PQstatus(postgresql()) == CONNECTION_BAD && !code.starts_with("57P"))
        throw ConnectionLost("the connection to the database was lost", code);
    try {
        throw_postgresql_fault(postgresql_fault(result, code, std::move(detail)));
    } catch (const ConnectionLost&) {
        is_broken = true;
        throw;
    }
}

}  // namespace tasklight::database
