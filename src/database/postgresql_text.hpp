// How a PostgreSQL database keeps text: it must hold every character, and an order that the system
// defines changes with the system, which breaks indexes.
#pragma once

#include <string>

#include "database/connection.hpp"

namespace tasklight::database {

struct TextOfDatabase {
    std::string encoding;   // UTF8
    std::string collation;  // C.UTF-8
    bool is_by_bytes;       // it sorts as SQLite does, whatever the system
    [[nodiscard]] bool holds_all() const { return encoding == "UTF8"; }
};

// The database is there. An empty name is the one that is connected.
[[nodiscard]] TextOfDatabase text_of_database(Connection& connection,
                                              const std::string& database = {});

}  // namespace tasklight::database
