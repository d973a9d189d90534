// Requests that happen once: the answer to a POST with an Idempotency-Key is kept for a day in
// the transaction of its change, and given again when the same request comes again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "database/transaction.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "model/user.hpp"

namespace tasklight::web {

inline constexpr std::int64_t kIdempotencyLife = kDay;

struct IdempotentRequest {
    UserId user;
    std::string key;
    std::string content_hash;
};

// 1 to 200 visible ASCII characters.
[[nodiscard]] bool is_idempotency_key(std::string_view text);

// Of method, target, content type and body.
[[nodiscard]] std::string content_hash(const http::Request& request);

// The kept answer, or nothing: then the key is ours until the transaction ends. Throws Conflict
// if the key was used for another request.
[[nodiscard]] std::optional<http::Response> claim(database::Transaction& transaction,
                                                  const IdempotentRequest& request, Moment now);

// Keeps status, Content-Type, Location, ETag and body.
void keep(database::Transaction& transaction, const IdempotentRequest& request,
          const http::Response& response);

}  // namespace tasklight::web
