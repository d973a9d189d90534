// A request as a value: parsed, checked and complete with its body before anybody sees it.
// Names of headers are compared without case. Decoded text is valid UTF-8 without NUL.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tasklight::http {

enum class Method { kGet, kHead, kPost, kPut, kPatch, kDelete, kOptions };

[[nodiscard]] std::string_view to_string(Method method);

// GET, HEAD and OPTIONS change nothing (RFC 9110, section 9.2.1).
[[nodiscard]] bool is_safe(Method method);

// Decoded names and values in the order of the request; a name may stand more than once.
class Parameters {
public:
    void add(std::string name, std::string value) {
        pairs_.emplace_back(std::move(name), std::move(value));
    }
    // The first value of that name.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& pairs() const {
        return pairs_;
    }

private:
    std::vector<std::pair<std::string, std::string>> pairs_;
};

struct Request {
    Method method = Method::kGet;
    std::string path;        // decoded once, begins with '/', without dot segments resolved
    std::string raw_target;  // as sent, path and query
    Parameters query;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    std::string id;         // of this request, for logs and answers
    std::string client;     // address of the client, through trusted proxies only
    std::string host;       // as the client knows us: Host, or X-Forwarded-Host of a trusted proxy
    bool secure = false;    // HTTPS: our own TLS, public_url, or a trusted proxy says so
    bool loopback = false;  // the peer itself is this machine, and nothing was forwarded

    [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const;
    [[nodiscard]] std::optional<std::string> cookie(std::string_view name) const;

    // The media type in lower case, without parameters; empty if there is none.
    [[nodiscard]] std::string content_type() const;
    // Whether Content-Type is JSON (or merge-patch+json) or Accept names application/json.
    [[nodiscard]] bool speaks_json() const;
};

}  // namespace tasklight::http
