// What stands behind a Connection: the SOCI session and the statements that it keeps. Includes
// SOCI, so only this folder's .cpp files include it. One thread at a time.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "database/prepared_statement.hpp"

namespace tasklight::database {

class Connection::State {
public:
    State(Engine engine, std::unique_ptr<soci::session> session, bool keeps_statements);
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State();

    [[nodiscard]] Engine engine() const { return engine_; }
    [[nodiscard]] PreparedStatement& statement(const char* sql,
                                               std::span<const Parameter> parameters);
    // The same for a text that is not a constant: only the latest is there.
    [[nodiscard]] PreparedStatement& composed(const std::string& sql,
                                              std::span<const Parameter> parameters);

    // One of the two, by the engine.
    [[nodiscard]] sqlite_api::sqlite3* sqlite() const;
    [[nodiscard]] PGconn* postgresql() const;

    // Throws what became of a failure of SOCI or of the engine, and notes a lost connection.
    // `statement` is null if it failed while being prepared: then its text may be told.
    [[noreturn]] void fail(const soci::soci_error& error, const PreparedStatement* statement);
    [[noreturn]] void fail_sqlite(int code, bool tell);
    [[noreturn]] void fail_postgresql(const PGresult* result, const std::string& code,
                                      std::string detail);

    bool is_broken = false;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };

    Engine engine_;
    bool keeps_statements_;
    std::unique_ptr<soci::session> session_;
    std::unordered_map<std::string, std::unique_ptr<PreparedStatement>, Hash, std::equal_to<>>
        statements_;
    std::string composed_sql_;
    std::unique_ptr<PreparedStatement> composed_;
};

}  // namespace tasklight::database
