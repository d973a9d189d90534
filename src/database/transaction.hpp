// What a write closure is given: a connection on which a transaction is open. Only
// Database::write makes one, and only it commits. Rolled back unless the closure returns.
#pragma once

#include "database/connection.hpp"

namespace tasklight::database {

class Transaction {
public:
    explicit Transaction(Connection& connection) : connection_(connection) {}
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    [[nodiscard]] Connection& connection() { return connection_; }
    // A write may use whatever a read may use.
    operator Connection&() { return connection_; }  // NOLINT(google-explicit-constructor)

private:
    Connection& connection_;
};

}  // namespace tasklight::database
