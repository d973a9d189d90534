#include "http/framing.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/text.hpp"
#include "http/proxies.hpp"

namespace tasklight::http {
namespace {

constexpr std::size_t kMaxLengthDigits = 15;

struct Lines {
    int count = 0;
    std::string_view value;
};

Lines lines_named(const Request& request, std::string_view name) {
    Lines lines;
    for (const auto& [key, value] : request.headers) {
        if (key.size() != name.size() || !equals_ignoring_case(key, name)) continue;
        ++lines.count;
        lines.value = value;
    }
    return lines;
}

void check_host(const Request& request, std::string_view version) {
    const auto host = lines_named(request, "Host");
    if (host.count > 1) throw Malformed("There is more than one Host.");
    if (host.count == 0 && version == "1.1") throw Malformed("There is no Host.");
    if (host.count == 1 && !is_valid_host(host.value)) throw Malformed("The Host is not valid.");
}

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Framing check_framing(const Request& request, std::string_view version) {
    if (request.headers.size() >= kMaxHeaders)
        throw Refusal(431, "There are too many header fields.");
    check_host(request, version);

    Framing framing;
    const auto length = lines_named(request, "Content-Length");
    const auto encoding = lines_named(request, "Transfer-Encoding");
    if (length.count + encoding.count > 1) throw Malformed("The length is given more than once.");
    if (encoding.count == 1) {
        if (version != "1.1" || !equals_ignoring_case(encoding.value, "chunked"))
            throw Malformed("The Transfer-Encoding must be chunked.");
        framing.chunked = true;
    }
    if (length.count == 1) {
        long long bytes = 0;
        if (!is_digits(length.value) || length.value.size() > kMaxLengthDigits ||
            !parse_number(length.value, bytes))
            throw Malformed("The Content-Length is no number.");
        framing.length = bytes;
    }
    const auto expect = lines_named(request, "Expect");
    if (expect.count > 0) {
        if (expect.count > 1 || !equals_ignoring_case(expect.value, "100-continue"))
            throw Refusal(417, "This expectation cannot be met.");
        framing.expects_continue = version == "1.1";
    }
    return framing;
}

}  // namespace tasklight::http
