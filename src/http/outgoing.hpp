// Writes a Response to a connection: head and body in one piece. A plain client that does not take
// all of it at once gets the rest from the gate, so that slow readers cost no worker. Only the
// worker that serves the connection may call.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "http/response.hpp"

struct mg_connection;

namespace tasklight::http {

struct Answer {
    const Response& response;
    std::string_view request_id;
    bool with_body = true;     // false for HEAD
    bool keeps_alive = true;   // otherwise the connection is closed
    bool all_was_read = true;  // nothing of the request may still be on its way
};

// The status line and header fields, with the blank line.
[[nodiscard]] std::string head_of(const Answer& answer);

// Returns the size of the body that was sent or left to the gate.
std::size_t send(mg_connection* connection, const Answer& answer);

}  // namespace tasklight::http
