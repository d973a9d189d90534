// One statement that a connection keeps prepared, with stable storage for its parameters. SOCI
// prepares, binds and executes it; rows are read from the engine's own result, because SOCI's
// into() costs a list on SQLite half as much again and reads in two copies what one can.
// Lives in the connection's cache, belongs to that connection's thread. SOCI's exceptions leave
// from here and are translated by the connection.
#pragma once

#include <memory>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "database/connection.hpp"
#include "database/statement.hpp"

namespace tasklight::database {

class PreparedStatement {
public:
    // `keep` false: parsed by the server at each execution, for transaction poolers.
    PreparedStatement(soci::session& session, Engine engine, std::string_view sql,
                      std::span<const Parameter> parameters, bool keep);
    PreparedStatement(const PreparedStatement&) = delete;
    PreparedStatement& operator=(const PreparedStatement&) = delete;
    // `abandon()` first, if the server should not be told.
    ~PreparedStatement() = default;

    // Whether it was prepared for parameters of these names and types.
    [[nodiscard]] bool fits(std::span<const Parameter> parameters) const;
    void execute(std::span<const Parameter> parameters);
    [[nodiscard]] bool next();
    void reset() noexcept;
    void reset_failed() noexcept;
    void abandon();

    [[nodiscard]] int columns() const;
    [[nodiscard]] std::int64_t touched_rows() const;
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;

    // Of the last execution, for its error fields; null on SQLite.
    [[nodiscard]] PGresult* result() const {
        return on_server() ? server_->result_.get_result() : nullptr;
    }

private:
    struct Bound {
        std::string name;
        ValueType type;
        soci::indicator indicator;
        std::string text;
        long long integer;
        double real;
    };

    void bind(std::span<const Parameter> parameters);
    void check_names() const;
    [[nodiscard]] bool on_server() const { return server_ != nullptr; }
    [[nodiscard]] sqlite_api::sqlite3_stmt* local() const { return local_->stmt_; }

    std::vector<Bound> bound_;
    soci::statement statement_;
    // One of the two, owned by statement_.
    soci::sqlite3_statement_backend* local_ = nullptr;
    soci::postgresql_statement_backend* server_ = nullptr;
    bool has_row_ = false;
    bool is_first_ = true;
    int row_ = 0;
};

}  // namespace tasklight::database
