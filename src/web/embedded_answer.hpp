// What is compiled into the program, as an answer. Any thread may call.
#pragma once

#include <string_view>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/embedded.hpp"

namespace tasklight::web {

// Packed if the client takes that; 304 if it has it already. `digest` changes with the bytes. The
// answer says that it is to be asked for again each time.
[[nodiscard]] http::Response embedded_answer(const http::Request& request,
                                             const EmbeddedAsset& asset, std::string_view digest);

}  // namespace tasklight::web
