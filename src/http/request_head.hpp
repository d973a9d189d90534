// How much of a request must be there before a worker is worth spending. Pure functions.
#pragma once

#include <string_view>

namespace tasklight::http {

enum class Arrival {
    kNothing,  // less than a head
    kHead,     // a head, but not all of its body, which is small enough to wait for it here
    kEnough,   // for a worker. Also what can never become a request: the worker then answers.
};

// Over TLS, the whole first record is enough.
[[nodiscard]] Arrival arrival_of(std::string_view bytes, bool tls);

// Whether the peer will send no more.
[[nodiscard]] bool peer_has_finished(int descriptor);

}  // namespace tasklight::http
