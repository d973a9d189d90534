#include "web/idempotency.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/json.hpp"
#include "base/secret_hash.hpp"
#include "store/idempotency_store.hpp"

namespace tasklight::web {
namespace {

constexpr std::string_view kKeptHeaders[] = {"Content-Type", "Location", "ETag"};

std::string headers_to_json(const http::Response& response) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    for (const auto name : kKeptHeaders)
        if (const auto value = response.header(name); !value.empty()) json.key(name).string(value);
    json.end_object();
    return text;
}

http::Response replay(const store::KeptAnswer& kept) {
    http::Response response;
    response.status = static_cast<int>(kept.status);
    response.body = kept.body;
    const JsonValue headers = parse_json(kept.headers);
    for (const JsonMember& header : *headers.object())
        response.set(header.name, *header.value.string());
    response.set("Idempotent-Replayed", "true");
    return response;
}

}  // namespace

bool is_idempotency_key(std::string_view text) {
    return !text.empty() && text.size() <= 200 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

std::string content_hash(const http::Request& request) {
    std::string content(http::to_string(request.method));
    content += ' ' + request.raw_target + '\n' + request.content_type() + '\n' + request.body;
    return secret_hash(kContentPurpose, content);
}

std::optional<http::Response> claim(database::Transaction& transaction,
                                    const IdempotentRequest& request, Moment now) {
    const auto kept = store::claim_key(transaction, request.user, request.key, request.content_hash,
                                       now, now - kIdempotencyLife);
    if (!kept) return std::nullopt;
    if (kept->request_hash != request.content_hash)
        throw Conflict("This Idempotency-Key was already used for another request.");
    return replay(*kept);
}

void keep(database::Transaction& transaction, const IdempotentRequest& request,
          const http::Response& response) {
    store::keep_answer(
        transaction, request.user, request.key,
        {request.content_hash, response.status, headers_to_json(response), response.body});
}

}  // namespace tasklight::web
