#include "base/id.hpp"

#include <array>
#include <cstdint>
#include <mutex>

#include "base/random.hpp"

namespace tasklight {
namespace {

constexpr char kHex[] = "0123456789abcdef";
constexpr std::string_view kNil = "00000000-0000-0000-0000-000000000000";

bool is_dash_position(std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }

// The milliseconds in the upper bits and the 12-bit counter in the lower ones.
std::uint64_t next_time_and_counter(Moment now) {
    static std::mutex mutex;
    static std::uint64_t last = 0;
    const std::lock_guard lock(mutex);
    const std::uint64_t fresh = static_cast<std::uint64_t>(now.ms) << 12;
    last = fresh > last ? fresh : last + 1;
    return last;
}

}  // namespace

std::string new_uuid(Moment now) {
    const std::uint64_t time = next_time_and_counter(now);
    std::array<unsigned char, 16> bytes;
    for (int i = 0; i < 6; ++i)
        bytes[i] = static_cast<unsigned char>(time >> (52 - 8 * i));
    bytes[6] = static_cast<unsigned char>(0x70 | ((time >> 8) & 0x0f));
    bytes[7] = static_cast<unsigned char>(time);
    random_bytes(bytes.data() + 8, 8);
    bytes[8] = static_cast<unsigned char>(0x80 | (bytes[8] & 0x3f));

    std::string text;
    text.reserve(36);
    for (const unsigned char byte : bytes) {
        if (is_dash_position(text.size())) text.push_back('-');
        text.push_back(kHex[byte >> 4]);
        text.push_back(kHex[byte & 0x0f]);
    }
    return text;
}

std::optional<std::string> parse_uuid(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    std::string canonical(text);
    for (std::size_t i = 0; i < canonical.size(); ++i) {
        char& c = canonical[i];
        if (is_dash_position(i)) {
            if (c != '-') return std::nullopt;
            continue;
        }
        if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return std::nullopt;
    }
    if (canonical == kNil) return std::nullopt;
    return canonical;
}

}  // namespace tasklight
