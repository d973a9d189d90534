// Addresses of a PostgreSQL server: how another role reaches it, and who could come by a password
// on the way. Any thread may call, with a connection of its own.
#pragma once

#include <string>

#include "database/connection.hpp"

namespace tasklight::database {

// Where `role` reaches `database` on the server of this connection, in the same way: its host,
// port and TLS. Instead of a Unix socket, whose peers are known without passwords, it names an
// address that the server itself listens on, so that nobody else can. Holds no password. Throws
// ConfigurationError if the server listens on none.
[[nodiscard]] std::string address_for(Connection& connection, const std::string& role,
                                      const std::string& database);

// The same, with channel_binding=require unless it has words of its own on that or
// keeps_password() already.
[[nodiscard]] std::string with_channel_binding(const std::string& address);

// Whether libpq gives the password to nobody who answers in the server's place: it requires channel
// binding or a verified name, or goes by Unix sockets alone.
[[nodiscard]] bool keeps_password(const std::string& address);

// Whether both lead the same role to the same database on the same ports of the same hosts. All
// names of this machine are one.
[[nodiscard]] bool leads_to_the_same(const std::string& address, const std::string& other);

}  // namespace tasklight::database
