#include "http/ip_address.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <cstring>

#include "base/text.hpp"

namespace tasklight::http {
namespace {

constexpr std::array<unsigned char, 12> kMappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

}  // namespace

std::optional<IpAddress> IpAddress::parse(std::string_view text) {
    const std::string terminated(text);
    IpAddress address;
    in_addr v4{};
    if (inet_pton(AF_INET, terminated.c_str(), &v4) == 1) {
        std::copy(kMappedPrefix.begin(), kMappedPrefix.end(), address.bytes_.begin());
        std::memcpy(address.bytes_.data() + kMappedPrefix.size(), &v4, sizeof v4);
        return address;
    }
    if (inet_pton(AF_INET6, terminated.c_str(), address.bytes_.data()) == 1) return address;
    return std::nullopt;
}

std::optional<IpAddress> IpAddress::of(const sockaddr_storage& storage) {
    IpAddress address;
    if (storage.ss_family == AF_INET) {
        const auto& v4 = reinterpret_cast<const sockaddr_in&>(storage);
        std::copy(kMappedPrefix.begin(), kMappedPrefix.end(), address.bytes_.begin());
        std::memcpy(address.bytes_.data() + kMappedPrefix.size(), &v4.sin_addr, 4);
        return address;
    }
    if (storage.ss_family == AF_INET6) {
        const auto& v6 = reinterpret_cast<const sockaddr_in6&>(storage);
        std::memcpy(address.bytes_.data(), &v6.sin6_addr, address.bytes_.size());
        return address;
    }
    return std::nullopt;
}

bool IpAddress::is_v4() const {
    return std::equal(kMappedPrefix.begin(), kMappedPrefix.end(), bytes_.begin());
}

bool IpAddress::is_loopback() const {
    if (is_v4()) return bytes_[kMappedPrefix.size()] == 127;
    return bytes_.back() == 1 &&
           std::all_of(bytes_.begin(), bytes_.end() - 1, [](auto byte) { return byte == 0; });
}

std::string IpAddress::to_string() const {
    char text[INET6_ADDRSTRLEN] = {};
    const void* v4 = bytes_.data() + kMappedPrefix.size();
    inet_ntop(is_v4() ? AF_INET : AF_INET6, is_v4() ? v4 : bytes_.data(), text, sizeof text);
    return text;
}

std::optional<Network> Network::parse(std::string_view text) {
    const auto slash = text.find('/');
    const auto address = IpAddress::parse(text.substr(0, slash));
    if (!address) return std::nullopt;
    Network network;
    network.base_ = *address;
    if (slash == std::string_view::npos) return network;
    const int family_bits = address->is_v4() ? 32 : 128;
    long long bits = 0;
    if (!parse_number(text.substr(slash + 1), bits) || bits > family_bits) return std::nullopt;
    network.prefix_bits_ = 128 - family_bits + static_cast<int>(bits);
    return network;
}

bool Network::contains(const IpAddress& address) const {
    for (int bit = 0; bit < prefix_bits_; bit += 8) {
        const auto at = static_cast<std::size_t>(bit / 8);
        const int rest = std::min(8, prefix_bits_ - bit);
        const int mask = 0xff << (8 - rest) & 0xff;
        if ((base_.bytes()[at] & mask) != (address.bytes()[at] & mask)) return false;
    }
    return true;
}

}  // namespace tasklight::http
