#include "http/incoming.hpp"

#include <algorithm>
#include <sys/socket.h>

#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "http/civetweb/seam.h"
#include "http/form_data.hpp"
#include "http/percent.hpp"
#include "http/worker.hpp"

namespace tasklight::http {
namespace {

constexpr std::size_t kPiece = 8 * 1024;
constexpr std::size_t kIdLength = 16;
constexpr std::size_t kIdsAtOnce = 64;

Method parse_method(std::string_view name) {
    for (const Method method : {Method::kGet, Method::kHead, Method::kPost, Method::kPut,
                                Method::kPatch, Method::kDelete, Method::kOptions})
        if (name == to_string(method)) return method;
    throw Refusal(501, "This method is not known here.");
}

bool is_request_id(std::string_view text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '_' || c == '-';
    });
}

void copy_headers(const mg_request_info& info, Request& request) {
    request.headers.reserve(static_cast<std::size_t>(info.num_headers));
    for (int i = 0; i < info.num_headers; ++i)
        request.headers.emplace_back(info.http_headers[i].name,
                                     trimmed(info.http_headers[i].value));
}

[[noreturn]] void refuse_body() {
    if (Worker::current().crowded_out())
        throw Unavailable("Too many uploads are under way. Please try again in a moment.");
    if (Worker::current().timed_out()) throw Refusal(408, "The request came too slowly.");
    throw Malformed("The request body is incomplete.");
}

void answer_expectation(mg_connection* connection) {
    constexpr std::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
    std::size_t unread = 0;
    static_cast<void>(tasklight_unread(connection, &unread));
    if (unread > 0) return;  // the client did not wait
    mg_write(connection, kGoOn.data(), kGoOn.size());
}

}  // namespace

Framing read_head(const mg_connection* connection, const Peer& peer, const TrustedProxies& proxies,
                  Request& request) {
    const mg_request_info& info = *mg_get_request_info(connection);
    copy_headers(info, request);
    const Framing framing = check_framing(request, info.http_version);
    if (!tasklight_head_is_whole(connection)) throw Malformed("A header field is malformed.");
    proxies.describe_client(peer, request);
    if (const auto id = request.header("X-Request-Id"); id && proxies.trusts(peer))
        if (is_request_id(*id)) request.id = *id;

    request.method = parse_method(info.request_method);
    const std::string_view path = info.local_uri_raw;
    const std::string_view query = info.query_string ? info.query_string : "";
    request.raw_target = path;
    if (info.query_string) request.raw_target.append("?").append(query);
    request.path = percent_decode(path, PlusSign::kIsPlus);
    request.query = parse_form(query);
    return framing;
}

std::string read_body(mg_connection* connection, const Framing& framing, std::size_t limit) {
    const auto declared = static_cast<std::size_t>(framing.length.value_or(0));
    const auto check = [&](std::size_t size) {
        if (size > limit)
            throw TooLarge("The request body is longer than " + std::to_string(limit) + " bytes.");
    };
    check(declared);
    std::string body;
    if (!framing.has_body()) return body;
    Worker::current().body_begins();
    if (framing.expects_continue) answer_expectation(connection);
    char piece[kPiece];
    for (;;) {
        const std::size_t wanted =
            framing.chunked ? sizeof piece : std::min(sizeof piece, declared - body.size());
        const int got = wanted == 0 ? 0 : mg_read(connection, piece, wanted);
        if (got < 0) refuse_body();
        if (got == 0) break;
        body.append(piece, static_cast<std::size_t>(got));
        check(body.size());
    }
    if (!framing.chunked && body.size() < declared) refuse_body();
    return body;
}

// Drawn in batches: each visit to the system's random source costs about as much as a small answer.
std::string new_request_id() {
    thread_local std::string drawn;
    if (drawn.empty()) drawn = random_token(kIdsAtOnce * kIdLength / 4 * 3);
    std::string id = drawn.substr(drawn.size() - kIdLength);
    drawn.resize(drawn.size() - kIdLength);
    return id;
}

}  // namespace tasklight::http
