// Makes a Request of what CivetWeb has parsed, and reads its body. Only the worker that serves the
// connection may call.
#pragma once

#include <string>

#include "http/framing.hpp"
#include "http/proxies.hpp"
#include "http/request.hpp"

struct mg_connection;

namespace tasklight::http {

// Everything but the body. Throws Refusal; `request` then holds what was understood.
[[nodiscard]] Framing read_head(const mg_connection* connection, const Peer& peer,
                                const TrustedProxies& proxies, Request& request);

// Answers an expectation, then reads. Throws Refusal: 400 if the body is short or broken, 408 if
// it comes too slowly, 413 if it is longer than `limit`.
[[nodiscard]] std::string read_body(mg_connection* connection, const Framing& framing,
                                    std::size_t limit);

// Sixteen characters, unique for all practical purposes.
[[nodiscard]] std::string new_request_id();

}  // namespace tasklight::http
