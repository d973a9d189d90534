#include "http/proxies.hpp"

#include <catch2/catch.hpp>

using tasklight::http::IpAddress;
using tasklight::http::is_valid_host;
using tasklight::http::Network;
using tasklight::http::Peer;
using tasklight::http::Request;
using tasklight::http::TrustedProxies;

namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

Request described(const TrustedProxies& proxies, const Peer& peer, Headers headers) {
    Request request;
    request.headers = std::move(headers);
    proxies.describe_client(peer, request);
    return request;
}

Peer peer_at(std::string_view address) { return {IpAddress::parse(address), false}; }

}  // namespace

TEST_CASE("a network holds its own addresses only", "[http]") {
    CHECK(Network::parse("10.1.0.0/15")->contains(*IpAddress::parse("10.0.255.1")));
    CHECK_FALSE(Network::parse("10.1.0.0/16")->contains(*IpAddress::parse("10.2.0.1")));
    CHECK(Network::parse("2001:db8::/33")->contains(*IpAddress::parse("2001:db8:7fff::1")));
    CHECK_FALSE(Network::parse("2001:db8::/33")->contains(*IpAddress::parse("2001:db8:8000::1")));
    CHECK(Network::parse("0.0.0.0/0")->contains(*IpAddress::parse("192.0.2.1")));
    CHECK_FALSE(Network::parse("0.0.0.0/0")->contains(*IpAddress::parse("2001:db8::1")));
    CHECK(Network::parse("192.0.2.1")->contains(*IpAddress::parse("::ffff:192.0.2.1")));
}

TEST_CASE("a public address of HTTPS makes every request secure", "[http]") {
    const TrustedProxies proxies({"10.0.0.1"}, true);

    CHECK(described(proxies, peer_at("192.0.2.1"), {}).secure);
    CHECK(described(proxies, peer_at("10.0.0.1"), {{"X-Forwarded-Proto", "http"}}).secure);
    CHECK_FALSE(described(TrustedProxies({}), peer_at("192.0.2.1"), {}).secure);
}

TEST_CASE("what is no network is refused", "[http]") {
    const auto bad = GENERATE("", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/", "10.0.0.0/-1",
                              "2001:db8::/129", "localhost", "[::1]");
    CAPTURE(bad);
    CHECK_FALSE(Network::parse(bad));
    CHECK_THROWS_AS(TrustedProxies({bad}), std::invalid_argument);
}

TEST_CASE("a stranger cannot claim another address", "[http]") {
    const TrustedProxies proxies({"10.0.0.0/8"});
    const auto request = described(proxies, peer_at("192.0.2.9"),
                                   {{"Host", "tasks.example"},
                                    {"X-Forwarded-For", "127.0.0.1"},
                                    {"X-Forwarded-Host", "evil.example"},
                                    {"X-Forwarded-Proto", "https"}});
    CHECK(request.client == "192.0.2.9");
    CHECK(request.host == "tasks.example");
    CHECK_FALSE(request.secure);
    CHECK_FALSE(request.loopback);
}

TEST_CASE("a trusted proxy speaks for its client", "[http]") {
    const TrustedProxies proxies({"10.0.0.0/8"});
    const auto request = described(proxies, peer_at("10.0.0.1"),
                                   {{"Host", "inside"},
                                    {"X-Forwarded-For", "198.51.100.1, 203.0.113.7, 10.0.0.2"},
                                    {"X-Forwarded-Host", "tasks.example:8443"},
                                    {"X-Forwarded-Proto", "https"}});
    CHECK(request.client == "203.0.113.7");
    CHECK(request.host == "tasks.example:8443");
    CHECK(request.secure);
}

TEST_CASE("several lines of forwarded addresses are one list", "[http]") {
    const TrustedProxies proxies({"10.0.0.0/8"});
    CHECK(described(proxies, peer_at("10.0.0.1"),
                    {{"X-Forwarded-For", "203.0.113.7:4711"}, {"x-forwarded-for", "10.0.0.2"}})
              .client == "203.0.113.7");
    CHECK(
        described(proxies, peer_at("10.0.0.1"), {{"X-Forwarded-For", "[2001:db8::7]:80"}}).client ==
        "2001:db8::7");
    CHECK(described(proxies, peer_at("10.0.0.1"), {{"X-Forwarded-For", "rubbish, 10.0.0.3"}})
              .client == "10.0.0.3");
}

TEST_CASE("a Unix socket is this machine and a proxy", "[http]") {
    const TrustedProxies proxies({});
    CHECK(described(proxies, Peer{}, {}).loopback);
    const auto forwarded = described(proxies, Peer{}, {{"X-Forwarded-For", "203.0.113.7"}});
    CHECK(forwarded.client == "203.0.113.7");
    CHECK_FALSE(forwarded.loopback);
}

TEST_CASE("only what this machine asks itself is loopback", "[http]") {
    const TrustedProxies proxies({});
    CHECK(described(proxies, peer_at("127.0.0.1"), {}).loopback);
    CHECK(described(proxies, peer_at("::1"), {}).loopback);
    const auto header =
        GENERATE("Forwarded", "Via", "X-Forwarded-Port", "x-forwarded-proto", "X-Real-IP");
    CHECK_FALSE(described(proxies, peer_at("127.0.0.1"), {{header, "x"}}).loopback);
    CHECK_FALSE(described(proxies, peer_at("192.0.2.1"), {}).loopback);
}

TEST_CASE("a host is a name or an address with an optional port", "[http]") {
    const auto good =
        GENERATE("tasks.example", "localhost:8080", "[::1]:80", "192.0.2.1", "a_b-c:");
    CAPTURE(good);
    CHECK(is_valid_host(good));
    const auto bad = GENERATE("", "a b", "a/b", "a@b", "x:port", "x:99999", "[::1", "[x]", ":80",
                              "a\"b", "a<b", "x:1:2");
    CAPTURE(bad);
    CHECK_FALSE(is_valid_host(bad));
}
