#include "http/framing.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

using tasklight::Refusal;
using tasklight::http::check_framing;
using tasklight::http::Request;

namespace {

using Headers = std::vector<std::pair<std::string, std::string>>;

Request with(Headers headers) {
    Request request;
    request.headers = std::move(headers);
    request.headers.emplace_back("Host", "x");
    return request;
}

int refusal_of(const Request& request, std::string_view version = "1.1") {
    try {
        static_cast<void>(check_framing(request, version));
    } catch (const Refusal& refusal) {
        return refusal.status();
    }
    return 0;
}

}  // namespace

TEST_CASE("a length or chunks say where a request ends", "[http]") {
    CHECK(check_framing(with({{"Content-Length", "5"}}), "1.1").length == 5);
    CHECK(check_framing(with({{"Transfer-Encoding", "Chunked"}}), "1.1").chunked);
    CHECK_FALSE(check_framing(with({}), "1.1").has_body());
}

TEST_CASE("a length that two parsers could read differently is refused", "[http]") {
    const auto bad = GENERATE("5x", "+5", "-5", "5, 5", "0x26", "", "5 5", "1234567890123456");
    CAPTURE(bad);
    CHECK(refusal_of(with({{"Content-Length", bad}})) == 400);
}

TEST_CASE("a request whose end is given twice is refused", "[http]") {
    CHECK(refusal_of(with({{"Content-Length", "5"}, {"content-length", "5"}})) == 400);
    CHECK(refusal_of(with({{"Content-Length", "5"}, {"Transfer-Encoding", "chunked"}})) == 400);
    CHECK(refusal_of(with({{"Transfer-Encoding", "chunked"}, {"Transfer-Encoding", "x"}})) == 400);
    CHECK(refusal_of(with({{"Transfer-Encoding", "identity"}})) == 400);
    CHECK(refusal_of(with({{"Transfer-Encoding", "chunked"}}), "1.0") == 400);
}

TEST_CASE("there is one host", "[http]") {
    Request none;
    CHECK(refusal_of(none) == 400);
    CHECK(refusal_of(none, "1.0") == 0);
    CHECK(refusal_of(with({{"host", "y"}}), "1.0") == 400);
    Request bad;
    bad.headers.emplace_back("Host", "a/b");
    CHECK(refusal_of(bad) == 400);
}

TEST_CASE("more header fields than can be seen are refused", "[http]") {
    CHECK(refusal_of(with(Headers(63, {"X", "1"}))) == 431);
    CHECK(refusal_of(with(Headers(62, {"X", "1"}))) == 0);
}

TEST_CASE("only one expectation is known", "[http]") {
    CHECK(check_framing(with({{"Expect", "100-Continue"}}), "1.1").expects_continue);
    CHECK_FALSE(check_framing(with({{"Expect", "100-continue"}}), "1.0").expects_continue);
    CHECK(refusal_of(with({{"Expect", "miracles"}})) == 417);
}
