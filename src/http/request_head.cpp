#include "http/request_head.hpp"

#include <algorithm>
#include <poll.h>

#include "base/text.hpp"
#include "http/civetweb/seam.h"

namespace tasklight::http {
namespace {

constexpr std::size_t kRecordHeader = 5;
constexpr long long kSmallBody = 8 * 1024;

bool has_tls_record(std::string_view bytes) {
    if (bytes.size() < kRecordHeader) return false;
    const auto high = static_cast<unsigned char>(bytes[3]);
    const auto low = static_cast<unsigned char>(bytes[4]);
    return bytes.size() >= kRecordHeader + (std::size_t{high} << 8 | low);
}

// The length of a small body that the client sends unasked, otherwise 0. Anything odd is 0 too:
// the worker refuses it without reading a body.
long long small_body_length(std::string_view head) {
    long long length = 0;
    int lengths = 0;
    while (!head.empty()) {
        const auto end = head.find('\n');
        const auto line = head.substr(0, end);
        head.remove_prefix(end == std::string_view::npos ? head.size() : end + 1);
        const auto name = line.substr(0, line.find(':'));
        if (equals_ignoring_case(name, "Expect")) return 0;
        if (equals_ignoring_case(name, "Transfer-Encoding")) return 0;
        if (!equals_ignoring_case(name, "Content-Length")) continue;
        auto value = line.substr(std::min(name.size() + 1, line.size()));
        if (value.ends_with('\r')) value.remove_suffix(1);
        if (++lengths > 1 || !parse_number(trimmed(value), length)) return 0;
    }
    return length <= kSmallBody ? length : 0;
}

}  // namespace

Arrival arrival_of(std::string_view bytes, bool tls) {
    if (tls) return has_tls_record(bytes) ? Arrival::kEnough : Arrival::kNothing;
    const int head = tasklight_head_length(bytes.data(), static_cast<int>(bytes.size()));
    if (head == 0) return Arrival::kNothing;
    // GET and HEAD rarely have bodies, and are most requests.
    if (head < 0 || bytes.starts_with("GET ") || bytes.starts_with("HEAD "))
        return Arrival::kEnough;
    const auto length = static_cast<std::size_t>(head);
    const auto wanted = static_cast<std::size_t>(small_body_length(bytes.substr(0, length)));
    return bytes.size() - length >= wanted ? Arrival::kEnough : Arrival::kHead;
}

bool peer_has_finished(int descriptor) {
    pollfd state{descriptor, POLLRDHUP, 0};
    return ::poll(&state, 1, 0) > 0 && (state.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

}  // namespace tasklight::http
