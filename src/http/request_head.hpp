// How much of a request must be there before a worker is worth spending. Pure functions.
#pragma once

#include <string_view>

namespace tasklight::http {

// Whether the bytes hold a whole request head, and its body too if that is small enough to wait
// for it here; over TLS, the whole first record. Also true for what can never become a request:
// a worker then answers.
[[nodiscard]] bool has_arrived(std::string_view bytes, bool tls);

// Whether the peer will send no more.
[[nodiscard]] bool peer_has_finished(int descriptor);

}  // namespace tasklight::http
