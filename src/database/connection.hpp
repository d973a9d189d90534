// One connection to SQLite or PostgreSQL, and how SQL is run on it. A store writes each query
// once, for both engines, as a constant with named parameters; the connection keeps it prepared.
//
//     using NameRow = std::tuple<std::string, std::optional<std::int64_t>>;
//     auto row = connection.find<NameRow>("SELECT name, seen_at FROM users WHERE id = :id",
//                                         named("id", id.text()));
//
// Columns are std::string, std::int64_t, double or std::optional of these; parameters the same.
// UUID columns are bound and read as text. The token `@for_update@` becomes FOR UPDATE on
// PostgreSQL and nothing on SQLite, where a writer is alone anyway.
//
// Every statement is read to its end or reset before the call returns, because on SQLite an open
// one would keep a snapshot alive. A Connection belongs to one thread at a time. Failures leave
// as Refusals (Unavailable, Full, Conflict) or as the types of database/sql_error.hpp; no SOCI
// exception leaves, because its text holds the bound values.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "database/statement.hpp"

namespace tasklight::database {

enum class Engine { kSqlite, kPostgresql };

class Connection {
public:
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    [[nodiscard]] Engine engine() const;

    // The only row, or nothing. A second row is a defect (asserted).
    template <class Row, class... Value>
    [[nodiscard]] std::optional<Row> find(const char* sql, const Named<Value>&... values);

    // All rows, in the order of the query.
    template <class Row, class... Value>
    [[nodiscard]] std::vector<Row> list(const char* sql, const Named<Value>&... values);

    // For INSERT, UPDATE and DELETE: how many rows were touched.
    template <class... Value>
    std::int64_t execute(const char* sql, const Named<Value>&... values);

    // One statement without parameters that is not worth keeping: DDL, PRAGMA, BEGIN.
    void run(const std::string& sql);
};

}  // namespace tasklight::database
