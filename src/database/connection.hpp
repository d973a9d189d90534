// One connection to SQLite or PostgreSQL, and how SQL is run on it. A store writes each query
// once, for both engines, as a constant with named parameters; the connection keeps it prepared.
//
//     using NameRow = std::tuple<std::string, std::optional<std::int64_t>>;
//     auto row = connection.find<NameRow>("SELECT name, seen_at FROM users WHERE id = :id",
//                                         named("id", id.text()));
//
// database/statement.hpp lists the types of columns and parameters. UUID columns are bound and
// read as text. SQL holds no comment (an apostrophe in one would hide the parameters behind it
// from SOCI) and no unquoted `:` but of parameters and casts. The token `@for_update@` becomes FOR
// UPDATE on PostgreSQL and nothing on SQLite, where a writer is alone anyway.
//
// Every statement is read to its end or reset before the call returns, because on SQLite an open
// one would keep a snapshot alive. A Connection belongs to one thread at a time. Failures leave
// as Refusals (Unavailable, Full, Conflict) or as the types of database/sql_error.hpp; no SOCI
// exception leaves, because its text holds the bound values.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "database/statement.hpp"

namespace tasklight::database {

enum class Engine { kSqlite, kPostgresql };

class Connection {
public:
    // Made by open_sqlite() and open_postgresql().
    class State;
    explicit Connection(std::unique_ptr<State> state);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    [[nodiscard]] Engine engine() const;

    // The only row, or nothing. A second row is a defect: DatabaseError.
    template <class Row, class... Value>
    [[nodiscard]] std::optional<Row> find(const char* sql, const Named<Value>&... values) {
        const Parameters<sizeof...(Value)> parameters{Parameter(values)...};
        Cursor cursor(*this, start(sql, parameters, std::tuple_size_v<Row>));
        std::optional<Row> row;
        if (!cursor.next()) return row;
        row.emplace(read_row<Row>(cursor));
        refuse_further(cursor);
        return row;
    }

    // All rows, in the order of the query.
    template <class Row, class... Value>
    [[nodiscard]] std::vector<Row> list(const char* sql, const Named<Value>&... values) {
        const Parameters<sizeof...(Value)> parameters{Parameter(values)...};
        Cursor cursor(*this, start(sql, parameters, std::tuple_size_v<Row>));
        std::vector<Row> rows;
        while (cursor.next())
            rows.push_back(read_row<Row>(cursor));
        return rows;
    }

    // All rows of a query that is not kept beside the others: its text was put together for its
    // request, or PostgreSQL is to plan it for its values.
    template <class Row>
    [[nodiscard]] std::vector<Row> list_composed(const std::string& sql,
                                                 std::span<const Parameter> parameters) {
        Cursor cursor(*this, start_composed(sql, parameters, std::tuple_size_v<Row>));
        std::vector<Row> rows;
        while (cursor.next())
            rows.push_back(read_row<Row>(cursor));
        return rows;
    }

    // For INSERT, UPDATE and DELETE: how many rows were touched.
    template <class... Value>
    std::int64_t execute(const char* sql, const Named<Value>&... values) {
        const Parameters<sizeof...(Value)> parameters{Parameter(values)...};
        return Cursor(*this, start(sql, parameters, kAnyColumns)).touched_rows();
    }

    // SQL without parameters that is not worth keeping: DDL, PRAGMA, BEGIN. Goes to the engine
    // as it is, so it may hold comments. One statement.
    void run(const std::string& sql);

    // Whether a transaction is open, and whether one statement of it failed, so that PostgreSQL
    // would answer COMMIT with a roll-back.
    [[nodiscard]] bool in_transaction() const;
    [[nodiscard]] bool is_failed() const;
    // Of no further use; set when the connection was lost.
    [[nodiscard]] bool is_broken() const;
    void mark_broken();

    // Every statement that starts is added to `count`, which outlives the connection.
    void count_in(std::atomic<std::int64_t>& count) { count_ = &count; }

    // For this folder's own files.
    [[nodiscard]] State& state() { return *state_; }

private:
    friend class Cursor;

    template <std::size_t size>
    using Parameters = std::array<Parameter, size>;
    static constexpr std::size_t kAnyColumns = static_cast<std::size_t>(-1);

    [[nodiscard]] PreparedStatement& start(const char* sql, std::span<const Parameter> parameters,
                                           std::size_t columns);
    [[nodiscard]] PreparedStatement& start_composed(const std::string& sql,
                                                    std::span<const Parameter> parameters,
                                                    std::size_t columns);
    template <class Prepare>
    [[nodiscard]] PreparedStatement& run_prepared(Prepare prepare,
                                                  std::span<const Parameter> parameters,
                                                  std::size_t columns);
    static void refuse_further(Cursor& cursor);

    std::unique_ptr<State> state_;
    std::atomic<std::int64_t>* count_ = nullptr;
};

}  // namespace tasklight::database
