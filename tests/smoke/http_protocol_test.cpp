#include <catch2/catch.hpp>
#include <thread>

#include "raw_client.hpp"

using namespace tasklight::smoke;
using tasklight::http::ServerOptions;

namespace {

struct Refused {
    const char* what;
    std::string bytes;
    int status;
};

std::vector<Refused> refused_requests() {
    std::string many;
    for (int i = 0; i < 64; ++i)
        many += "X-" + std::to_string(i) + ": 1\r\n";
    const std::string post = "POST / HTTP/1.1\r\nHost: x\r\n";
    return {
        {"two lengths", post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!", 400},
        {"length and chunks", post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
         400},
        {"hexadecimal length", post + "Content-Length: 0x26\r\n\r\nGET / HTTP/1.1\r\n\r\n", 400},
        {"signed length", post + "Content-Length: +5\r\n\r\nhello", 400},
        {"negative length", post + "Content-Length: -5\r\n\r\nhello", 400},
        {"word for length", post + "Content-Length: five\r\n\r\nhello", 400},
        {"space before the first name",
         "POST / HTTP/1.1\r\n Content-Length: 5\r\nHost: x\r\n\r\nhello", 400},
        {"space before colon", post + "Content-Length : 5\r\n\r\nhello", 400},
        {"other encoding", post + "Transfer-Encoding: gzip\r\n\r\n", 400},
        {"folded header", post + "X: 1\r\n  2\r\nContent-Length: 5\r\n\r\nhello", 400},
        {"too many headers", post + many + "Content-Length: 5\r\n\r\nhello", 431},
        {"too long a head", post + "X: " + std::string(17'000, 'x') + "\r\n\r\n", 431},
        {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"two hosts", "GET / HTTP/1.0\r\nHost: x\r\nHost: y\r\n\r\n", 400},
        {"bad host", "GET / HTTP/1.1\r\nHost: x/../y\r\n\r\n", 400},
        {"NUL in a header",
         "GET / HTTP/1.1\r\nHost: x\r\nX: a" + std::string(1, '\0') + "b\r\n\r\n", 400},
        {"NUL in the path", "GET /a%00b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"bad percent sign", "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"path that is not UTF-8", "GET /%ff HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"query that is not UTF-8", "GET /?a=%ff HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"nothing but line ends", "\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"space in the path", "GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"unknown method", "BREW / HTTP/1.1\r\nHost: x\r\n\r\n", 400},
        {"foreign method", "PROPFIND / HTTP/1.1\r\nHost: x\r\n\r\n", 501},
        {"later version", "GET / HTTP/2.0\r\nHost: x\r\n\r\n", 505},
        {"other expectation", post + "Expect: miracles\r\nContent-Length: 1\r\n\r\nx", 417},
        {"too long a body", post + "Content-Length: 2000000\r\n\r\n", 413},
        {"broken chunk", post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400},
    };
}

}  // namespace

TEST_CASE("what two parsers could read differently is refused and ends the connection", "[smoke]") {
    const auto server = serve(echo);
    for (const auto& refused : refused_requests()) {
        CAPTURE(refused.what);
        RawClient client(server->addresses().front());
        const auto answer = client.ask(refused.bytes);
        CAPTURE(answer);
        CHECK(status_of(answer) == refused.status);
        CHECK(answer.find("Connection: close") != std::string::npos);
        CHECK(client.answer(true, 0.05).empty());
        CHECK(client.is_closed());
    }
}

TEST_CASE("requests in one piece are answered in order", "[smoke]") {
    const auto server = serve(echo);
    RawClient client(server->addresses().front());
    client.send(
        "GET /1 HTTP/1.1\r\nHost: x\r\n\r\n"
        "POST /2 HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi"
        "GET /3 HTTP/1.1\r\nHost: x\r\n\r\nGET /4 HTT");
    CHECK(body_of(client.answer()) == "GET /1 ");
    CHECK(body_of(client.answer()) == "POST /2 hi");
    CHECK(body_of(client.answer()) == "GET /3 ");
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    CHECK(body_of(client.ask("P/1.1\r\nHost: x\r\n\r\n")) == "GET /4 ");
}

TEST_CASE("a body may come in chunks", "[smoke]") {
    const auto server = serve(echo);
    RawClient client(server->addresses().front());
    client.send("POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    CHECK(body_of(client.ask("1\r\n!\r\n0\r\n\r\n")) == "POST /c hello!");
    CHECK(body_of(client.ask("GET /n HTTP/1.1\r\nHost: x\r\n\r\n")) == "GET /n ");
}

TEST_CASE("chunks cannot exceed the limit of a body", "[smoke]") {
    ServerOptions options;
    options.body_limit = 1000;
    const auto server = serve(echo, options);
    RawClient client(server->addresses().front());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    client.send("400\r\n" + std::string(0x400, 'x') + "\r\n0\r\n\r\n");
    CHECK(status_of(client.answer()) == 413);
}

TEST_CASE("a client that asks is told to go on", "[smoke]") {
    const auto server = serve(echo);
    RawClient client(server->addresses().front());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    CHECK(status_of(client.answer()) == 100);
    CHECK(body_of(client.ask("hi")) == "POST / hi");
}

TEST_CASE("HEAD has the head of GET alone", "[smoke]") {
    const auto server = serve(echo);
    RawClient client(server->addresses().front());
    client.send("HEAD /h HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto answer = client.answer(false);
    CHECK(answer.find("Content-Length: 8\r\n") != std::string::npos);
    CHECK(body_of(client.ask("GET /h HTTP/1.1\r\nHost: x\r\n\r\n")) == "GET /h ");
}

TEST_CASE("an answer without content has no body", "[smoke]") {
    const auto server = serve([](tasklight::http::Request&) {
        tasklight::http::Response response = tasklight::http::not_modified("\"1\"");
        response.body = "never";
        return response;
    });
    RawClient client(server->addresses().front());
    const std::string get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    const auto answer = client.ask(get);
    CHECK(answer.find("Content-Length") == std::string::npos);
    CHECK(answer.ends_with("\r\n\r\n"));
    CHECK(status_of(client.ask(get)) == 304);
}

TEST_CASE("a header cannot be forged by a value", "[smoke]") {
    const auto server = serve([](tasklight::http::Request&) {
        return tasklight::http::see_other("/x\r\nSet-Cookie: evil=1");
    });
    RawClient client(server->addresses().front());
    const auto answer = client.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(answer.find("\r\nSet-Cookie") == std::string::npos);
}

TEST_CASE("a handler that throws is answered with a bare 500", "[smoke]") {
    const auto server = serve([](tasklight::http::Request&) -> tasklight::http::Response {
        throw std::runtime_error("secret");
    });
    RawClient client(server->addresses().front());
    const auto answer = client.ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(status_of(answer) == 500);
    CHECK(answer.find("secret") == std::string::npos);
}

TEST_CASE("a request id is taken from a trusted proxy only", "[smoke]") {
    const std::string get = "GET / HTTP/1.1\r\nHost: x\r\nX-Request-Id: mine\r\n\r\n";
    const auto server = serve(echo);
    CHECK(RawClient(server->addresses().front()).ask(get).find("X-Request-Id: mine") ==
          std::string::npos);
    ServerOptions options;
    options.trusted_proxies = {"127.0.0.0/8"};
    const auto behind_proxy = serve(echo, options);
    CHECK(RawClient(behind_proxy->addresses().front()).ask(get).find("X-Request-Id: mine\r\n") !=
          std::string::npos);
}

TEST_CASE("a client of HTTP 1.0 is answered and left", "[smoke]") {
    const auto server = serve(echo);
    RawClient client(server->addresses().front());
    CHECK(body_of(client.ask("GET /old HTTP/1.0\r\n\r\n")) == "GET /old ");
    CHECK(client.is_closed());
}
