#include "http/proxies.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"

namespace tasklight::http {
namespace {

// An element of X-Forwarded-For; some proxies add the port, and brackets around IPv6.
std::optional<IpAddress> parse_hop(std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        return end == std::string_view::npos ? std::nullopt
                                             : IpAddress::parse(text.substr(1, end - 1));
    }
    if (std::count(text.begin(), text.end(), ':') == 1) text = text.substr(0, text.find(':'));
    return IpAddress::parse(text);
}

std::string_view last_element(std::string_view list) {
    const auto comma = list.rfind(',');
    return trimmed(comma == std::string_view::npos ? list : list.substr(comma + 1));
}

// The last line of that name: the one that the nearest proxy wrote.
std::optional<std::string_view> last_header(const Request& request, std::string_view name) {
    for (auto at = request.headers.rbegin(); at != request.headers.rend(); ++at)
        if (equals_ignoring_case(at->first, name)) return at->second;
    return std::nullopt;
}

bool was_forwarded(const Request& request) {
    return std::any_of(request.headers.begin(), request.headers.end(), [](const auto& header) {
        const std::string name = ascii_lower(header.first);
        return name == "via" || name == "forwarded" || name == "x-real-ip" ||
               name.starts_with("x-forwarded-");
    });
}

}  // namespace

TrustedProxies::TrustedProxies(const std::vector<std::string>& networks, bool public_https)
    : public_https_(public_https) {
    for (const std::string& text : networks) {
        const auto network = Network::parse(text);
        if (!network)
            throw std::invalid_argument("\"" + text +
                                        "\" is no address or network (such as 10.0.0.0/8).");
        networks_.push_back(*network);
    }
}

bool TrustedProxies::trusts(const IpAddress& address) const {
    return std::any_of(networks_.begin(), networks_.end(),
                       [&](const Network& network) { return network.contains(address); });
}

bool TrustedProxies::trusts(const Peer& peer) const {
    return !peer.address || trusts(*peer.address);
}

void TrustedProxies::describe_client(const Peer& peer, Request& request) const {
    const bool local = !peer.address || peer.address->is_loopback();
    request.client = peer.address ? peer.address->to_string() : "unix";
    request.secure = peer.tls || public_https_;
    request.loopback = local && !was_forwarded(request);
    request.host = std::string(request.header("Host").value_or(""));
    if (!trusts(peer)) return;

    request.client = forwarded_client(request, request.client);
    if (const auto scheme = last_header(request, "X-Forwarded-Proto"))
        request.secure = public_https_ || equals_ignoring_case(last_element(*scheme), "https");
    if (const auto host = last_header(request, "X-Forwarded-Host"))
        if (is_valid_host(last_element(*host))) request.host = last_element(*host);
}

// The nearest hop that is no proxy of ours: everything to the left of it may be invented.
std::string TrustedProxies::forwarded_client(const Request& request,
                                             std::string_view fallback) const {
    std::string client(fallback);
    for (auto line = request.headers.rbegin(); line != request.headers.rend(); ++line) {
        if (!equals_ignoring_case(line->first, "X-Forwarded-For")) continue;
        const auto hops = split(line->second, ',');
        for (auto hop = hops.rbegin(); hop != hops.rend(); ++hop) {
            const auto address = parse_hop(*hop);
            if (!address) return client;
            client = address->to_string();
            if (!trusts(*address)) return client;
        }
    }
    return client;
}

bool is_valid_host(std::string_view host) {
    if (host.empty() || host.size() > 255) return false;
    std::string_view port;
    if (host.front() == '[') {
        const auto end = host.find(']');
        if (end == std::string_view::npos || !IpAddress::parse(host.substr(1, end - 1)))
            return false;
        port = host.substr(end + 1);
    } else {
        const auto colon = host.find(':');
        if (colon == 0) return false;
        const auto name = host.substr(0, colon);
        const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '-' || c == '.' || c == '_';
        });
        if (!plain) return false;
        port = colon == std::string_view::npos ? std::string_view() : host.substr(colon);
    }
    if (port.empty() || port == ":") return true;
    long long number = 0;
    return port.front() == ':' && parse_number(port.substr(1), number) && number <= 65535;
}

}  // namespace tasklight::http
