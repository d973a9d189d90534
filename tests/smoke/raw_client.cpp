#include "raw_client.hpp"

#include <arpa/inet.h>
#include <chrono>
#include <cstring>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.hpp"
#include "base/random.hpp"

namespace tasklight::smoke {
namespace {

int connect_to(int family, const void* name, socklen_t size) {
    const int socket = ::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0 || ::connect(socket, static_cast<const sockaddr*>(name), size) != 0) {
        if (socket >= 0) ::close(socket);
        throw std::runtime_error(std::string("cannot connect: ") + std::strerror(errno));
    }
    return socket;
}

int open(const std::string& address) {
    if (address.starts_with("unix:")) {
        sockaddr_un name{};
        name.sun_family = AF_UNIX;
        address.copy(name.sun_path, sizeof name.sun_path - 1, 5);
        return connect_to(AF_UNIX, &name, sizeof name);
    }
    const auto colon = address.rfind(':');
    const auto port = htons(static_cast<std::uint16_t>(std::stoi(address.substr(colon + 1))));
    if (address.front() == '[') {
        sockaddr_in6 name{};
        name.sin6_family = AF_INET6;
        name.sin6_port = port;
        ::inet_pton(AF_INET6, address.substr(1, colon - 2).c_str(), &name.sin6_addr);
        return connect_to(AF_INET6, &name, sizeof name);
    }
    sockaddr_in name{};
    name.sin_family = AF_INET;
    name.sin_port = port;
    ::inet_pton(AF_INET, address.substr(0, colon).c_str(), &name.sin_addr);
    return connect_to(AF_INET, &name, sizeof name);
}

}  // namespace

RawClient::RawClient(const std::string& address) : socket_(open(address)) {}

RawClient::~RawClient() {
    if (socket_ >= 0) ::close(socket_);
}

bool RawClient::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawClient::finish_sending() const { ::shutdown(socket_, SHUT_WR); }

bool RawClient::receive(double seconds) {
    pollfd readable{socket_, POLLIN, 0};
    if (::poll(&readable, 1, static_cast<int>(seconds * 1000)) <= 0) return false;
    char piece[65536];
    const auto got = ::recv(socket_, piece, sizeof piece, 0);
    if (got <= 0) return false;
    buffer_.append(piece, static_cast<std::size_t>(got));
    return true;
}

std::string RawClient::answer(bool with_body, double seconds) {
    std::size_t end = std::string::npos;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
        if (!receive(seconds)) return {};
    std::size_t size = end + 4;
    const auto length = buffer_.find("Content-Length: ");
    if (with_body && length < end) size += std::stoul(buffer_.substr(length + 16));
    while (buffer_.size() < size)
        if (!receive(seconds)) return {};
    const std::string answer = buffer_.substr(0, size);
    buffer_.erase(0, size);
    return answer;
}

bool RawClient::is_closed(double seconds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    for (;;) {
        const std::chrono::duration<double> left = end - std::chrono::steady_clock::now();
        pollfd readable{socket_, POLLIN, 0};
        if (left.count() <= 0) return false;
        if (::poll(&readable, 1, static_cast<int>(left.count() * 1000) + 1) <= 0) return false;
        char piece[4096];
        if (::recv(socket_, piece, sizeof piece, 0) <= 0) return true;
    }
}

int status_of(std::string_view answer) {
    return answer.size() < 12 ? 0 : std::stoi(std::string(answer.substr(9, 3)));
}

std::string body_of(std::string_view answer) {
    const auto end = answer.find("\r\n\r\n");
    return end == std::string_view::npos ? std::string() : std::string(answer.substr(end + 4));
}

std::unique_ptr<http::Server> serve(Handler handler, http::ServerOptions options) {
    initialize_cryptography();
    log::set_level(log::Level::kError);
    if (options.listen == http::ServerOptions().listen) options.listen = {"127.0.0.1:0"};
    return std::make_unique<http::Server>(
        std::move(options), std::move(handler),
        [](const http::Request&, int status, const std::string& detail) {
            return http::plain(detail, status);
        });
}

http::Response echo(http::Request& request) {
    return http::plain(std::string(to_string(request.method)) + " " + request.path + " " +
                       request.body);
}

}  // namespace tasklight::smoke
