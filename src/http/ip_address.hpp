// Addresses of peers and networks of them (CIDR). IPv4 is kept in its IPv6-mapped form, so that
// one comparison serves both. Values; any thread may use them.
#pragma once

#include <array>
#include <netinet/in.h>
#include <optional>
#include <string>
#include <string_view>
#include <sys/socket.h>

namespace tasklight::http {

class IpAddress {
public:
    using Bytes = std::array<unsigned char, 16>;

    IpAddress() = default;
    // 192.0.2.1 or 2001:db8::1, without port and brackets.
    [[nodiscard]] static std::optional<IpAddress> parse(std::string_view text);
    // Nothing for sockets of other families.
    [[nodiscard]] static std::optional<IpAddress> of(const sockaddr_storage& address);

    [[nodiscard]] const Bytes& bytes() const { return bytes_; }
    [[nodiscard]] bool is_v4() const;
    [[nodiscard]] bool is_loopback() const;
    [[nodiscard]] std::string to_string() const;

    bool operator==(const IpAddress&) const = default;

private:
    Bytes bytes_{};
};

class Network {
public:
    // An address, or an address and the length of its prefix after a slash.
    [[nodiscard]] static std::optional<Network> parse(std::string_view text);
    [[nodiscard]] bool contains(const IpAddress& address) const;

private:
    IpAddress base_;
    int prefix_bits_ = 128;
};

}  // namespace tasklight::http
