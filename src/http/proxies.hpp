// Which peers may speak for others, and what they say of them. Forwarding headers count only
// from a peer that the administrator trusts, or that came through our Unix socket; from anybody
// else they are claims. Immutable after construction; any thread may call.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/ip_address.hpp"
#include "http/request.hpp"

namespace tasklight::http {

struct Peer {
    std::optional<IpAddress> address;  // none: through a Unix socket
    bool tls = false;
};

class TrustedProxies {
public:
    // Throws std::invalid_argument naming an entry that is no address or network.
    // `public_https`: browsers reach us over HTTPS, whoever ends it.
    explicit TrustedProxies(const std::vector<std::string>& networks, bool public_https = false);

    [[nodiscard]] bool trusts(const Peer& peer) const;
    // Fills client, host, secure and loopback from the peer and the headers.
    void describe_client(const Peer& peer, Request& request) const;

private:
    [[nodiscard]] bool trusts(const IpAddress& address) const;
    [[nodiscard]] std::string forwarded_client(const Request& request,
                                               std::string_view fallback) const;

    std::vector<Network> networks_;
    bool public_https_;
};

// Whether `host` could be a host with an optional port (RFC 3986, section 3.2.2), which makes it
// safe to write into links and headers.
[[nodiscard]] bool is_valid_host(std::string_view host);

}  // namespace tasklight::http
