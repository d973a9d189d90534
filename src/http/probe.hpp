// Asks a server of this machine a question, as a health check does.
#pragma once

#include <chrono>
#include <string>

#include "http/listener.hpp"

namespace tasklight::http {

// The status of the answer to GET `path`, or 0 if none came in time (which bounds each step). What
// the server says over TLS is taken on trust: the question is whether it answers, not who it is.
[[nodiscard]] int probe(const SocketName& server, bool tls, const std::string& path,
                        std::chrono::milliseconds patience);

}  // namespace tasklight::http
