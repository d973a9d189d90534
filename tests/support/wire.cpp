#include "support/wire.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/text.hpp"

namespace tasklight::test {
namespace {

constexpr int kPatienceSeconds = 30;

}  // namespace

std::string Answer::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (equals_ignoring_case(key, name)) return value;
    return {};
}

std::string Answer::text(std::string_view path) const {
    const JsonValue document = json();
    const JsonValue* value = &document;
    for (const std::string_view name : split(path, '.'))
        if (value) value = value->find(name);
    return value && value->string() ? *value->string() : std::string();
}

Answer Wire::get(const std::string& target, const Headers& headers) {
    return exchange("GET", target, headers, {});
}

Answer Wire::send(const std::string& method, const std::string& target, const std::string& body,
                  const Headers& headers) {
    Headers all{{"Accept", "application/json"}};
    if (!body.empty()) all.emplace_back("Content-Type", "application/json");
    all.insert(all.end(), headers.begin(), headers.end());
    return exchange(method, target, std::move(all), body);
}

Answer Wire::post_form(const std::string& target, const std::string& body, const Headers& headers) {
    Headers all{{"Content-Type", "application/x-www-form-urlencoded"}};
    all.insert(all.end(), headers.begin(), headers.end());
    return exchange("POST", target, std::move(all), body);
}

Answer Wire::exchange(const std::string& method, const std::string& target, Headers headers,
                      const std::string& body) {
    if (!authorization_.empty()) headers.emplace_back("Authorization", authorization_);
    if (!body.empty() || method == "POST")
        headers.emplace_back("Content-Length", std::to_string(body.size()));
    std::string text =
        method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) + "\r\n";
    for (const auto& [name, value] : headers)
        text += name + ": " + value + "\r\n";
    send_raw(text + "\r\n" + body);
    return receive(method != "HEAD");
}

void Wire::connect() {
    socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{kPatienceSeconds, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    const int on = 1;
    ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_port = htons(static_cast<std::uint16_t>(port_));
    name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0) return;
    close();
    throw WireError("refused");
}

void Wire::send_raw(std::string_view bytes) {
    if (socket_ < 0) connect();
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;  // the answer may have come already, or says why
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

Answer Wire::receive(bool has_body) {
    Answer answer;
    const std::string status = take_line();
    if (!status.starts_with("HTTP/1.1 ") || status.size() < 12) {
        close();
        throw WireError("no HTTP: " + status);
    }
    answer.status = std::stoi(status.substr(9, 3));
    for (std::string line = take_line(); !line.empty(); line = take_line()) {
        const auto colon = line.find(':');
        answer.headers.emplace_back(line.substr(0, colon),
                                    std::string(trimmed(line.substr(colon + 1))));
    }
    if (answer.status == 100) return receive(has_body);
    if (const std::string length = answer.header("Content-Length"); has_body && !length.empty()) {
        answer.body = take_bytes(std::stoul(length));
    } else if (has_body && answer.header("Transfer-Encoding") == "chunked") {
        answer.body = take_chunks();
    }
    if (equals_ignoring_case(answer.header("Connection"), "close")) close();
    return answer;
}

void Wire::receive_more() {
    char bytes[16384];
    const auto count = socket_ < 0 ? -1 : ::recv(socket_, bytes, sizeof bytes, 0);
    if (count <= 0) {
        close();
        throw WireError(count == 0 ? "closed" : "cut or silent");
    }
    received_.append(bytes, static_cast<std::size_t>(count));
}

std::string Wire::take_line() {
    std::size_t end = 0;
    while ((end = received_.find("\r\n")) == std::string::npos)
        receive_more();
    std::string line = received_.substr(0, end);
    received_.erase(0, end + 2);
    return line;
}

std::string Wire::take_bytes(std::size_t count) {
    while (received_.size() < count)
        receive_more();
    std::string bytes = received_.substr(0, count);
    received_.erase(0, count);
    return bytes;
}

std::string Wire::take_chunks() {
    std::string body;
    for (;;) {
        const auto size = std::stoul(take_line(), nullptr, 16);
        body += take_bytes(size);
        (void)take_line();
        if (size == 0) return body;
    }
}

void Wire::end_sending() {
    if (socket_ >= 0) ::shutdown(socket_, SHUT_WR);
}

void Wire::close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    received_.clear();
}

std::string join(Wire& wire, const std::string& username) {
    const std::string who = "{\"username\":\"" + username + "\",\"password\":\"" + kPassword + '"';
    const Answer registered =
        wire.send("POST", "/register", who + ",\"email\":\"" + username + "@example.org\"}");
    if (registered.status != 201) throw std::runtime_error("not registered: " + registered.body);
    const Answer login = wire.send("POST", "/login", who + '}');
    if (login.status != 200) throw std::runtime_error("not logged in: " + login.body);
    wire.sign_in(login.text("token"));
    return login.text("token");
}

}  // namespace tasklight::test
