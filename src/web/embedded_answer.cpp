#include "web/embedded_answer.hpp"

#include <string>

#include "base/text.hpp"

namespace tasklight::web {
namespace {

// RFC 9110, section 12.5.3, as far as it matters here: named, and not with a weight of zero.
bool accepts_gzip(const http::Request& request) {
    for (const std::string_view coding :
         split(request.header("Accept-Encoding").value_or(""), ',')) {
        const auto parts = split(coding, ';');
        const std::string_view name = trimmed(parts.front());
        if (!equals_ignoring_case(name, "gzip") && name != "*") continue;
        const std::string_view weight = parts.size() > 1 ? trimmed(parts[1]) : "q=1";
        return weight.find_first_of("123456789") != std::string_view::npos;
    }
    return false;
}

bool is_known_to_client(const http::Request& request, const std::string& etag) {
    const std::string_view tags = request.header("If-None-Match").value_or("");
    return tags == "*" || tags.find(etag) != std::string_view::npos;
}

}  // namespace

http::Response embedded_answer(const http::Request& request, const EmbeddedAsset& asset,
                               std::string_view digest) {
    const bool packed = !asset.gzip.empty() && accepts_gzip(request);
    const std::string etag = '"' + std::string(digest) + (packed ? "-gzip\"" : "\"");

    http::Response response;
    if (is_known_to_client(request, etag)) {
        response = http::not_modified(etag);
    } else {
        response.static_body = packed ? asset.gzip : asset.bytes;
        response.set("Content-Type", std::string(asset.media_type));
        if (packed) response.set("Content-Encoding", "gzip");
        response.set("ETag", etag);
    }
    response.set("Cache-Control", "no-cache");
    response.set("Vary", "Accept-Encoding");
    return response;
}

}  // namespace tasklight::web
